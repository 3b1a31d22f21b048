"""A file of questions is read whole, or refused in one Dutch line that says where the fault is."""

import json
from pathlib import Path

import pytest

from nlu.check_examples import DOMAIN_FILE
from nlu.evaluation.questions import (
    NO_VOICE,
    Entity,
    Question,
    QuestionsError,
    entity_types,
    iso_date,
    read_questions,
)

INTENTS = {"greet", "inform"}
TYPES = {"date", "place", "language_level"}
GOOD = '{"text": "hallo", "intent": "greet"}'


def read(folder: Path, content: str | bytes) -> tuple[Question, ...]:
    file = folder / "questions.jsonl"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_questions(file, INTENTS, TYPES)


def with_entities(folder: Path, entities: object) -> tuple[Entity, ...] | None:
    line = {"text": "Brugge", "intent": "inform", "entities": entities}
    return read(folder, json.dumps(line))[0].entities


def test_a_line_needs_a_text_and_an_intent_only(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == (Question("hallo", "greet", NO_VOICE, None),)


def test_empty_lines_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    assert len(read(tmp_path, f"\ufeff{GOOD}\r\n\r\n{GOOD}\r\n")) == 2


def test_a_sign_that_python_takes_for_a_line_end_is_part_of_the_text(tmp_path: Path) -> None:
    assert read(tmp_path, '{"text": "een\u2028twee", "intent": "greet"}')[0].text == "een\u2028twee"


@pytest.mark.parametrize(
    "entities",
    [
        [{"entity": "place", "value": "Brugge", "start": 0, "end": 6}, {"entity": "place", "value": "Gent"}],
        {"place": ["Brugge", "Gent"]},
    ],
)
def test_entities_are_a_list_or_a_mapping(tmp_path: Path, entities: object) -> None:
    assert with_entities(tmp_path, entities) == (Entity("place", "Brugge"), Entity("place", "Gent"))


def test_one_value_in_a_mapping_needs_no_list_and_a_postal_code_may_be_a_number(tmp_path: Path) -> None:
    assert with_entities(tmp_path, {"place": 8000}) == (Entity("place", "8000"),)


@pytest.mark.parametrize("nothing", [[], {}])
def test_no_entities_is_something_else_than_not_speaking_of_them(tmp_path: Path, nothing: object) -> None:
    assert with_entities(tmp_path, nothing) == ()
    assert with_entities(tmp_path, None) is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"text": "hallo"', "geen geldige JSON"),
        ('["hallo"]', "JSON-object"),
        ('{"intent": "greet"}', "geen tekst"),
        ('{"text": "  ", "intent": "greet"}', "geen tekst"),
        ('{"text": 12, "intent": "greet"}', "geen tekst"),
        ('{"text": "hallo"}', "geen intent"),
        ('{"text": "hallo", "intent": "groet"}', "de intent 'groet' bestaat niet"),
        ('{"text": "hallo", "intent": "greet", "voice": 1}', "'voice'"),
        ('{"text": "hallo", "intent": "greet", "entities": "Brugge"}', "'entities'"),
        ('{"text": "hallo", "intent": "greet", "entities": ["Brugge"]}', "een entiteit is een object"),
        ('{"text": "hallo", "intent": "greet", "entities": {"town": "Brugge"}}', "'town' bestaat niet"),
        ('{"text": "hallo", "intent": "greet", "entities": [{"value": "Brugge"}]}', "'None' bestaat niet"),
        ('{"text": "hallo", "intent": "greet", "entities": {"place": ""}}', "'place' heeft geen waarde"),
        ('{"text": "hallo", "intent": "greet", "entities": {"place": {"a": 1}}}', "heeft geen waarde"),
        ('{"text": "hallo", "intent": "greet", "entities": {"date": "eind juni"}}', "de datum 'eind juni'"),
    ],
)
def test_a_wrong_line_is_told_with_file_and_number(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(QuestionsError) as refused:
        read(tmp_path, f"{GOOD}\n{line}\n")
    message = str(refused.value)
    assert message.startswith(f"{tmp_path / 'questions.jsonl'}:2: ")
    assert told in message
    assert "\n" not in message


@pytest.mark.parametrize(("content", "told"), [("\n \n", "geen enkele vraag"), (b"\xff\xfe", "UTF-8")])
def test_a_file_without_questions_is_refused(tmp_path: Path, content: str | bytes, told: str) -> None:
    with pytest.raises(QuestionsError, match=told):
        read(tmp_path, content)


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="bestaat niet"):
        read_questions(tmp_path / "gone.jsonl", INTENTS, TYPES)
    with pytest.raises(QuestionsError, match="kan niet gelezen worden"):
        read_questions(tmp_path, INTENTS, TYPES)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2026-07-03", "2026-07-03"),
        ("2026-07-03/2026-07-03", "2026-07-03"),
        ("2026-07-01/2026-07-31", "2026-07-01/2026-07-31"),
        ("2026-12", "2026-12-01/2026-12-31"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2026", "2026-01-01/2026-12-31"),
        ("impossible", "impossible"),
    ],
)
def test_a_date_is_a_day_or_a_period(written: str, value: str) -> None:
    assert iso_date(written) == value


@pytest.mark.parametrize("written", ["3/7/2026", "2026-02-30", "2026-13", "a/b/c", "2026-01-01/2026-01-02/x"])
def test_what_is_no_day_and_no_period_is_refused(written: str) -> None:
    with pytest.raises(QuestionsError):
        iso_date(written)


def test_the_entities_of_the_catalogue_are_those_of_the_domain() -> None:
    catalogue = {"date", "status", "measure", "place", "occupation", "sector", "language_level", "role"}
    assert catalogue <= entity_types(DOMAIN_FILE)
