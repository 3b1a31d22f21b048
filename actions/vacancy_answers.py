"""What a message answers to each question about a vacancy, and what is said when it cannot be used."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from actions.interview import Taken
from actions.interview_replies import asks_something
from actions.turn import Part, Turn
from actions.vacancy_draft import NO_LEVEL, OWN_FIELDS, draft, drop, put
from actions.vacancy_summary import noted, shortage_note, title
from actions.vacancy_taking import (
    has_impossible_start,
    hours_of,
    level_in,
    licences_of,
    occupations_in,
    places_in,
    said,
    start_days,
    start_in,
    take_named,
    times_of,
)
from core.rules.number_words import plain
from core.rules.vacancy_check import MOST_POSITIONS
from core.rules.vacancy_words import coaching_in, positions_answered
from core.services import consents, occupations
from core.services.consents import Purpose
from core.services.match_names import occupation_name
from core.services.sessions import session_scope

Taking = Callable[[Turn], Taken | None]
# What is understood as something else may still be a failed answer; a clear other wish is not.
ANSWERS: Final = {"inform", "affirm", "deny", "out_of_scope", "nlu_unclear", "nlu_not_understood"}
MOST_CHOICES: Final = 6
AGREE: Final = "agree_vacancy"  # the button below the consent: the yes of another question is not it
_YES: Final = re.compile(
    r"\b(?:ja\w*|jep|yep|yes|oui|si|ok\w*|klopt|kloppen|juist|goed|akkoord|correct|prima|perfect|zeker|graag"
    r"|natuurlijk|tuurlijk|inderdaad|uiteraard|absoluut|exact|orde|mag|doe maar|bewaar\w*|top|super|voila)\b"
    r"|👍|👌|✅"
)
IN_OWN_WORDS: Final = ("company", "enterprise_number", "contact")


def unusable(turn: Turn, response: str, **values: object) -> Taken | None:
    """Say why an answer cannot be used, and stay; None when the message is about something else."""
    if turn.intent not in ANSWERS or (said(turn) and asks_something(turn)):
        return None
    return Taken(Part(response, values), stays=True)


def yes_or_no(turn: Turn) -> str | None:
    """Return "yes" or "no" when the message or the button says so.

    A typed yes holds a word for it: "jan@bakkerij" was once understood as one.
    """
    answers = turn.values_of("answer")
    by_intent = {"affirm": "yes", "deny": "no"}.get(turn.intent)
    answer = next((answer for answer in answers if answer in ("yes", "no")), by_intent)
    typed = plain(said(turn))
    if typed and (re.search(r"[@\d]", typed) or (answer == "yes" and not _YES.search(typed))):
        return None
    return answer


def also(take: Taking, field: str) -> Taking:
    """Let a step take what else a message tells, and a correction of an earlier value: "nee, 3 mensen"."""

    def taking(turn: Turn) -> Taken | None:
        before = draft(turn)
        taken = take(turn)
        if turn.asked or (taken is not None and not taken.stays):
            take_named(turn, only_missing=True)
            return _with_what_was_noted(turn, taken, before)
        if turn.is_press or asks_something(turn):
            return taken
        corrected = take_named(turn)
        if corrected:
            return Taken(noted(turn, corrected))
        return None if _names_another_step(turn, field) else taken

    return taking


def _with_what_was_noted(turn: Turn, taken: Taken | None, before: Mapping[str, object]) -> Taken | None:
    """Say what else than the answer to the open question was understood: nothing is noted in silence."""
    told = draft(turn)
    other = [field for field in OWN_FIELDS if field in told and told[field] != before.get(field)]
    other = [field for field in other if field != _open_field(turn)]
    if taken is None or taken.note or not other or turn.is_press:
        return taken
    return Taken(noted(turn, other))


def _names_another_step(turn: Turn, own: str = "") -> bool:
    """Whether the message names a value by its title: "aantal is 3". The step of that name takes it."""
    words = " ".join(["", *re.findall(r"\w+", plain(said(turn))), ""])
    others = [field for field in OWN_FIELDS if field not in (own, _open_field(turn))]
    return any(f" {plain(title(turn, field))} " in words for field in others)


def _open_field(turn: Turn) -> str:
    return str(turn.slot("open_question") or "").removeprefix("vacancy_")


def take_consent(turn: Turn) -> Taken | None:
    """Keep the consent; with a no everything that was told is thrown away."""
    answer = yes_or_no(turn)
    agreed = AGREE in turn.values_of("answer") if turn.is_press else answer == "yes"
    if agreed:
        with session_scope() as session:
            consents.give(session, turn.person, Purpose.KEEP)
        return Taken(shortage_note(turn))
    if answer != "no":
        return unusable(turn, "utter_vacancy_yes_or_no")
    drop(turn)
    turn.forget("open_question", "question_topic")
    turn.asked = True
    turn.say("utter_vacancy_no_consent")
    return Taken(stays=True)


def take_occupation(turn: Turn) -> Taken | None:
    """Take the one occupation that is named; of several, or of an ambiguous name, ask which."""
    named = occupations_in(turn)
    if len(named) == 1:
        put(turn, occupation=named[0])
        return Taken(shortage_note(turn))
    with session_scope() as session:
        choices = [(id_, occupation_name(session, id_)) for id_ in named]
        found = occupations.choices_in(session, said(turn)) if not named and not turn.is_press else None
        choices += [(choice.id, choice.name) for choice in found[1]] if found else []
    if not choices:
        return unusable(turn, "utter_vacancy_occupation_unknown")
    response = "utter_vacancy_which_occupation" if found else "utter_vacancy_one_at_a_time"
    return _choose(turn, "occupation", response, choices)


def take_positions(turn: Turn) -> Taken | None:
    """Take the number of people."""
    number = positions_answered(said(turn)) if not turn.is_press else None
    if turn.is_press and str(turn.first("answer")).isdecimal():
        number = int(str(turn.first("answer")))
    if number is None:
        return unusable(turn, "utter_vacancy_positions_unclear")
    if not 1 <= number <= MOST_POSITIONS:
        return Taken(Part("utter_vacancy_positions_impossible", {"most": MOST_POSITIONS}), stays=True)
    put(turn, positions=number)
    return Taken()


def take_place(turn: Turn) -> Taken | None:
    """Take the municipality; of a name or a postal code of several, ask which."""
    places = places_in(turn, as_answer=True)
    if len(places) > 1:
        choices = [(place.name, place.name) for place in places[:MOST_CHOICES]]
        return _choose(turn, "place", "utter_vacancy_which_place", choices)
    if not places:
        return unusable(turn, "utter_vacancy_place_unknown")
    put(turn, nis_code=places[0].nis_code)
    return Taken()


def take_level(turn: Turn) -> Taken | None:
    """Take the level of Dutch, and whether coaching would do when the message says so."""
    level = level_in(turn, as_answer=True)
    if level is None:
        return unusable(turn, "utter_vacancy_level_unclear")
    put(turn, dutch_level=level)
    welcome = coaching_in(said(turn))
    if level != NO_LEVEL and welcome is not None:
        put(turn, coaching=welcome)
    return Taken()


def take_coaching(turn: Turn) -> Taken | None:
    """Take whether a lower level with coaching would do."""
    answer = yes_or_no(turn)
    welcome = coaching_in(said(turn))
    if answer is None and welcome is None:
        return unusable(turn, "utter_vacancy_yes_or_no")
    put(turn, coaching=answer == "yes" if welcome is None else welcome)
    return Taken()


def take_licences(turn: Turn) -> Taken | None:
    """Take the driving licences."""
    licences = licences_of(turn)
    if licences is None:
        return unusable(turn, "utter_vacancy_licences_unclear")
    put(turn, licences=licences)
    return Taken()


def take_hours(turn: Turn) -> Taken | None:
    """Take full time, part time or either."""
    hours = hours_of(turn)
    if hours is None:
        return unusable(turn, "utter_vacancy_hours_unclear")
    put(turn, hours=hours)
    return Taken()


def take_times(turn: Turn) -> Taken | None:
    """Take the times of the work."""
    times = times_of(turn)
    if times is None:
        return unusable(turn, "utter_vacancy_times_unclear")
    put(turn, times=times)
    return Taken()


def take_start(turn: Turn) -> Taken | None:
    """Take the first day of the work; one in the past, or on no calendar, is asked again."""
    start = start_in(turn, as_answer=True)
    if start is not None:
        put(turn, start_on=start)
        return Taken(None if turn.is_press else noted(turn, ["start_on"]))
    if has_impossible_start(turn):
        return Taken(Part("utter_vacancy_start_impossible"), stays=True)
    if start_days(turn):
        return Taken(Part("utter_vacancy_start_over"), stays=True)
    return unusable(turn, "utter_vacancy_start_unclear")


def take_confirmation(turn: Turn) -> Taken | None:
    """Take a yes; with a no ask what is wrong. A value in the message is a correction."""
    words = re.findall(r"\w+", plain(said(turn)))
    if any(plain(title(turn, field)) in words for field in IN_OWN_WORDS):
        return None  # the step of that name takes it
    corrected = take_named(turn)
    if corrected:
        return Taken(noted(turn, corrected))
    answer = yes_or_no(turn)
    if answer == "yes":
        put(turn, confirmed=True)
        return Taken()
    if _names_another_step(turn):
        return None
    return unusable(turn, "utter_vacancy_what_is_wrong")


def _choose(turn: Turn, entity: str, response: str, choices: Sequence[tuple[str, str]]) -> Taken:
    """Ask which of a few is meant; the step stays open."""
    buttons = [
        {"title": name, "payload": f'/inform{{"{entity}": "{value}"}}'}
        for value, name in choices[:MOST_CHOICES]
    ]
    turn.asked = True
    turn.say(response, buttons=buttons)
    return Taken(stays=True)
