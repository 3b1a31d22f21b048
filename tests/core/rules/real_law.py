"""The law as it stands in `data/`, for tests that must hold for the real thing."""

import json
from pathlib import Path

from core.content.right_to_work import read_entries
from core.rules.right_to_work import RightToWorkLaw, law_from_entries

ROOT = Path(__file__).parents[3]
ENTRIES = read_entries(ROOT / "data" / "right_to_work.yml")


def real_law() -> RightToWorkLaw:
    """Return the law after a trip through JSON, as it comes back from the database."""
    return law_from_entries([json.loads(entry.json()) for entry in ENTRIES])


LAW = real_law()
