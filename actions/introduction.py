"""What a newcomer passes on at an introduction: asked in three short steps, kept only after their yes."""

import json
from collections.abc import Mapping
from typing import Any, Final
from zlib import crc32

from actions.interview import Interview, Step, Taken, register
from actions.interview_replies import State
from actions.match_progress import own_button, say_progress
from actions.turn import Button, Part, Turn
from core import clock
from core.errors import NotFoundError, ToeleidingError
from core.rules.introduction import Contact, first_name_in, reach_in
from core.services import cards, match_agreement, match_views, matches
from core.services.consents import ConsentMissingError
from core.services.match_messages import plain
from core.services.matching import compare
from core.services.sessions import session_scope

TOPIC: Final = "introduction"
DRAFT: Final = "introduction_draft"


def begin(turn: Turn, *, vacancy_id: int, match_id: int | None = None) -> None:
    """Ask what somebody wants to pass on to the company of this vacancy."""
    turn.remember(DRAFT, {"vacancy": vacancy_id, "match": match_id})
    INTRODUCTION.go_on(turn)


def go_on(turn: Turn) -> None:
    """Ask the open step again, or tell that there is nothing to go on with."""
    if turn.slot(DRAFT):
        INTRODUCTION.go_on(turn)
    else:
        turn.say("utter_introduction_none", buttons=[own_button(turn, "newcomer")])


def _draft(turn: Turn) -> dict[str, Any]:
    return dict(turn.slot(DRAFT) or {})


def _states(turn: Turn) -> Mapping[str, State]:
    return {step: "answered" for step in ("name", "reach", "confirm") if step in _draft(turn)}


def _mark(turn: Turn, step: str, state: State) -> None:
    """Do nothing: a step is answered once its value stands in the draft."""


def _take_name(turn: Turn) -> Taken | None:
    name = first_name_in(turn.text_of_person)
    if name is None:
        return Taken(Part("utter_introduction_no_name"), stays=True)
    turn.remember(DRAFT, {**_draft(turn), "name": name})
    return Taken()


def _take_reach(turn: Turn) -> Taken | None:
    reach = reach_in(turn.text_of_person)
    if reach is None:
        return Taken(Part("utter_introduction_no_reach"), stays=True)
    turn.remember(DRAFT, {**_draft(turn), "reach": reach})
    return Taken()


def _take_confirm(turn: Turn) -> Taken | None:
    corrected = None if turn.is_press else reach_in(turn.text_of_person)
    if corrected:
        turn.remember(DRAFT, {**_draft(turn), "reach": corrected})
        return Taken(stays=True)
    said = turn.values_of("answer") or {"affirm": ["yes"], "deny": ["no"]}.get(turn.intent, [])
    says_yes = any(each.startswith("yes") for each in said)
    if says_yes and not _is_yes_to_what_is_shown(turn):
        return Taken(stays=True)
    if "other" in said:
        turn.remember(
            DRAFT, {key: value for key, value in _draft(turn).items() if key in ("vacancy", "match")}
        )
        return Taken()
    if not says_yes and "no" not in said:
        return None
    turn.remember(DRAFT, {**_draft(turn), "confirm": "yes" if says_yes else "no"})
    return Taken()


def _to_whom(turn: Turn) -> Mapping[str, object]:
    """Return what is passed on to whom: nobody can agree to that without knowing the company."""
    draft = _draft(turn)
    with session_scope() as session:
        company = match_views.company_of(session, draft["vacancy"])
    return {"company": plain(company), "name": draft.get("name"), "reach": draft.get("reach")}


def _show_to_whom(turn: Turn) -> Mapping[str, object]:
    turn.remember(DRAFT, {**_draft(turn), "shown": _mark_of_what_is_shown(turn)})
    return _to_whom(turn)


def _mark_of_what_is_shown(turn: Turn) -> str:
    """Return what stands for this company, name and contact together: a yes is a yes to just these."""
    shown = {**_to_whom(turn), "vacancy": _draft(turn)["vacancy"]}
    return f"{crc32(json.dumps(shown, sort_keys=True).encode()):08x}"


def _is_yes_to_what_is_shown(turn: Turn) -> bool:
    """Whether the yes came below what holds now, not below something that was asked or changed before."""
    now = _mark_of_what_is_shown(turn)
    return f"yes-{now}" in turn.values_of("answer") if turn.is_press else _draft(turn).get("shown") == now


def _confirm_buttons(turn: Turn) -> list[Button]:
    yes = f'/inform{{"answer": "yes-{_mark_of_what_is_shown(turn)}"}}'
    return [
        turn.button("utter_button_introduction_yes", yes),
        turn.button("utter_button_introduction_change", '/inform{"answer": "other"}'),
        turn.button("utter_button_introduction_no", '/inform{"answer": "no"}'),
    ]


def _finish(turn: Turn, note: Part | None) -> None:
    draft = _draft(turn)
    turn.forget(DRAFT)
    turn.remember("topic", "ask_find_job")
    own = [own_button(turn, "newcomer")]
    if draft.get("confirm") != "yes":
        turn.say("utter_introduction_stopped", buttons=own)
        return
    contact = Contact(draft["name"], draft["reach"])
    try:
        with session_scope() as session:
            match_id = draft["match"] or _propose(session, turn.person, draft["vacancy"])
            progress = match_agreement.agree_newcomer(session, match_id, turn.person, contact)
    except ConsentMissingError:
        turn.say("utter_match_consent_missing", buttons=[consent_button(turn)])
    except ToeleidingError:
        turn.say("utter_match_gone", buttons=own)
    else:
        say_progress(turn, "newcomer", progress)


def consent_button(turn: Turn) -> Button:
    """Return the button to the step of the profile in which matching is agreed with."""
    return turn.button("utter_button_match_consent", '/register_profile{"answer": "consent_match"}')


def _propose(session: Any, person: str, vacancy_id: int) -> int:
    match = compare(session, person, vacancy_id, clock.today())
    if match is None:
        raise NotFoundError("there is no such vacancy or profile")
    reasons = cards.reasons_of(match)
    return matches.propose(session, vacancy_id, person, by="newcomer", score=match.score, reasons=reasons)


INTRODUCTION = register(
    Interview(
        topic=TOPIC,
        steps=(
            Step("name", _take_name, optional=False),
            Step("reach", _take_reach, optional=False),
            Step(
                "confirm",
                _take_confirm,
                buttons=_confirm_buttons,
                values=_show_to_whom,
                optional=False,
                counted=False,
            ),
        ),
        states=_states,
        mark=_mark,
        finish=_finish,
        stopped="utter_introduction_stopped",
    )
)
