"""The themed answers as editors write them, and the real ones."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy.orm import Session

from core.content.answers import load_answers, read_answers
from core.content.answers_schema import AnswersFile
from core.content.organisations import read_organisations
from core.database.answers import answers_to
from core.database.session import session_scope
from core.rules.answers import Answer
from tests.core.rules.real_law import LAW

ROOT = Path(__file__).parents[3]
DATA = ROOT / "data"
TODAY = date(2026, 11, 23)
FILE = "data/answers/ask_example.yml"
WHERE = f"{FILE}, 'een-antwoord'"
SENTENCE = "Dit is een heel gewone zin. "
LONG_WORDS = "Inburgeringsverplichtingen veronderstellen gemeentelijke inschrijvingsformaliteiten."
LONG_SENTENCE = "Je gaat " + "en je komt " * 10 + "en je blijft."
SIMPLE_TOO_LONG = "Je gaat naar de dienst en je vraagt daar wat je nu mag doen."
SAMPLE: dict[str, Any] = {
    "title": "Een antwoord",
    "statuses": [],
    "provinces": [],
    "words": [],
    "valid_from": None,
    "valid_until": None,
    "confidence": "high",
    "checked_on": "2026-02-14",
    "conclusion": "Ja, dat kan.",
    "text": "Vraag het aan een dienst.",
    "more": None,
    "simple": "Ja, dat kan.",
    "conclusion_employer": None,
    "text_employer": None,
    "more_employer": None,
    "uncertain": None,
    "ask_at": ["een-dienst"],
    "follow_up": ["ask_contact"],
    "sources": [{"url": "https://www.example.be", "title": "Een bladzijde", "page_date": "2026-01"}],
    "notes": None,
}
U_FORM = {"conclusion_employer": "Ja, dat kan.", "text_employer": "Vraag het aan een dienst."}


def entry(answer_id: str = "een-antwoord", **changes: Any) -> dict[str, Any]:
    """Return what a file holds about one version of an answer."""
    return {"id": answer_id, **SAMPLE, **changes}


def content(*entries: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return what a file of answers to an invented intent holds."""
    about = {"intent": "ask_example", "audience": "newcomer", "review_months": 6, "asks": []}
    return {**about, "entries": list(entries), **changes}


def answers_of(*entries: dict[str, Any], **changes: Any) -> list[Answer]:
    """Return such answers as the rules know them."""
    return AnswersFile(**content(*entries, **changes)).to_answers()


def problems(folder: Path, *files: dict[str, Any], name: str | None = None) -> list[str]:
    answers_dir = folder / "data" / "answers"
    answers_dir.mkdir(parents=True, exist_ok=True)
    for file in files:
        text = yaml.safe_dump(file, allow_unicode=True, sort_keys=False)
        (answers_dir / f"{name or file['intent']}.yml").write_text(text, encoding="utf-8")
    return read_answers(answers_dir, {"een-dienst"})[1]


def test_answer_in_order_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, content(entry())) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sources": []}, f"{WHERE}, veld 'sources': hier is minstens 1 nodig"),
        (
            {"confidence": "low"},
            f"{WHERE}: 'een-antwoord': de zekerheid is 'low', zeg bij 'uncertain' wat niet zeker is",
        ),
        (
            {"text": SENTENCE * 15},
            f"{WHERE}: 'een-antwoord': conclusion en text tellen samen 432 tekens, "
            "hoogstens 420 mag; zet de rest bij 'more'",
        ),
        ({"more": SENTENCE * 54}, f"{WHERE}: 'een-antwoord': more telt 1511 tekens, hoogstens 1500 mag"),
        ({"simple": SENTENCE * 11}, f"{WHERE}: 'een-antwoord': simple telt 307 tekens, hoogstens 300 mag"),
        (
            {"valid_from": "2026-02-01", "valid_until": "2026-01-31"},
            f"{WHERE}: 'een-antwoord': het einde (2026-01-31) ligt voor het begin (2026-02-01)",
        ),
        ({"title": "a" * 39}, f"{WHERE}, veld 'title': de tekst telt 39 tekens, hoogstens 38 mag"),
        ({"checked_on": "2026-02-30"}, f"{WHERE}, veld 'checked_on': de dag 2026-02-30 bestaat niet"),
        ({"valid_from": 2022}, f"{WHERE}, veld 'valid_from': '2022' is geen datum"),
        ({"ask_at": ["nergens"]}, f"{WHERE}, veld 'ask_at': er is geen organisatie 'nergens'"),
        ({"provinces": ["Vlaanderen"]}, f"{WHERE}, veld 'provinces': 'Vlaanderen' is geen provincie"),
        ({"simple": None}, f"{WHERE}, veld 'simple': voor nieuwkomers hoort hier een eenvoudige tekst"),
        ({"statuses": ["refugee"]}, f"{WHERE}, veld 'statuses[1]': 'refugee' kan niet: kies uit "),
        ({"tekst": "Ja."}, f"{WHERE}, veld 'tekst': deze sleutel bestaat niet"),
        ({"conclusion": " "}, f"{WHERE}, veld 'conclusion': dit veld mag niet leeg zijn"),
        ({"text": LONG_SENTENCE}, f"{WHERE}: text: 19.0 woorden per zin, hoogstens 15 mag"),
        ({"text": LONG_WORDS}, f"{WHERE}: text: leesbaarheid "),
        ({"more": LONG_WORDS}, f"{WHERE}: more: leesbaarheid "),
        ({"simple": SIMPLE_TOO_LONG}, f"{WHERE}: simple: 14.0 woorden per zin, hoogstens 10 mag"),
    ],
)
def test_mistake_of_an_editor_is_told_in_dutch_with_file_and_answer(
    tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    [found] = problems(tmp_path, content(entry(**change)))
    assert found.startswith(told)


def test_low_confidence_is_fine_when_it_says_what_is_not_sure(tmp_path: Path) -> None:
    assert problems(tmp_path, content(entry(confidence="low", uncertain="Het bedrag is niet zeker."))) == []


def test_answer_for_anyone_needs_the_u_form(tmp_path: Path) -> None:
    told = f"{WHERE}, veld 'text_employer': voor werkgevers hoort hier de u-vorm"
    assert problems(tmp_path, content(entry(), audience="anyone")) == [told]
    assert problems(tmp_path, content(entry(**U_FORM), audience="anyone")) == []


def test_answer_for_employers_needs_no_simple_text_and_may_be_harder_but_not_longer(tmp_path: Path) -> None:
    harder = entry(simple=None, text=LONG_WORDS)
    assert problems(tmp_path, content(harder, audience="employer")) == []
    [found] = problems(tmp_path, content(entry(text=LONG_SENTENCE * 2), audience="employer"))
    assert "woorden per zin, hoogstens 15 mag" in found


def test_answer_of_the_past_needs_no_simple_text(tmp_path: Path) -> None:
    assert problems(tmp_path, content(entry(simple=None, valid_until="2020-12-31"))) == []


@pytest.mark.parametrize("last", [None, "2022-03-01", "2022-12-31"])
def test_versions_that_overlap_are_refused(tmp_path: Path, last: str | None) -> None:
    versions = [entry(valid_until=last), entry(valid_from="2022-03-01")]
    told = f"{WHERE}, veld 'valid_from': deze dag valt nog onder een vorige versie"
    assert problems(tmp_path, content(*versions)) == [told]
    assert problems(tmp_path, content(*reversed(versions))) == [told]


def test_versions_that_follow_each_other_are_fine(tmp_path: Path) -> None:
    versions = [entry(valid_until="2022-02-28"), entry(valid_from="2022-03-01")]
    assert problems(tmp_path, content(*versions)) == []


def test_one_id_in_two_files_is_refused(tmp_path: Path) -> None:
    [found] = problems(tmp_path, content(entry()), content(entry(), intent="ask_other"))
    assert found == (f"data/answers/ask_other.yml, 'een-antwoord', veld 'id': deze id staat ook in {FILE}")


def test_file_must_be_named_after_its_intent(tmp_path: Path) -> None:
    [found] = problems(tmp_path, content(entry()), name="ask_else")
    assert found == (
        "data/answers/ask_else.yml, veld 'intent': 'ask_example' is niet de naam van het bestand"
    )


def test_answers_come_out_of_the_database_as_the_files_say(database_url: str) -> None:
    answers = real_answers()
    with session_scope(database_url) as session:
        load_answers(session, answers)
    with session_scope(database_url) as session:
        assert answers_to(session) == answers


def test_version_that_is_gone_from_the_file_is_gone_from_the_database(session: Session) -> None:
    old, new = answers_of(entry(valid_until="2022-02-28"), entry(valid_from="2022-03-01"))
    load_answers(session, [old, new])
    load_answers(session, [new])
    assert answers_to(session) == [new]


def real_answers() -> list[Answer]:
    organisations = {each.id for each in read_organisations(DATA / "organisations")[0]}
    answers, found = read_answers(DATA / "answers", organisations)
    assert found == []
    return answers


def read(path: str | Path) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def dialogue() -> dict[str, str]:
    """Return which action answers which intent."""
    rules = [rule for path in (ROOT / "nlu/dialogue").glob("*.yml") for rule in read(path)["rules"]]
    steps = [rule["steps"] for rule in rules]
    return {intent["intent"]: action["action"] for intent, action in steps}


READS_ANSWERS = {
    "action_answer",
    "action_contact",
    "action_find_candidates",
    "action_find_job",
    "action_income",
    "action_language_coaching",
    "action_learn_dutch",
    "action_other_work",
    "action_tryout",
    "action_work_permit",
}


def test_every_intent_has_an_action_and_where_that_reads_answers_a_general_one_holds_today() -> None:
    general = {
        answer.intent
        for answer in real_answers()
        if answer.holds_on(TODAY) and not (answer.words or answer.statuses or answer.provinces)
    }
    actions = dialogue()
    intents = read("nlu/domain/intents.yml")["intents"]
    assert [intent for intent in intents if intent not in actions] == []
    assert [intent for intent in intents if actions[intent] == "action_not_yet_known"] == []
    reading = [intent for intent in intents if actions[intent] in READS_ANSWERS]
    assert len(reading) > 15
    assert [intent for intent in reading if intent not in general] == []


def test_every_follow_up_is_an_intent_with_a_text_for_its_button() -> None:
    intents = set(read("nlu/domain/intents.yml")["intents"])
    responses = {
        name for path in (ROOT / "nlu/domain/responses").glob("*.yml") for name in read(path)["responses"]
    }
    named = {(answer.id, intent) for answer in real_answers() for intent in answer.follow_up}
    assert named
    assert {(owner, intent) for owner, intent in named if intent not in intents} == set()
    assert {(owner, intent) for owner, intent in named if f"utter_choice_{intent}" not in responses} == set()


def test_nobody_is_sent_on_to_the_question_that_was_just_answered() -> None:
    general = [answer for answer in real_answers() if answer.holds_on(TODAY) and not answer.words]
    assert [answer.id for answer in general if answer.intent in answer.follow_up] == []


@pytest.mark.parametrize("intent", ["ask_self_employment", "ask_volunteering"])
def test_answers_for_a_status_say_what_the_law_says(intent: str) -> None:
    compared = set()
    for answer in real_answers():
        if answer.intent != intent or answer.provinces or answer.words or not answer.holds_on(TODAY):
            continue
        for status in answer.statuses:
            rule = LAW.status(status, TODAY)
            assert rule is not None
            permission = rule.self_employed_flanders if intent == "ask_self_employment" else rule.volunteering
            expected = {
                "allowed": r"Ja, (?!maar\b)",
                "forbidden": r"Nee\b",
                "professional_card": r"Ja, maar .*beroepskaart",
            }
            assert re.match(expected[permission.value], answer.conclusion), (answer.id, status)
            compared.add(status)
    assert compared == {
        "asylum_seeker",
        "recognised_refugee",
        "subsidiary_protection",
        "temporary_protection",
        "rejected",
    }


def test_answer_that_may_be_wrong_says_what_is_not_sure() -> None:
    assert [
        answer.id for answer in real_answers() if answer.confidence == "low" and not answer.uncertain
    ] == []


def test_no_answer_sends_somebody_without_papers_to_the_police() -> None:
    advice = re.compile(r"^(?:ga|bel|vraag|meld|praat|dien|zeg|stap|klop)\b", re.IGNORECASE)
    sent = [
        (answer.id, sentence)
        for answer in real_answers()
        for text in (answer.conclusion, answer.text, answer.more, answer.simple)
        for sentence in re.split(r"(?<=[.!?:;])\s+|\n", text or "")
        if re.search(r"\bpolitie\b|\b101\b", sentence) and advice.match(sentence.lstrip("• *"))
    ]
    assert sent
    assert [(owner, sentence) for owner, sentence in sent if "niet naar de politie" not in sentence] == []
