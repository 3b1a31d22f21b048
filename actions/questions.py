"""The one question that is open: asked, kept while another question is answered, asked again."""

from collections.abc import Callable, Mapping, Sequence

from actions.turn import Button, Part, Turn

UNKNOWN = "unknown"
# Questions whose buttons are made when they are asked: `resume` asks them this way.
ASKED_AGAIN: dict[str, Callable[[Turn, Sequence[Part]], None]] = {}


def ask(
    turn: Turn,
    question: str,
    *,
    introduction: Sequence[Part] = (),
    buttons: Sequence[Button] | None = None,
    values: Mapping[str, object] | None = None,
) -> None:
    """Ask `utter_ask_<question>`, filled in with `values`; it stays open until answered or broken off."""
    if turn.slot("open_question") != question:
        _suspend(turn)
        turn.remember("question_topic", turn.slot("topic"))
    turn.remember("open_question", question)
    turn.asked = True
    turn.say(*introduction, Part(f"utter_ask_{question}", values or {}), buttons=buttons)


def close(turn: Turn) -> None:
    """Note that nothing is asked any more, but for the question of another topic that was suspended."""
    suspended = turn.slot("suspended_question")
    turn.forget("open_question", "question_topic", "suspended_question")
    if suspended and suspended["topic"] != turn.slot("topic"):
        turn.remember("open_question", suspended["question"])
        turn.remember("question_topic", suspended["topic"])


def settle(turn: Turn) -> None:
    """Close the question of this topic; a question of another topic stays open and is asked again."""
    if turn.slot("question_topic") in (None, turn.slot("topic")):
        close(turn)


def _suspend(turn: Turn) -> None:
    """Keep the question of another topic: it is asked again when this one is settled."""
    question, topic = turn.slot("open_question"), turn.slot("question_topic")
    if question and topic != turn.slot("topic"):
        turn.remember("suspended_question", {"question": question, "topic": topic})


def resume(turn: Turn) -> None:
    """Ask the open question again, after something else was answered in between."""
    question = turn.slot("open_question")
    if question and not turn.asked:
        introduction = [Part("utter_back_to_question")]
        if question in ASKED_AGAIN:
            ASKED_AGAIN[question](turn, introduction)
        else:
            ask(turn, question, introduction=introduction)
