"""What a message tells of a vacancy: in so many words anywhere, or as the answer to a question."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from actions.collect import IMPOSSIBLE, dates
from actions.facts import period_of
from actions.places import municipalities_of
from actions.turn import Turn
from actions.vacancy_draft import NO_LEVEL, draft, put
from core import clock
from core.rules.contact_words import emails_in, phones_in
from core.rules.places import Municipality
from core.rules.profile import HOURS, LICENCES, TIMES
from core.rules.vacancy_words import (
    coaching_in,
    level_asked_in,
    positions_before,
    positions_in,
    start_of,
    starts_at_once,
)
from core.rules.work_words import hours_in, licences_in, times_in, times_named
from core.services.enterprise_number import enterprise_number_in

AT_ONCE: Final = "at_once"
WORDS_OF_A_STORY: Final = 25
_SHIFTS: Final = re.compile(r"(?i)\b(?:\w+ )?(?:ploegen\w*|shifts?)\b")
_BEGINS: Final = re.compile(
    r"(?i)\b(?:start\w*|begin\w*|indiensttreding|vanaf|per|aanvang)\W*(?:(?:op|is|vanaf)\W*)?$"
)
_COMPANY: Final = re.compile(
    r"\b(?:[Bb]edrijf(?:snaam)?|[Ff]irma|[Oo]nderneming)(?: ?:| is| heet) ?([A-Z0-9][^,.;:\n]{1,80})"
)
_WORD_FOR_THE_NUMBER: Final = re.compile(r"(?i)\b(?:onderneming\w*|btw|kbo|be)\b|\bbe(?=\W?\d)")
_ENDS: Final = ("tot", "t/m", "tegen", "uiterlijk", "laatste", "voor")


def said(turn: Turn) -> str:
    """Return what somebody typed; nothing when they pressed a button."""
    return "" if turn.is_press else turn.text_of_person


def take_named(turn: Turn, *, only_missing: bool = False) -> list[str]:
    """Take everything that the message tells in so many words; return the fields that got another value.

    In a long story a day or a part of the day may be that of anything, so these are asked. `only_missing`
    leaves alone what is known already.
    """
    told = draft(turn)
    found = {
        name: value
        for name, value in _named(turn).items()
        if told.get(name) != value and not (only_missing and name in told)
    }
    if found:
        put(turn, **found)
    return list(found)


def _named(turn: Turn) -> dict[str, object]:
    text = said(turn)
    occupations = occupations_in(turn)
    places = places_in(turn)
    level = level_in(turn)
    licences = licences_in(text) if "rijbewij" in text.lower() else None
    is_story = len(text.split()) > WORDS_OF_A_STORY
    named, _ = times_named(" ".join(_SHIFTS.findall(text)) if is_story else text)
    hours = hours_in(text)
    found: dict[str, object | None] = {
        "occupation": occupations[0] if len(occupations) == 1 else None,
        "positions": positions_in(text) or _counted_before_occupation(turn),
        "nis_code": places[0].nis_code if len(places) == 1 else None,
        "dutch_level": level,
        "coaching": None if level == NO_LEVEL else coaching_in(text),
        "licences": None if licences is None else list(licences),
        "hours": hours if hours != "any" or "tijds" in text.lower() else None,
        "times": [time for time in TIMES if time in named] or None,
        "start_on": _start_named(turn) if is_story else start_in(turn),
        "company": company.group(1).strip() if (company := _COMPANY.search(text)) else None,
        "enterprise_number": _number_named(text),
        "contact": next(iter(emails_in(text)), None),
    }
    return {name: value for name, value in found.items() if value is not None}


def _counted_before_occupation(turn: Turn) -> int | None:
    """Return the number right before the one occupation of a message: "3 voltijdse magazijniers"."""
    found = [entity for entity in turn.entities if entity.get("entity") == "occupation"]
    start = found[0].get("start") if len(found) == 1 and said(turn) else None
    return positions_before(said(turn)[: int(start)]) if start is not None else None


def _start_named(turn: Turn) -> str | None:
    """Return the day in a long story that follows a word for beginning: "startdatum 1 februari 2027"."""
    for entity in dates(turn):
        before = said(turn).split(str(entity.get("raw") or "") or "\n")[0]
        first, _ = period_of(str(entity["value"]))
        if first is not None and _BEGINS.search(before):
            day = start_of(first, without_year=bool(entity.get("without_year")), today=clock.today())
            return day.isoformat() if day >= clock.today() else None
    return None


def _number_named(text: str) -> str | None:
    """Return the enterprise number in a message; one that may be a mobile phone needs a word beside it."""
    number = enterprise_number_in(text)
    is_phone = number is not None and bool(phones_in(number))
    return None if is_phone and not _WORD_FOR_THE_NUMBER.search(text) else number


def occupations_in(turn: Turn) -> list[str]:
    """Return the occupations that the message names, each once."""
    return list(dict.fromkeys(str(value) for value in turn.values_of("occupation")))


def places_in(turn: Turn, *, as_answer: bool = False) -> tuple[Municipality, ...]:
    """Return the municipalities that the message may mean; as an answer the whole message may be a name."""
    named = [str(value) for value in turn.values_of("place")]
    if not named and as_answer and said(turn):
        named = [said(turn)]
    return municipalities_of(named)


def level_in(turn: Turn, *, as_answer: bool = False) -> str | None:
    """Return the level of Dutch that is asked for, "none" for no Dutch at all."""
    if turn.is_press:
        return next((value for value in turn.values_of("answer") if value == NO_LEVEL), None) or turn.first(
            "language_level"
        )
    written = level_asked_in(turn.text_of_person, as_answer=as_answer)
    return written or turn.first("language_level")


def start_in(turn: Turn, *, as_answer: bool = False) -> str | None:
    """Return the day on which the work begins, as ISO; None when it is not told, or not a day to come."""
    if starts_at_once(said(turn), as_answer=as_answer) or AT_ONCE in turn.values_of("answer"):
        return clock.today().isoformat()
    days = [day for day in start_days(turn) if day >= clock.today()]
    return days[0].isoformat() if days else None


def start_days(turn: Turn) -> list[date]:
    """Return the days in the message on which something may begin, over or to come."""
    found = []
    for entity in dates(turn):
        raw = str(entity.get("raw") or "")
        before = turn.text_of_person.split(raw)[0].lower().split() if raw else []
        first, _ = period_of(str(entity["value"]))
        if first is not None and not (before and before[-1] in _ENDS and len(dates(turn)) > 1):
            unsure = bool(entity.get("without_year"))
            found.append(start_of(first, without_year=unsure, today=clock.today()))
    return found


def has_impossible_start(turn: Turn) -> bool:
    """Whether the message holds a day that is on no calendar."""
    return IMPOSSIBLE in turn.values_of("date")


def hours_of(turn: Turn) -> str | None:
    """Return the hours that the message or the button tells."""
    return _pressed(turn, HOURS) or hours_in(said(turn))


def times_of(turn: Turn) -> list[str] | None:
    """Return the times that the message or the button tells; "geen weekend" alone is by day."""
    if turn.is_press:
        pressed = str(turn.first("answer") or "").split("+")
        return [time for time in TIMES if time in pressed] or None
    named, refused = times_named(said(turn))
    if refused and not named:
        return ["day"] if "day" not in refused else None
    found = times_in(said(turn))
    return list(found) if found else None


def licences_of(turn: Turn) -> list[str] | None:
    """Return the licences that the message or the button tells; an empty list when none is needed."""
    if turn.is_press:
        pressed = turn.first("answer")
        if pressed == NO_LEVEL:
            return []
        return [str(pressed)] if pressed in LICENCES else None
    if turn.intent == "deny" and len(said(turn).split()) == 1:
        return []
    found = licences_in(said(turn))
    return None if found is None else list(found)


def _pressed(turn: Turn, known: Sequence[str]) -> str | None:
    pressed = turn.first("answer") if turn.is_press else None
    return str(pressed) if pressed in known else None
