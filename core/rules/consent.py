"""What people can agree with, each purpose on its own. Glossary: toestemming."""

from enum import Enum


class Purpose(str, Enum):
    """What somebody agrees with. `KEEP` comes first: without it nothing of a profile or vacancy is kept."""

    KEEP = "keep"
    STAFF = "staff"
    MATCH = "match"


WORDING = "2026-11"
"""The version of the sentences with which consent is asked now: `utter_ask_consent_*`."""
