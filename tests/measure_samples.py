"""Invented measures for tests, as files and as what the rules know."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from core.content.measures import MeasureFile
from core.rules.measures import Measure

DATA = Path(__file__).parent.parent / "data"

SAMPLE: dict[str, Any] = {
    "id": "voorbeeldpremie",
    "name": "Voorbeeldpremie",
    "aliases": ["VBP"],
    "kind": "wage_subsidy",
    "audience": "employer",
    "status": "active",
    "region": "federal",
    "provider": "Voorbeelddienst",
    "sectors": [],
    "company_size": "any",
    "worker_statuses": {
        "asylum_seeker": "allowed",
        "recognised_refugee": "allowed",
        "subsidiary_protection": "allowed",
        "temporary_protection": "allowed",
    },
    "summary": "U krijgt een deel van het loon terug.",
    "amount": None,
    "duration": None,
    "conditions": {"employer": ["U hebt een onderneming."], "worker": []},
    "steps": ["Vraag de premie aan."],
    "valid_from": "2020-01-01",
    "valid_until": None,
    "replaced_by": None,
    "combinable_with": [],
    "uncertain": None,
    "sources": [
        {
            "url": "https://www.example.be/premie",
            "title": "Een bladzijde",
            "page_date": "2026-01",
            "checked_on": "2026-02-14",
        }
    ],
    "confidence": "high",
    "notes": None,
}


def sample(measure_id: str = "voorbeeldpremie", **changes: Any) -> dict[str, Any]:
    """Return what a measure file holds, with a name and aliases of its own, and with changes."""
    own = {"id": measure_id, "name": measure_id.replace("-", " "), "aliases": []}
    return {**SAMPLE, **own, **changes}


def sample_measure(measure_id: str = "voorbeeldpremie", **changes: Any) -> Measure:
    """Return such a measure as the rules know it."""
    return MeasureFile(**sample(measure_id, **changes)).to_measure()


def write_data(folder: Path, *measures: dict[str, Any]) -> Path:
    """Write a data folder with these measures, named after their id, and with the real law."""
    data_dir = folder / "data"
    (data_dir / "measures").mkdir(parents=True, exist_ok=True)
    for measure in measures:
        write_measure(data_dir, measure)
    if not (data_dir / "right_to_work.yml").exists():
        shutil.copyfile(DATA / "right_to_work.yml", data_dir / "right_to_work.yml")
    return data_dir


def write_measure(data_dir: Path, measure: dict[str, Any], file_name: str | None = None) -> Path:
    """Write one measure file, over the old one if there is one."""
    path = data_dir / "measures" / (file_name or f"{measure['id']}.yml")
    path.write_text(yaml.safe_dump(measure, allow_unicode=True), encoding="utf-8")
    return path
