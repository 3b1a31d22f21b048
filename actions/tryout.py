"""How an employer can try somebody out first: what exists, with the measures to choose from."""

from actions.answers import Addition, say_answer, start
from actions.base import BotAction
from actions.measures import details_button, fitting_measures
from actions.turn import Turn
from core.rules.measures import Kind

KINDS: tuple[Kind, ...] = ("internship", "on_the_job_training")
MOST_MEASURES = 3


class ActionTryout(BotAction):
    """Answer `ask_tryout`: "kan ik eerst kijken of hij het kan?"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_tryout"

    def answer(self, turn: Turn) -> None:
        """Answer with the measures that fit what is known of the candidate."""
        start(turn)
        if turn.slot("role") is None:
            turn.remember("role", "employer")
        say_tryout(turn)


def say_tryout(turn: Turn) -> None:
    """Say which ways exist, with a button for each measure that fits best."""
    say_answer(turn, _measures)


def _measures(turn: Turn) -> Addition:
    found = fitting_measures(turn, KINDS)[:MOST_MEASURES]
    return Addition(buttons=tuple(details_button(fitting.measure) for fitting in found))
