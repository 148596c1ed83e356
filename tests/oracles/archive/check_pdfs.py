"""Asks pyHanko about PDFs with an archive's root certificate and list of revocations. Usage: check_pdfs.py ROOT.pem LIST.crl MOMENT FILE…

Exit code 0 where every file has one signature, over the whole file, unchanged, that leads to the root at the moment, of a certificate that
the list shows to be good.
"""

import logging
import sys
from datetime import datetime

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)
root, moment, files = load_cert_from_pemder(sys.argv[1]), datetime.fromisoformat(sys.argv[3]), sys.argv[4:]
with open(sys.argv[2], "rb") as list_file:
    revocations = list_file.read()
refused = 0
for name in files:
    try:
        with open(name, "rb") as file:
            signatures = list(PdfFileReader(file).embedded_regular_signatures)
            context = ValidationContext(
                trust_roots=[root], crls=[revocations], revocation_mode="require", moment=moment, allow_fetching=False
            )
            (signature,) = signatures
            status = validate_pdf_signature(signature, context)
            good = status.intact and status.valid and status.trusted
            good = good and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
            said = status.summary()
    except Exception as error:
        good, said = False, f"{type(error).__name__}: {error}"
    print("accepted" if good else "rejected", name, said)
    refused += not good
sys.exit(1 if refused or not files else 0)
