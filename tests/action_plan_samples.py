"""Invented plans of provinces for tests, as files and in a database."""

from pathlib import Path
from typing import Any

import yaml
from sqlalchemy.orm import Session

from core.content.action_plan import load_plans, read_plans
from core.content.organisations import load_organisations, read_organisations
from core.content.places import places_in
from core.content.reference import load_places
from tests.measure_samples import DATA

PAGE = {"url": "https://www.example.be/plan", "title": "Een bladzijde", "page_date": "2016-11"}

NOT_STARTED: dict[str, Any] = {
    "title": "Een actie",
    "goal": "Iets doen.",
    "in_playbook": True,
    "themes": ["jobs"],
    "description": None,
    "state": "not_started",
    "lead": None,
    "partners": [],
    "period_from": None,
    "period_until": None,
    "results": [],
    "confidence": None,
    "sources": [],
    "notes": None,
}

DONE: dict[str, Any] = {
    **NOT_STARTED,
    "description": "Er gebeurde iets.",
    "state": "ended",
    "lead": "een-dienst",
    "partners": ["een-partner"],
    "period_from": "2016-02",
    "period_until": "2016-11",
    "results": [{"figure": "12 %", "text": "vond werk", "measured": "2016-11", "confidence": "medium"}],
    "confidence": "medium",
    "sources": [PAGE],
}


def action(action_id: str, base: dict[str, Any] = NOT_STARTED, **changes: Any) -> dict[str, Any]:
    """Return what a file holds about one action."""
    return {"id": action_id, **base, **changes}


def plan(province: str = "Limburg", **changes: Any) -> dict[str, Any]:
    """Return what the file of a province holds: a plan that is still to be made, with changes."""
    parts = {"newcomers": "screen", "employers": "match", "coordination": "taskforce"}
    return {
        "id": province.lower(),
        "province": province,
        "title": f"Actieplan {province}",
        "summary": None,
        "simple": None,
        "uncertain": None,
        "ask_at": ["een-dienst"],
        "confidence": None,
        "checked_on": "2026-02-14",
        "sources": [],
        "notes": None,
        "pillars": [
            {"id": part, "title": part, "aim": "Iets bereiken.", "actions": [action(name)]}
            for part, name in parts.items()
        ],
        **changes,
    }


def write_plans(folder: Path, *plans: dict[str, Any]) -> Path:
    """Write a folder like data/action_plan with these plans, each in a file named after its id."""
    plans_dir = folder / "data" / "action_plan"
    plans_dir.mkdir(parents=True, exist_ok=True)
    for each in plans:
        text = yaml.safe_dump(each, allow_unicode=True, sort_keys=False)
        (plans_dir / f"{each['id']}.yml").write_text(text, encoding="utf-8")
    return plans_dir


def load_real_plans(session: Session) -> None:
    """Load the plans of data/ with the organisations and places that they need."""
    load_places(session, places_in(DATA / "places"))
    load_organisations(session, read_organisations(DATA / "organisations")[0])
    load_plans(session, read_plans(DATA / "action_plan")[0])
