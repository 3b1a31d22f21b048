"""Works out every case of `tests/cases/` with the real law; waiting_period.yml says how to write one."""

from datetime import date
from typing import Any

import pytest
import yaml

from core.rules.right_to_work import Answer, CardText, Fact, Situation, Verdict, decide
from tests.core.rules.real_law import LAW, ROOT

FACTS = {
    "statuut": "status",
    "gevraagd_voor": "work_on",
    "vandaag": "today",
    "ingediend_op": "lodged_on",
    "document": "document",
    "volgend_verzoek": "later_application",
    "ontvankelijk": "admissible",
    "ontvankelijk_op": "admissible_on",
    "geweigerd": "refused",
    "weigering_betekend_op": "refusal_notified_on",
    "weigering_verstuurd_op": "refusal_posted_on",
    "weigering_vernietigd": "refusal_annulled",
    "beroep": "appealed",
    "beroep_ingediend_op": "appeal_lodged_on",
    "beroep_verworpen": "appeal_rejected",
    "beroep_verworpen_op": "appeal_rejected_on",
    "overdracht_geweigerd": "transfer_refused",
    "overdracht_geweigerd_op": "transfer_refused_on",
    "kaart_geldig_tot": "card_valid_until",
    "arbeidskaart_c": "permit_card_c",
    "arbeidskaart_c_van": "permit_card_c_from",
    "arbeidskaart_c_tot": "permit_card_c_until",
    "werkgever_huisvest": "employer_houses",
    "leeftijd": "age",
}
ANSWERS = {"ja": Answer.YES, "nee": Answer.NO, "onzeker": Answer.UNCERTAIN}
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['naam']}")
    for path in sorted((ROOT / "tests" / "cases").glob("*.yml"))
    if path.name not in ("matching.yml", "office_hours.yml")
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def situation_from(facts: dict[str, Any]) -> Situation:
    told = dict(facts)
    values: dict[str, Any] = {}
    if "ingediend_tussen" in told:
        values["lodged_from"], values["lodged_until"] = told.pop("ingediend_tussen")
    if "kaart_zegt" in told:
        values["card_text"] = CardText(told.pop("kaart_zegt"))
    values["unknown"] = frozenset(Fact(code) for code in told.pop("weet_niet", []))
    values |= {FACTS[key]: value for key, value in told.items()}
    return Situation(**values)


def as_told(verdict: Verdict) -> dict[str, Any]:
    return {
        "antwoord": next(word for word, answer in ANSWERS.items() if answer is verdict.answer),
        "reden": verdict.reason.value,
        "stap": verdict.next_step.value,
        "grensdag": verdict.boundary_day,
        "veilig_vanaf": verdict.first_safe_day,
        "laatst_veilig_vanaf": verdict.last_safe_day,
        "recht_eindigt_op": verdict.right_ends_on,
        "document": verdict.document,
        "grens": verdict.limit,
        "aannames": [assumption.value for assumption in verdict.assumptions],
    }


@pytest.mark.parametrize("case", CASES)
def test_case_of_a_lawyer_comes_out_as_written(case: dict[str, Any]) -> None:
    verdict = decide(situation_from(case["feiten"]), LAW)
    told = as_told(verdict)
    assert {key: told[key] for key in case["verwacht"]} == case["verwacht"]


@pytest.mark.parametrize("case", CASES)
def test_case_says_where_it_comes_from_and_what_is_expected(case: dict[str, Any]) -> None:
    assert case["bron"]
    assert case["verwacht"]["antwoord"] in ANSWERS
    assert isinstance(case["feiten"]["gevraagd_voor"], date)


def test_every_example_of_the_research_is_a_case() -> None:
    sources = " ".join(param.values[0]["bron"] + "," for param in CASES)  # type: ignore[index]
    assert [number for number in range(1, 26) if f"voorbeeld {number}," not in sources] == []
