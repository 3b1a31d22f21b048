"""Shortage occupations: whether one is on the list of VDAB, and which of a sector are."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from actions.answers import is_about_a_part, say_answer, start
from actions.base import BotAction
from actions.collect import is_short
from actions.questions import ask, settle
from actions.shortage_lists import bullets, button_more, doubts, explanation, list_of_year, source, year_asked
from actions.turn import Part, Turn
from core import clock
from core.errors import NotFoundError
from core.rules.occupations import ListedOccupation, ShortageList
from core.services import occupations
from core.services.occupations import Choice, SectorShortages, Shortage
from core.services.sessions import session_scope

TOPIC: Final = "shortage_occupation"
QUESTION: Final = "shortage_occupation"
PAGE: Final = 10
LETTERS_OF_A_PAGE: Final = 270
MOST_COMPARED: Final = 4
MORE: Final = re.compile(r"more-(\d+)")
# What people without a diploma can do first, then what differs, then what surely asks for one.
_DIPLOMA_ORDER: Final = {False: 0, None: 1, True: 2}


class ActionShortageOccupation(BotAction):
    """Answer `ask_shortage_occupation`: "is lasser een knelpuntberoep?"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_shortage_occupation"

    def answer(self, turn: Turn) -> None:
        """Tell about the year, the occupation or the sector that is named, or ask for one."""
        answer_shortage(turn)


def answer_shortage(turn: Turn) -> None:
    """Tell about the year, occupation, sector or part that the message names, or ask for one."""
    turn.forget("occupation", "sector")
    named = _take(turn)
    year = year_asked(turn)
    if year is None and not named and is_about_a_part(turn):
        start(turn)
        say_answer(turn)
        return
    on = None if year is None else list_of_year(turn, year)
    if year is None or on is not None:
        say_shortage(turn, on)
    else:
        settle(turn)
        turn.remember("topic", TOPIC)


def say_shortage(turn: Turn, on: date | None = None) -> None:
    """Say the answer about the occupations or the sector that are remembered, or ask for one.

    `on` is the day of which the list counts: today when it is not given.
    """
    on = on or clock.today()
    turn.remember("topic", TOPIC)
    named = turn.slot("occupation")
    if named:
        ids = named if isinstance(named, list) else [named]
        _say_occupations(turn, ids[:MOST_COMPARED], on)
    elif turn.slot("sector"):
        _say_sector(turn, turn.slot("sector"), on)
    else:
        _ask_which(turn)


def take_shortage_answer(turn: Turn) -> bool:
    """Remember the occupation or the sector that answers our question; False when there is none."""
    if _take(turn):
        return True
    turn.forget("occupation", "sector")
    with session_scope() as session:
        return occupations.choices_in(session, turn.text_of_person) is not None


def _take(turn: Turn) -> bool:
    named = list(dict.fromkeys(turn.values_of("occupation")))
    if named:
        turn.remember("occupation", named[0] if len(named) == 1 else named)
        turn.forget("sector")
        return True
    sector = turn.first("sector") or _sector_in_a_short_message(turn)
    if sector:
        turn.remember("sector", sector)
        turn.forget("occupation")
    return bool(sector)


def _sector_in_a_short_message(turn: Turn) -> str | None:
    """Return the sector that is named in few words, also by a word that means more: "knelpunten zorg"."""
    if turn.is_press or not is_short(turn):
        return None
    with session_scope() as session:
        return occupations.sector_in(session, turn.text_of_person)


def _say_occupations(turn: Turn, ids: Sequence[str], on: date) -> None:
    found = []
    with session_scope() as session:
        for id_ in ids:
            try:
                found.append(occupations.shortage_of(session, id_, on))
            except NotFoundError:
                continue
    edition = found[0].edition if found else None
    if edition is None:
        _ask_which(turn)
        return
    settle(turn)
    if len(found) > 1:
        _say_compared(turn, found, edition)
    else:
        _say_one(turn, found[0], edition)


def _say_one(turn: Turn, shortage: Shortage, edition: ShortageList) -> None:
    values = {"name": shortage.name, "edition": edition.edition}
    parts = [Part("utter_shortage_listed" if shortage.is_listed else "utter_shortage_not_listed", values)]
    if not turn.simple:
        parts += _around(shortage)
    if turn.detailed:
        parts += explanation(edition)
    parts += [*doubts(edition), source(edition)]
    buttons = [] if turn.detailed else [button_more(turn)]
    turn.say(
        *parts, buttons=[*buttons, turn.button("utter_button_shortage_other", "/ask_shortage_occupation")]
    )


def _around(shortage: Shortage) -> list[Part]:
    """Return how the list calls it, what is near, and whether a diploma may be needed: that is not sure."""
    parts = []
    names = [listed.name for listed in shortage.names]
    if names and names != [shortage.name]:
        parts.append(Part("utter_shortage_names", {"names": bullets(names)}))
    if shortage.near and not shortage.is_listed:
        parts.append(Part("utter_shortage_near", {"names": bullets([each.name for each in shortage.near])}))
    needed = {listed.diploma_needed for listed in shortage.names}
    if True in needed:
        parts.append(Part("utter_shortage_diploma_likely"))
    elif needed == {False}:
        parts.append(Part("utter_shortage_diploma_unlikely"))
    return parts


def _say_compared(turn: Turn, found: Sequence[Shortage], edition: ShortageList) -> None:
    listed = [shortage for shortage in found if shortage.is_listed]
    values = {"all": len(found), "listed": len(listed), "edition": edition.edition}
    lines = [
        turn.text(
            "utter_shortage_line_listed" if shortage.is_listed else "utter_shortage_line_not_listed",
            name=shortage.name,
        )
        for shortage in found
    ]
    parts = [Part("utter_shortage_compared", {**values, "lines": "\n".join(lines)})]
    parts += [*(explanation(edition) if turn.detailed else ()), *doubts(edition), source(edition)]
    turn.say(*parts, buttons=[] if turn.detailed else [button_more(turn)])


def _say_sector(turn: Turn, sector: str, on: date) -> None:
    with session_scope() as session:
        found = occupations.shortages_in(session, sector, on)
    if found is None or found.edition is None:
        turn.forget("sector")
        ask(turn, QUESTION, introduction=[Part("utter_shortage_sector_unknown")])
        return
    settle(turn)
    values = {"sector": found.title, "edition": found.edition.edition, "all": len(found.names)}
    if not found.names:
        turn.say(
            Part("utter_shortage_sector_none", values),
            source(found.edition),
            buttons=[turn.button("utter_button_shortage_other", "/ask_shortage_occupation")],
        )
        return
    _say_page(turn, sector, found, found.edition, values)


def _say_page(
    turn: Turn, sector: str, found: SectorShortages, edition: ShortageList, values: dict[str, object]
) -> None:
    asked = MORE.fullmatch(str(turn.first("answer") or ""))
    start = int(asked[1]) if asked else 0
    names = sorted(found.names, key=lambda each: _DIPLOMA_ORDER[each.diploma_needed])
    lines = _page([_in_a_sector(turn, each) for each in names[start:]])
    after = start + len(lines)
    shown = {"first": start + 1, "last": after, "names": bullets(lines)}
    response = "utter_shortage_sector_more" if start else "utter_shortage_sector"
    parts = [Part(response, {**values, **shown})]
    parts += [*(explanation(edition) if turn.detailed else ()), *doubts(edition), source(edition)]
    buttons = [] if turn.detailed else [button_more(turn)]
    if after < len(names):
        payload = f'/ask_shortage_occupation{{"sector": "{sector}", "answer": "more-{after}"}}'
        buttons.insert(0, turn.button("utter_button_shortage_more", payload))
    turn.say(*parts, buttons=buttons)


def _in_a_sector(turn: Turn, listed: ListedOccupation) -> str:
    """Return a name, with a mark when a diploma is probably needed."""
    return (
        turn.text("utter_shortage_with_diploma", name=listed.name) if listed.diploma_needed else listed.name
    )


def _page(lines: Sequence[str]) -> list[str]:
    """Return the first lines that fit in one message, at least one."""
    page = list(lines[:1])
    for line in lines[1:PAGE]:
        if sum(len(each) + 3 for each in [*page, line]) > LETTERS_OF_A_PAGE:
            break
        page.append(line)
    return page


def _ask_which(turn: Turn) -> None:
    """Ask which occupation is meant: of an ambiguous name, or any."""
    with session_scope() as session:
        choices = None if turn.is_press else occupations.choices_in(session, turn.text_of_person)
        edition = occupations.edition_on(session, clock.today())
    if choices is not None:
        _ask_meaning(turn, *choices)
        return
    introduction = []
    if edition is not None and turn.slot("open_question") != QUESTION:
        said = Part("utter_shortage_introduction", {"edition": edition.edition, "total": edition.total})
        parts = [said, *(explanation(edition) if turn.detailed else ()), source(edition)]
        text = "\n\n".join(turn.text(part.response, **part.values) for part in parts)
        introduction = [Part("utter_shortage_before_question", {"said": text})]
    ask(turn, QUESTION, introduction=introduction)


def _ask_meaning(turn: Turn, name: str, choices: Sequence[Choice]) -> None:
    """Ask which of a few occupations a name stands for; the question stays open."""
    if turn.slot("open_question") != QUESTION:
        turn.remember("question_topic", TOPIC)
    turn.remember("open_question", QUESTION)
    turn.asked = True
    buttons = [
        {"title": choice.name, "payload": f'/ask_shortage_occupation{{"occupation": "{choice.id}"}}'}
        for choice in choices
    ]
    turn.say(Part("utter_shortage_which", {"name": name}), buttons=buttons)
