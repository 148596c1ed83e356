"""Prints what PDFium reads from each page of a file, as somebody gets it who selects all of it and copies it.

usage: text.py FILE.pdf

Pages end with a form feed.
"""

import sys

import pypdfium2

for page in pypdfium2.PdfDocument(sys.argv[1]):
    text = page.get_textpage().get_text_range()
    sys.stdout.buffer.write(text.replace("\r\n", "\n").encode("utf-8", "replace") + b"\f")
