"""The shape of an answer: short, the conclusion first, in plain words, with its source and a way on."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions import right_to_work
from actions.facts import DATE_FACTS
from core.content.readability import flesch_douma, plain, words_per_sentence
from core.database.session import session_scope
from core.rules.dates_in_dutch import in_dutch
from core.rules.right_to_work_law import RightToWorkLaw
from core.services.right_to_work import right_to_work_law
from tests.actions.conversation import Conversation
from tests.actions.situations import DEFAULTS, procedures, statuses

MOST_CHARACTERS = 600
MOST_WORDS = 15
LEAST_EASE = 60
MORE = "Meer uitleg"
WHEN = "ask_when_may_work"
DETAILS = "ask_measure_details"
CONCLUSIONS = ("**Ja", "**Nee", "**Dat is niet zeker")
NO_SENTENCES = {"choices", "languages"}
RESPONSES = sorted(Path("nlu/domain/responses").glob("*.yml"))


def without_source(said: str) -> str:
    return "\n".join(line for line in said.split("\n") if not line.startswith("Bron:"))


def problems_of(said: str, buttons: list[str], *, newcomer: bool) -> Iterator[str]:
    """Give what is wrong with the shape of a first answer."""
    own_words = without_source(said)
    if len(plain(said)) > MOST_CHARACTERS:
        yield f"{len(plain(said))} characters"
    if "agekeken op " not in said and "Ik weet niet welk verblijf" not in said:
        yield "no day on which it was checked"
    if not buttons:
        yield "no way on"
    if words_per_sentence(own_words) > MOST_WORDS:
        yield f"{words_per_sentence(own_words):.1f} words a sentence"
    if newcomer and flesch_douma(own_words) < LEAST_EASE:
        yield f"reading ease {flesch_douma(own_words):.0f}"


def problems_of_repeat(said: str, simpler: str) -> Iterator[str]:
    """Give what is wrong with what a newcomer hears after "herhaal"."""
    if len(plain(simpler)) >= len(plain(said)):
        yield "not shorter when repeated"
    if flesch_douma(without_source(simpler)) < flesch_douma(without_source(said)):
        yield "harder to read when repeated"


def verdict(person: Conversation, role: str, situation: dict[str, Any]) -> str | None:
    """Return the first answer to somebody in this situation; None when it can not be decided on."""
    person.slots = {"role": role, **situation}
    for _ in DEFAULTS:
        said = person.says("mag ik werken", WHEN)
        question = person.slots.get("open_question")
        if question is None:
            return said
        if person.slots.get(question) is not None:
            return None
        person.slots |= {question: DEFAULTS[question], "open_question": None}
    return None


@pytest.fixture
def one_law(person: Conversation, monkeypatch: pytest.MonkeyPatch) -> RightToWorkLaw:
    """Read the law once for many conversations."""
    with session_scope() as session:
        law = right_to_work_law(session)
    monkeypatch.setattr(right_to_work, "right_to_work_law", lambda session: law)
    return law


def situations(law: RightToWorkLaw) -> list[dict[str, Any]]:
    return [*procedures(), *statuses(tuple(law.statuses))]


def test_every_verdict_for_a_newcomer_is_short_plain_and_leads_on(
    person: Conversation, one_law: RightToWorkLaw
) -> None:
    problems, said_before = [], set()
    for situation in situations(one_law):
        said = verdict(person, "newcomer", situation)
        if said is None or said in said_before:
            continue
        said_before.add(said)
        found = [*problems_of(said, person.buttons, newcomer=True)]
        if not said.startswith(CONCLUSIONS):
            found.append("no conclusion first")
        found += problems_of_repeat(said, person.says("herhaal", "repeat"))
        problems += [(situation, problem) for problem in found]
    assert len(said_before) > 150
    assert problems == []


def test_every_verdict_for_an_employer_is_short_and_leads_on(
    person: Conversation, one_law: RightToWorkLaw
) -> None:
    problems, said_before = [], set()
    for situation in situations(one_law):
        said = verdict(person, "employer", situation)
        if said is None or said in said_before:
            continue
        said_before.add(said)
        found = [*problems_of(said, person.buttons, newcomer=False)]
        if not said.startswith(CONCLUSIONS):
            found.append("no conclusion first")
        problems += [(situation, problem) for problem in found]
    assert len(said_before) > 150
    assert problems == []


def test_day_that_a_newcomer_gave_can_be_checked_in_the_first_answer(
    person: Conversation, one_law: RightToWorkLaw
) -> None:
    unsaid = []
    for situation in procedures():
        said = verdict(person, "newcomer", situation)
        if said is None or "age" in situation:
            continue
        remembered = (str(person.slots.get(fact.value) or "") for fact in DATE_FACTS)
        days = [
            date.fromisoformat(day) for value in remembered if value[:2] == "20" for day in value.split("/")
        ]
        unsaid += [(situation, day) for day in days if in_dutch(day) not in said]
    assert unsaid == []


@pytest.mark.parametrize("role", ["newcomer", "employer"])
def test_yes_during_the_procedure_says_that_it_counts_for_a_first_application(
    person: Conversation, one_law: RightToWorkLaw, role: str
) -> None:
    silent = []
    for situation in procedures():
        said = verdict(person, role, situation)
        told = "later_application" in situation or "age" in situation
        if said is not None and said.startswith("**Ja") and not told and "eerste asielaanvraag" not in said:
            silent.append(situation)
    assert silent == []


@pytest.mark.parametrize("role", ["newcomer", "employer"])
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ik ben erkend vluchteling, wat mag ik", "ask_status_rights"),
        ("ik ben subsidiair beschermd, wat mag ik", "ask_status_rights"),
        ("wij zijn uit oekraïne, wat mag ik", "ask_status_rights"),
        ("ik ben uitgeprocedeerd, wat mag ik", "ask_status_rights"),
        ("welke boete kan ik krijgen", "ask_may_hire"),
    ],
)
def test_rights_permit_and_fines_have_the_same_shape(
    person: Conversation, role: str, text: str, intent: str
) -> None:
    person.slots = {"role": role}
    said = person.says(text, intent)
    assert [*problems_of(said, person.buttons, newcomer=False)] == []


@pytest.mark.parametrize("path", sorted(Path("data/measures").glob("*.yml")), ids=lambda path: path.stem)
def test_every_measure_is_told_in_short_with_the_rest_behind_a_button(
    person: Conversation, path: Path
) -> None:
    person.slots = {"role": "employer"}
    said = person.says(yaml.safe_load(path.read_text(encoding="utf-8"))["name"], DETAILS)
    assert [*problems_of(said, person.buttons, newcomer=False)] == []
    if MORE in person.buttons:
        assert len(person.presses(MORE)) > len(said)
    assert len(person.says("herhaal", "repeat")) < len(said)


@pytest.mark.parametrize("role", ["newcomer", "employer"])
@pytest.mark.parametrize("size", ["small", "large"])
@pytest.mark.parametrize("status", ["asylum_seeker", "recognised_refugee", "temporary_protection", "unknown"])
def test_every_page_of_the_overview_is_short(person: Conversation, role: str, size: str, status: str) -> None:
    person.slots = {"role": role, "status": status, "company_size": size}
    said = person.says("welke steun bestaat er", "ask_support_measures")
    problems = [*problems_of(said, person.buttons, newcomer=False)]
    while "Meer maatregelen" in person.buttons:
        said = person.presses("Meer maatregelen")
        problems += problems_of(said, person.buttons, newcomer=False)
    assert problems == []


def responses() -> Iterator[tuple[str, str]]:
    """Give the name and the text of each response that is said in sentences."""
    for path in RESPONSES:
        if path.stem in NO_SENTENCES:
            continue
        for name, variants in yaml.safe_load(path.read_text(encoding="utf-8"))["responses"].items():
            for variant in variants:
                text = str(variant.get("text") or "")
                if plain(text).rstrip().endswith((".", "?", "!", ")")) and len(text.split()) > 4:
                    yield name, text


def test_texts_are_short_sentences_and_plain_words_for_newcomers() -> None:
    hard = []
    for name, text in responses():
        words, ease = words_per_sentence(text), flesch_douma(text)
        if words > MOST_WORDS or (not name.endswith("_employer") and ease < LEAST_EASE):
            hard.append(f"{name}: {words:.1f} words a sentence, reading ease {ease:.0f}")
    assert hard == []


def test_texts_do_not_gamble_or_speak_of_nobody() -> None:
    ours = [path for path in RESPONSES if path.stem.startswith(("right_to_work", "measures"))]
    said = {path.stem: path.read_text(encoding="utf-8").lower() for path in ours}
    assert [name for name, text in said.items() if re.search(r"\b(men|gok|gokken)\b", text)] == []
