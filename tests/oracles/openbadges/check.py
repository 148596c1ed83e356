"""Asks openbadgeslib about credentials, as its command does with --resolve-did and --check-status.

usage: check.py MOMENT WORLD.json CREDENTIAL...

WORLD.json says which file is found at which address: there is no other network. Says of each credential, one JSON string a line,
what is wrong with it; an empty one where nothing is. The clock of the libraries stands at the moment.
"""

import datetime
import json
import sys

import jwt.api_jwt
import openbadgeslib.ob3.credential
import openbadgeslib.ob3.ldp
import openbadgeslib.ob3.status
import openbadgeslib.ob3.verifier
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3.ldp import OB3LdpVerifier

MOMENT = datetime.datetime.fromisoformat(sys.argv[1])
with open(sys.argv[2]) as file:
    WORLD = json.load(file)


class Stopped(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return MOMENT.astimezone(tz)


for module in list(sys.modules.values()):
    if getattr(module, "__name__", "").split(".")[0] in ("openbadgeslib", "jwt"):
        if getattr(module, "datetime", None) is datetime.datetime:
            module.datetime = Stopped


def download(address):
    with open(WORLD[address], "rb") as found:
        return found.read()


for name in sys.argv[3:]:
    with open(name, "rb") as file:
        document = file.read()
    try:
        issuer = json.loads(document)["issuer"]["id"]
        verifier = OB3LdpVerifier.for_issuer_did(issuer)
        verifier.verify(document, check_status=True, download=download)
        print(json.dumps(""))
    except (LibOpenBadgesException, KeyError, ValueError) as error:
        print(json.dumps(f"{type(error).__name__}: {error}"))
