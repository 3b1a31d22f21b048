"""How far a match is, in words: who the other is, that the other is asked, or why it waits."""

from typing import Final

from actions.turn import Button, Part, Turn
from core.rules.match_state import Hindrance, Phase, Side
from core.services import match_views
from core.services.match_agreement import Progress
from core.services.match_messages import answer_payload, plain
from core.services.match_views import MatchView
from core.services.sessions import session_scope

OWN: Final = "match-own"
# What only the newcomer may hear of why an introduction waits.
_FOR_NEWCOMER: Final = {Hindrance.NOT_ALLOWED, Hindrance.RIGHT_UNKNOWN, Hindrance.NO_CONSENT_NEWCOMER}


def say_progress(turn: Turn, side: Side, progress: Progress) -> None:
    """Say what came of a yes: who the other is, that the other is asked, or why it waits."""
    match_id = progress.match_id
    buttons = [own_button(turn, side)]
    if progress.state.phase is Phase.INTRODUCED:
        if side in progress.written_to:
            turn.say("utter_match_introduced_by_message", buttons=buttons)
        else:
            say_identity(turn, match_id)
    elif progress.hindrances:
        known = _FOR_NEWCOMER.intersection(progress.hindrances) if side == "newcomer" else set()
        reason = next((each.value for each in Hindrance if each in known), "other")
        stop = turn.button("utter_button_match_stop", answer_payload(side, f"match-stop-{match_id}"))
        turn.say(f"utter_match_waits_{reason}", buttons=[*buttons, stop, _human(turn)])
    else:
        turn.say("utter_match_asked_other", buttons=buttons)


def own_button(turn: Turn, side: Side) -> Button:
    """Return the button to the matches of this person."""
    return turn.button("utter_button_my_matches", answer_payload(side, OWN))


def say_identity(turn: Turn, match_id: int) -> None:
    """Send name and contact in a message of their own; in a terminal, where none can be sent, say them."""
    with session_scope() as session:
        view = match_views.view_of(session, match_id, turn.person)
        found = match_views.introduce_again(session, match_id, turn.person)
    buttons = [match_button(turn, view, "end"), match_button(turn, view, "stop")]
    if found is None:
        turn.say("utter_match_contact_gone", buttons=buttons)
    elif found.written:
        turn.say("utter_match_introduced_by_message", buttons=buttons)
    else:
        who = {"name": plain(found.name), "reach": plain(found.reach)}
        turn.say(Part("utter_match_introduced", who), buttons=buttons)


def match_button(turn: Turn, view: MatchView, what: str, title: str | None = None) -> Button:
    """Return a button that does something with this match; `title` when that differs from what it does."""
    payload = answer_payload(side_of(view), f"match-{what}-{view.id}")
    return turn.button(f"utter_button_match_{title or what}", payload)


def side_of(view: MatchView) -> Side:
    """Return the side of somebody who is one of the two."""
    return "employer" if view.side == "employer" else "newcomer"


def _human(turn: Turn) -> Button:
    return turn.human_button()
