"""What the staff desk says: short and plain, with everything filled in that the software fills in."""

import re
from pathlib import Path

import pytest
import yaml

from core.content.desk_texts import FILE, FOR_STAFF, DeskText, desk_texts, read_desk_texts
from core.content.readability import words_per_sentence
from core.errors import ContentError
from core.rules.escalation import EscalationReason, StaffRole
from core.rules.question_themes import INTENTS
from core.services.desk_texts import as_typed, text

MOST_WORDS = 15
TEXTS: dict[str, DeskText] = {each.id: each for each in desk_texts().texts}
FOR_PEOPLE = sorted(name for name in TEXTS if not name.startswith(FOR_STAFF))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in Path("core/services").glob("desk*.py"))


def changed(tmp_path: Path, text_id: str, **fields: object) -> list[str]:
    """Return the problems of the file with one text changed."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    next(each for each in content["texts"] if each["id"] == text_id).update(fields)
    path = tmp_path / "desk_texts.yml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return read_desk_texts(path)[1]


def test_file_has_no_problems() -> None:
    assert read_desk_texts(FILE)[1] == []


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_text_is_used(name: str) -> None:
    assert f'"{name}"' in CODE


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_text_for_a_person_has_short_sentences(name: str) -> None:
    found: DeskText = TEXTS[name]
    for said in (found.text, found.employer or ""):
        assert words_per_sentence(said) <= MOST_WORDS


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_employer_reads_u_and_a_newcomer_je(name: str) -> None:
    found: DeskText = TEXTS[name]
    assert not re.search(r"\b(je|jij|jou|jouw)\b", (found.employer or "").lower())
    assert not re.search(r"\b(u|uw)\b", found.text.lower())


def test_every_code_has_a_word() -> None:
    labels = desk_texts().labels
    assert set(labels.themes) == set(INTENTS)
    assert set(labels.reasons) == {each.value for each in EscalationReason}
    assert set(labels.staff_roles) == {each.value for each in StaffRole}


def test_text_that_forgets_or_invents_what_is_filled_in_is_refused(tmp_path: Path) -> None:
    assert "passed_on" in changed(tmp_path, "ask", text="Is dat goed?")[0]
    assert "niets" in changed(tmp_path, "group_no_role", text="Dag {name}")[0]


def test_text_for_a_person_needs_both_readers_and_its_buttons(tmp_path: Path) -> None:
    assert changed(tmp_path, "declined", employer=None)
    assert changed(tmp_path, "group_no_role", employer="Dag")
    assert changed(tmp_path, "ask", buttons={"agree": "Ja"})
    assert changed(tmp_path, "ask", buttons={"agree": "Ja" * 40, "decline": "Nee"})


def test_file_with_a_fault_is_not_used(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        desk_texts(tmp_path / "none.yml")


@pytest.mark.parametrize(
    "typed", ["**x**", "***x***", "[a](https://b.be)", "a * b ** c", "{naam}", "[x] (y)"]
)
def test_what_is_typed_looks_the_same_and_is_no_markup(typed: str) -> None:
    shown = text("group_said", text=as_typed(typed))
    assert shown.replace("\u200b", "") == f"🧑 {typed}"
    assert "**" not in shown
    assert "](" not in shown
