"""The profile of who talks, as it is kept: read, changed by one answer, and which steps have a state."""

from collections.abc import Callable
from typing import Any, Final

from actions.interview_replies import State
from actions.turn import Part, Turn
from core.rules.consent import Purpose
from core.rules.profile import Profile, ProfileStep
from core.services import consents, profiles
from core.services.profile_lines import line_of, lines_of
from core.services.sessions import session_scope

TOPIC: Final = "profile"
CONSENTS: Final[dict[str, Purpose]] = {
    "consent_keep": Purpose.KEEP,
    "consent_staff": Purpose.STAFF,
    "consent_match": Purpose.MATCH,
}
NOTE_THEMSELVES: Final = frozenset({*CONSENTS, "work"})


def kept(turn: Turn) -> Profile | None:
    """Return the profile, or None while nothing is kept."""
    with session_scope() as session:
        return profiles.profile_of(session, turn.person)


def keep(turn: Turn, save: Callable[..., None], *values: Any, **options: Any) -> None:
    """Keep one answer with a function of core/services/profiles.py."""
    with session_scope() as session:
        save(session, turn.person, *values, **options)


def states(turn: Turn) -> dict[str, State]:
    """Return which steps were answered, put off or declined; a consent also as it is in force."""
    with session_scope() as session:
        agreed = consents.purposes(session, turn.person)
        profile = profiles.profile_of(session, turn.person) if Purpose.KEEP in agreed else None
    if Purpose.KEEP not in agreed:
        return {}
    found: dict[str, State] = dict(profile.steps) if profile else {}
    found |= {step: "answered" for step, purpose in CONSENTS.items() if purpose in agreed}
    return found


def mark(turn: Turn, step: str, state: State) -> None:
    """Keep the state of a step. Consents and the right to work note themselves that they were answered."""
    if state != "answered" or step not in NOTE_THEMSELVES:
        keep(turn, profiles.mark, step, state)


def summary(turn: Turn) -> str:
    """Return every line of the profile that was asked, one below the other."""
    with session_scope() as session:
        profile = profiles.profile_of(session, turn.person)
        lines = lines_of(session, profile) if profile else []
    shown = [line for line in lines if line.state != "open"]
    return "\n".join(turn.text("utter_profile_line", title=each.label, value=each.value) for each in shown)


def noted(turn: Turn, step: ProfileStep, *also: ProfileStep) -> Part:
    """Return the sentences that say back what was understood, of one step or of more."""
    with session_scope() as session:
        profile = profiles.profile_of(session, turn.person)
        lines = [line_of(session, profile, each) for each in (step, *also)] if profile else []
    first, *others = [(each.label, each.value) for each in lines] or [("", "")]
    value = ". ".join([first[1], *(f"{label}: {value}" for label, value in others)])
    return Part("utter_profile_noted", {"title": first[0], "value": value})


def has_title(turn: Turn, step: str) -> bool:
    """Whether a step has a name, so that it can be chosen and corrected by it."""
    return turn.has_response(f"utter_step_profile_{step}")


def title_of(turn: Turn, step: str) -> str:
    """Return how a step is called: "Woonplaats"."""
    return turn.text(f"utter_step_profile_{step}")


def pressed(answer: object) -> str:
    """Return the payload of a button that answers the open step."""
    return f'/inform{{"answer": "{answer}"}}'


def command(answer: str) -> str:
    """Return the payload of a button that asks something of the profile."""
    return f'/register_profile{{"answer": "{answer}"}}'
