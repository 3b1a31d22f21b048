"""Works out every case of tests/cases/matching.yml with the real weights; the file says how to write one."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.rules.matching import CRITERIA, Fit, match, normal_skill
from core.rules.profile import Experience, WorkWindow
from core.rules.right_to_work_terms import Answer
from tests.matching_samples import (
    BRUGGE,
    BRUSSEL,
    GENT,
    KORTRIJK,
    PLACES,
    TODAY,
    a_candidate,
    a_need,
    real_weights,
)

FILE = Path(__file__).parents[2] / "cases" / "matching.yml"
WEIGHTS = real_weights()
FITS = {"ja": Fit.MET, "deels": Fit.PARTLY, "nee": Fit.NOT_MET, "onbekend": Fit.UNKNOWN}
RESULTS = {
    "beroep": "occupation",
    "ervaring": "experience",
    "vaardigheden": "skills",
    "nederlands": "dutch",
    "afstand": "distance",
    "start": "start",
    "uren": "hours",
    "tijden": "times",
    "studie": "education",
    "rijbewijs": "licence",
    "recht": "right_to_work",
    "toestemming": "consent",
}
NAMES = {"Brugge": BRUGGE, "Kortrijk": KORTRIJK, "Gent": GENT, "Brussel": BRUSSEL}
SAME_WORDS = {
    "nederlands": "dutch_level",
    "coaching": "coaching",
    "uren": "hours",
    "studie": "education_level",
    "erkend": "education_recognised",
    "beroep": "occupation",
    "isco": "isco08",
    "start": "start_on",
    "vanaf": "available_from",
    "km": "max_km",
    "toestemming": "consent",
}


class Loader(yaml.SafeLoader):
    """Reads `no` and `yes` as the words that they are here; true and false stay what they are."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
WRITTEN = yaml.load(FILE.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 (a SafeLoader)
CASES = [pytest.param(case, id=case["naam"]) for case in WRITTEN]


def changes(told: Mapping[str, Any], kind: type) -> dict[str, Any]:
    """Return what a case says differently, in the words of the rules; `kind` gathers several values."""
    found: dict[str, Any] = {}
    for word, value in told.items():
        if word == "plaats":
            latitude, longitude = (None, None) if value is None else PLACES[NAMES[value]]
            found |= {"latitude": latitude, "longitude": longitude}
        elif word in ("deed", "wil"):
            name = {"deed": "experience", "wil": "wanted"}[word]
            found[name] = None if value is None else tuple(Experience(*each) for each in value)
        elif word == "mag_werken":
            answer, first, last = value
            found["work"] = WorkWindow(Answer(answer), first, last, TODAY)
        elif word == "vaardigheden":
            found["skills"] = kind(map(normal_skill, value))
        elif word in ("rijbewijs", "tijden", "lijsten"):
            name = {"rijbewijs": "licences", "tijden": "times", "lijsten": "skill_lists"}[word]
            found[name] = None if value is None else kind(value)
        else:
            found[SAME_WORDS[word]] = value
    return found


@pytest.mark.parametrize("case", CASES)
def test_case_of_a_counsellor_comes_out_as_written(case: dict[str, Any]) -> None:
    need = replace(a_need(), **changes(case.get("vacature", {}), tuple))
    found = match(need, replace(a_candidate(), **changes(case.get("persoon", {}), frozenset)), WEIGHTS)
    told: dict[str, Any] = {
        "mag": found.allowed,
        "vraag": list(found.missing),
        "score": None if found.score is None else round(100 * found.score, 1),
    }
    for word, criterion in RESULTS.items():
        fit = found.result(criterion).fit  # type: ignore[arg-type]
        told[word] = next(name for name, each in FITS.items() if each is fit)
    assert {word: told[word] for word in case["verwacht"]} == case["verwacht"]


def test_every_criterion_has_a_case_for_every_fit_that_it_can_have() -> None:
    expected = [case["verwacht"] for case in WRITTEN]
    seen = {(RESULTS[word], fit) for told in expected for word, fit in told.items() if word in RESULTS}
    wanted = {(criterion, fit) for criterion in CRITERIA for fit in ("ja", "deels", "nee", "onbekend")}
    assert wanted - seen == {("hours", "deels")}
