"""Asks pyHanko about the signature of PDF files.

usage: check.py --trust ROOT.pem [--level B|T|LT|LTA] [--revocation require|none] FILE...

Accepted (exit code 0) is a file with exactly one regular signature that is intact and trusted, covers the file (later revisions
may only hold proofs and timestamps), is ETSI.CAdES.detached with signing-certificate-v2 and without a signing time of its own,
and reaches the level. For LT and LTA the file is judged without any network in 2041, after the signer's certificate ended.
"""

import argparse
import asyncio
import datetime
import logging
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, ModificationLevel
from pyhanko.sign.validation import ades
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.policy_decl import PdfSignatureValidationSpec, SignatureValidationSpec
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import NO_REVOCATION, REQUIRE_REVINFO, CertRevTrustPolicy, FreshnessReqType
from pyhanko_certvalidator.registry import SimpleTrustManager

LEVELS = ["B", "T", "LT", "LTA"]
LATER = datetime.datetime(2041, 6, 1, tzinfo=datetime.timezone.utc)


def has(attributes, name):
    return any(attribute["type"].native == name for attribute in attributes)


def reached(reader, signature, timestamps):
    unsigned = signature.signer_info["unsigned_attrs"]
    if not unsigned.native or not has(unsigned, "signature_time_stamp_token"):
        return "B"
    if "/DSS" not in reader.root:
        return "T"
    store = DocumentSecurityStore.read_dss(reader)
    if not (store.certs and (store.ocsps or store.crls)):
        return "T"
    return "LTA" if timestamps else "LT"


async def faults_of(path, roots, level, revocation):
    faults = []
    with open(path, "rb") as file:
        if not file.read().rstrip(b"\r\n").endswith(b"%%EOF"):
            faults.append("data after the last %%EOF")
        reader = PdfFileReader(file, strict=True)
        signatures = list(reader.embedded_regular_signatures)
        timestamps = list(reader.embedded_timestamp_signatures)
        if len(signatures) != 1:
            return faults + [f"{len(signatures)} signatures"]
        signature = signatures[0]
        if signature.sig_object.get("/SubFilter") != "/ETSI.CAdES.detached":
            faults.append("another SubFilter")
        if "/M" not in signature.sig_object or "/Cert" in signature.sig_object:
            faults.append("M is missing or Cert is there")
        signed = signature.signer_info["signed_attrs"]
        if not has(signed, "signing_certificate_v2") or has(signed, "signing_time"):
            faults.append("signing-certificate-v2 is missing or signing-time is there")
        got = reached(reader, signature, timestamps)
        if LEVELS.index(got) < LEVELS.index(level):
            faults.append(f"level {got}")
        rule = REQUIRE_REVINFO if revocation == "require" else NO_REVOCATION
        policy = CertValidationPolicySpec(
            trust_manager=SimpleTrustManager.build(trust_roots=roots),
            revinfo_policy=CertRevTrustPolicy(
                rule, freshness=None, freshness_req_type=FreshnessReqType.MAX_DIFF_REVOCATION_VALIDATION
            ),
        )
        spec = PdfSignatureValidationSpec(
            signature_validation_spec=SignatureValidationSpec(cert_validation_policy=policy),
            diff_policy=DEFAULT_DIFF_POLICY,
        )
        signature.compute_integrity_info(DEFAULT_DIFF_POLICY)
        if level in ("LT", "LTA"):
            result = await ades.simulate_future_ades_lta_validation(signature, spec, LATER)
        else:
            validate = ades.ades_basic_validation if level == "B" else ades.ades_with_time_validation
            result = await validate(
                signature.signed_data,
                spec.signature_validation_spec,
                timing_info=ValidationTimingInfo.now(),
                raw_digest=signature.compute_digest(),
            )
        if "AdESPassed" not in str(result.ades_subindic):
            faults.append(f"{result.ades_subindic}: {result.failure_msg}")
        change = getattr(signature.diff_result, "modification_level", None)
        whole = signature.coverage == SignatureCoverageLevel.ENTIRE_FILE
        harmless = change in (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES)
        if not whole and not (signature.coverage == SignatureCoverageLevel.ENTIRE_REVISION and harmless):
            faults.append(f"coverage {signature.coverage.name}, change {change}")
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--trust", action="append", required=True)
    parser.add_argument("--level", default="B", choices=LEVELS)
    parser.add_argument("--revocation", default="require", choices=["require", "none"])
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    roots = [load_cert_from_pemder(file) for file in arguments.trust]
    rejected = False
    for path in arguments.files:
        try:
            faults = asyncio.run(faults_of(path, roots, arguments.level, arguments.revocation))
        except Exception as error:  # A file that makes the validator fall is rejected.
            faults = [f"{type(error).__name__}: {error}"]
        print("REJECT" if faults else "ACCEPT", path, *faults, sep="\n   ")
        rejected = rejected or bool(faults)
    sys.exit(1 if rejected else 0)


if __name__ == "__main__":
    main()
