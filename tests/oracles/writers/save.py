"""Saves files anew, as the programs do that people have: save.py FOLDER FILE…

Writes FOLDER/<way>.pdf for each way, of the first file; with more files, of all of them put together.
"""

import sys
import warnings
from pathlib import Path

import pikepdf
from pypdf import PdfReader, PdfWriter

# That forms do not work any more is what these programs do to a certificate.
warnings.simplefilter("ignore")
folder, files = Path(sys.argv[1]), sys.argv[2:]
streams = pikepdf.ObjectStreamMode


def qpdf(way, **how):
    with pikepdf.open(files[0]) as pdf:
        pdf.save(folder / f"{way}.pdf", **how)


def one():
    qpdf("qpdf")
    qpdf("qpdf-packed", object_stream_mode=streams.generate)
    qpdf("qpdf-open", object_stream_mode=streams.disable)
    qpdf("qpdf-linear", linearize=True)
    qpdf("qpdf-linear-packed", linearize=True, object_stream_mode=streams.generate)
    qpdf("qpdf-for-eyes", qdf=True)
    qpdf("qpdf-unpacked", stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    qpdf("qpdf-locked", encryption=pikepdf.Encryption(owner="owner", user=""))
    qpdf("qpdf-locked-as-once", encryption=pikepdf.Encryption(owner="owner", user="", R=4))
    writer = PdfWriter(clone_from=files[0])
    writer.write(folder / "pypdf.pdf")
    writer = PdfWriter()
    writer.append(files[0])
    writer.write(folder / "pypdf-appended.pdf")
    # What is printed into another PDF keeps its links, and nothing of the metadata and the signature.
    with pikepdf.open(files[0]) as pdf:
        del pdf.Root.AcroForm, pdf.Root.Metadata, pdf.Root.StructTreeRoot, pdf.Root.Perms
        for page in pdf.pages:
            page.Annots = pikepdf.Array([one for one in page.get("/Annots", []) if one.Subtype == "/Link"])
        pdf.save(folder / "printed.pdf", object_stream_mode=streams.generate)


def together():
    merged = pikepdf.new()
    for file in files:
        merged.pages.extend(pikepdf.open(file).pages)
    merged.save(folder / "qpdf-merged.pdf")
    merged.save(folder / "qpdf-merged-packed.pdf", object_stream_mode=streams.generate)
    writer = PdfWriter()
    for file in files:
        writer.append(PdfReader(file))
    writer.write(folder / "pypdf-merged.pdf")


one() if len(files) == 1 else together()
