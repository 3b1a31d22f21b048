"""Consent for a profile, asked for each purpose apart: nothing is kept before the first yes."""

from collections.abc import Callable

from actions import questions
from actions.interview import Taken
from actions.profile_kept import CONSENTS, keep
from actions.profile_reading import says_no, says_yes, unclear
from actions.turn import Part, Turn
from core.services import consents, profiles
from core.services.sessions import session_scope


def yes_to(step: str) -> str:
    """Return what the yes below one question says: the button of an older question agrees with nothing."""
    return f"yes_{step}"


def take_consent(step: str) -> Callable[[Turn], Taken | None]:
    """Return what takes the answer to one of the questions about consent."""

    def take(turn: Turn) -> Taken | None:
        if says_no(turn):
            return _refused(turn, step)
        agreed = yes_to(step) in turn.values_of("answer") if turn.is_press else says_yes(turn)
        if not agreed:
            return unclear(turn, "utter_profile_consent_unclear")
        with session_scope() as session:
            consents.give(session, turn.person, CONSENTS[step])
            if step != "consent_keep":
                profiles.mark(session, turn.person, step, "answered")  # type: ignore[arg-type]
        return Taken()

    return take


def _refused(turn: Turn, step: str) -> Taken:
    if step == "consent_keep":
        questions.close(turn)
        turn.forget("topic")
        turn.asked = True
        turn.say("utter_profile_not_kept")
        return Taken(stays=True)
    keep(turn, profiles.mark, step, "declined")
    return Taken(Part(f"utter_profile_no_{step}"))
