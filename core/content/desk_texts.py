"""Reads `data/desk_texts.yml`: what the staff desk writes of its own accord, to a person and to staff."""

from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Final

from pydantic import Field

from core.content.one_file import read_one
from core.content.problems import problem
from core.content.schema import StrictModel, Text
from core.errors import ContentError

FILE: Final = Path("data/desk_texts.yml")
FOR_STAFF: Final = "group_"
LONGEST_BUTTON: Final = 40
WAITING: Final = frozenset({"place", "wait"})
FIELDS: Final[dict[str, frozenset[str]]] = {
    "ask": frozenset({"passed_on"}),
    "ask_by_staff": frozenset({"organisation", "passed_on"}),
    **dict.fromkeys(("agreed", "waits_already", "released"), WAITING),
    "place_later": frozenset({"before", "place"}),
    "wait_known": frozenset({"median", "most"}),
    "wait_closed": frozenset({"day", "hour"}),
    **dict.fromkeys(("minutes", "hours"), frozenset({"number"})),
    **dict.fromkeys(
        ("taken", "staff_now", "pressed_while_staff", "header", "header_file", "reassigned"),
        frozenset({"organisation"}),
    ),
    **dict.fromkeys(
        (
            "caption_changed",
            *("group_said", "group_edited", "group_late_edit", "group_file_edited"),
        ),
        frozenset({"text"}),
    ),
    **dict.fromkeys(("group_title", "group_title_urgent"), frozenset({"theme", "place"})),
    "group_summary": frozenset({"number", "reason", "facts", "messages"}),
    **dict.fromkeys(
        ("group_since", "group_again", "group_moved_here", "group_not_arrived"), frozenset({"messages"})
    ),
    "group_pressed": frozenset({"title"}),
    "group_hint_moved": frozenset({"partner"}),
    **dict.fromkeys(
        (
            *("group_taken", "group_taken_already", "group_released", "group_left_behind"),
            *("group_given_back", "group_closed", "group_hint_not_owner", "group_only_owner"),
            *("group_asked_person", "group_person_declined"),
        ),
        frozenset({"name"}),
    ),
    "group_reassigned": frozenset({"name", "to"}),
    "group_enrolled": frozenset({"name", "role", "organisation"}),
    "group_conversations": frozenset({"hours", "lines"}),
    "group_conversation_line": frozenset({"number", "role", "theme", "place", "minutes"}),
    **dict.fromkeys(("group_reminder", "group_reminder_urgent"), frozenset({"number", "minutes"})),
    **dict.fromkeys(("group_alarm", "group_alarm_urgent"), frozenset({"number", "minutes", "who"})),
    "group_answered": frozenset({"name", "title", "text"}),
    "group_answered_elsewhere": frozenset({"name", "text"}),
}
"""What is filled in, by text; nothing in all others."""

BUTTONS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("ask", "ask_by_staff"), frozenset({"agree", "decline"})),
    "pressed_while_staff": frozenset({"to_bot"}),
    "silent": frozenset({"ask_again"}),
    "group_close_urgent": frozenset({"close"}),
    "useful": frozenset({"useful", "useless"}),
    "group_summary": frozenset({"take", "back", "release", "reassign", "refer", "note", "canned", "close"}),
}


class DeskText(StrictModel):
    """One text. `employer` is what an employer reads; staff all read the same. `buttons` are titles."""

    id: Text
    text: Text
    employer: Text | None = None
    buttons: dict[str, Text] = Field(default_factory=dict)


class DeskLabels(StrictModel):
    """How codes are called in Dutch."""

    themes: dict[str, Text]
    no_theme: Text
    no_place: Text
    no_organisation: Text
    reasons: dict[str, Text]
    roles: dict[str, Text]
    staff_roles: dict[str, Text]
    lines: dict[str, Text]
    facts: dict[str, Text]
    values: dict[str, Text]
    period: Text
    speakers: dict[str, Text]
    button: Text
    button_titled: Text
    kinds: dict[str, Text]
    typed: dict[str, list[Text]]


class DeskTextsFile(StrictModel):
    """The file `data/desk_texts.yml`."""

    texts: list[DeskText] = Field(..., min_items=1)
    labels: DeskLabels


def read_desk_texts(path: Path) -> tuple[DeskTextsFile | None, list[str]]:
    """Return what the file holds, and every problem in Dutch; nothing without the file."""
    if not path.exists():
        return None, []
    file, problems = read_one(path, DeskTextsFile)
    if file is None:
        return None, problems
    seen: set[str] = set()
    for text in file.texts:
        problems += _problems(path.name, text)
        if text.id in seen:
            problems.append(problem(f"{path.name}, '{text.id}'", "id", "staat er twee keer"))
        seen.add(text.id)
    return file, problems


@lru_cache(maxsize=2)
def desk_texts(path: Path = FILE) -> DeskTextsFile:
    """Return the texts, read once. Raises ContentError for a file that is missing or has a fault."""
    file, problems = read_desk_texts(path)
    if problems or file is None:
        raise ContentError(problems or [f"{path.name}: niet gevonden"])
    return file


def _problems(file: str, text: DeskText) -> list[str]:
    where = f"{file}, '{text.id}'"
    problems = []
    for name, said in (("text", text.text), ("employer", text.employer)):
        if said is not None and _fields(said) != FIELDS.get(text.id, frozenset()):
            wanted = ", ".join(sorted(FIELDS.get(text.id, ()))) or "niets"
            problems.append(problem(where, name, f"in te vullen: {wanted}"))
    if (text.employer is None) != text.id.startswith(FOR_STAFF):
        problems.append(problem(where, "employer", "hoort bij elke tekst, behalve bij group_"))
    if frozenset(text.buttons) != BUTTONS.get(text.id, frozenset()):
        wanted = ", ".join(sorted(BUTTONS.get(text.id, ()))) or "geen"
        problems.append(problem(where, "buttons", f"de knoppen zijn: {wanted}"))
    long = [title for title in text.buttons.values() if len(title) > LONGEST_BUTTON]
    return problems + [problem(where, "buttons", f"'{title}' is te lang voor een knop") for title in long]


def _fields(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
