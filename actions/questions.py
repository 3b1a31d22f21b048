"""The one question that is open: asked, kept while another question is answered, asked again."""

from collections.abc import Sequence

from actions.turn import Button, Part, Turn

UNKNOWN = "unknown"


def ask(
    turn: Turn, question: str, *, introduction: Part | None = None, buttons: Sequence[Button] | None = None
) -> None:
    """Ask `utter_ask_<question>` and keep it open until it is answered or broken off."""
    if turn.slot("open_question") != question:
        turn.remember("question_topic", turn.slot("topic"))
    turn.remember("open_question", question)
    turn.asked = True
    parts = [introduction] if introduction else []
    turn.say(*parts, f"utter_ask_{question}", buttons=buttons)


def close(turn: Turn) -> None:
    """Note that nothing is asked any more."""
    turn.forget("open_question", "question_topic")


def resume(turn: Turn) -> None:
    """Ask the open question again, after something else was answered in between."""
    question = turn.slot("open_question")
    if question and not turn.asked:
        ask(turn, question, introduction=Part("utter_back_to_question"))
