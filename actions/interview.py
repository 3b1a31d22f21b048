"""A conversation in small steps, such as a profile: asked one by one, put off, corrected, taken up again.

An open step is an open question (`open_question`) with the name `<topic>_<step>`; its text is
`utter_ask_<topic>_<step>`. What was answered is kept by the interview itself, so that it can be taken up
again days later. Any other question may come in between: it is answered, and the step is asked again.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from actions import questions
from actions.turn import Button, Part, Turn

State = Literal["answered", "later", "declined"]
LATER = "later"
DECLINED = "rather_not"
DONE = "done"
DRAFTS = ("vacancy_draft",)  # slots with what was answered and is not kept elsewhere yet
UNSURE = {LATER, questions.UNKNOWN}
# What always goes to its own action, also while a step is open.
NEVER_AN_ANSWER = {
    "request_human",
    "complain",
    "report_exploitation",
    "stop",
    "repeat",
    "show_my_data",
    "delete_my_data",
    "ask_privacy",
    "bot_challenge",
    "ask_capabilities",
    "change_language",
}
WORDS_OF_AN_UNSURE_ANSWER = 3
_OPENS_A_QUESTION = re.compile(
    r"\W*(?:en |maar |dan )*(?:wat|waar|waarom|hoe|hoeveel|wanneer|wie|welke?|mag|moet|kan (?:ik|je|jij|u)"
    r"|kun(?:nen|t)?|is (?:er|het|dat|een)|zijn er|krijg(?: ik|en)|bestaat|bestaan)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Taken:
    """What came of a message as the answer to a step: `note` is said before the next question.

    `stays`: the step is not finished (a box was ticked, or the answer cannot be used and `note` says why).
    """

    note: Part | None = None
    stays: bool = False


@dataclass(frozen=True)
class Step:
    """One question. `take` keeps what the message answers; None when it holds no answer to this step.

    `values` fill in the text of the question, `buttons` stand below it. An optional step also gets "Later"
    and "Wil ik niet zeggen". `applies` tells whether it is asked at all, given what is known.
    """

    name: str
    take: Callable[[Turn], Taken | None]
    buttons: Callable[[Turn], Sequence[Button]] = lambda turn: ()
    values: Callable[[Turn], Mapping[str, object]] = lambda turn: {}
    optional: bool = True
    counted: bool = True
    applies: Callable[[Turn], bool] = lambda turn: True


@dataclass(frozen=True)
class Interview:
    """The steps of a topic. `states` tells which were answered or put off, `mark` keeps that.

    `finish` comes when every step that applies has a state; it gets what is still to be said.
    """

    topic: str
    steps: Sequence[Step]
    states: Callable[[Turn], Mapping[str, State]]
    mark: Callable[[Turn, str, State], None]
    finish: Callable[[Turn, Part | None], None]

    def step(self, name: str) -> Step | None:
        """Return the step of this name, or None."""
        return next((step for step in self.steps if step.name == name), None)

    def question(self, step: Step) -> str:
        """Return the name under which a step is an open question."""
        return f"{self.topic}_{step.name}"

    def go_on(self, turn: Turn, note: Part | None = None) -> None:
        """Ask the first step without a state, after saying `note`; finish when there is none."""
        turn.remember("topic", self.topic)
        states = self.states(turn)
        step = next((step for step in self.steps if step.name not in states and step.applies(turn)), None)
        if step is None:
            questions.close(turn)
            self.finish(turn, note)
            return
        self.ask(turn, step, note)

    def ask(self, turn: Turn, step: Step, note: Part | None = None) -> None:
        """Ask one step, also one that was answered before."""
        turn.remember("topic", self.topic)
        buttons = list(step.buttons(turn))
        if step.optional:
            buttons += [
                turn.button("utter_button_step_later", _inform(LATER)),
                turn.button("utter_button_step_rather_not", _inform(DECLINED)),
            ]
        parts = [note] if note else []
        if step.counted:
            counted = [each for each in self.steps if each.counted and each.applies(turn)]
            if step in counted:
                place = {"number": counted.index(step) + 1, "total": len(counted)}
                parts.append(Part("utter_step_of", place))
        questions.ask(
            turn, self.question(step), introduction=parts, buttons=buttons, values=step.values(turn)
        )

    def answer(self, turn: Turn, step: Step) -> bool:
        """Use the message for a step, or as a correction of another; False when it is neither."""
        put_off = _put_off(turn) if step.optional else None
        if put_off:
            self.mark(turn, step.name, put_off)
            self.go_on(turn)
            return True
        taken = step.take(turn)
        if taken is None:
            corrected = self._correction(turn, step)
            if corrected is None:
                return False
            step, taken = corrected
        if taken.stays:
            if not turn.asked:
                self.ask(turn, step, taken.note)
            return True
        self.mark(turn, step.name, "answered")
        if not turn.asked:
            self.go_on(turn, taken.note)
        return True

    def _correction(self, turn: Turn, open_step: Step) -> tuple[Step, Taken] | None:
        """Return the other step that the message names ("plaats is Kortrijk"), with what it takes from it."""
        said = _WORDS.findall(turn.text_of_person.lower())
        for step in self.steps:
            if step is open_step or not turn.has_response(f"utter_step_{self.topic}_{step.name}"):
                continue
            title = _WORDS.findall(turn.text(f"utter_step_{self.topic}_{step.name}").lower())
            if title and any(said[at : at + len(title)] == title for at in range(len(said))):
                return step, step.take(turn) or Taken(stays=True)
        return None


_INTERVIEWS: dict[str, Interview] = {}


def register(interview: Interview) -> Interview:
    """Make an interview known, so that its open steps take answers; return it.

    The module of a theme calls this once: `BotAction` has to know the interviews, which import `BotAction`.
    """
    _INTERVIEWS[interview.topic] = interview
    return interview


def open_step(turn: Turn) -> tuple[Interview, Step] | None:
    """Return the interview and the step that are open now, or None."""
    question = turn.slot("open_question") or ""
    for interview in _INTERVIEWS.values():
        for step in interview.steps:
            if question == interview.question(step):
                return interview, step
    return None


def take(turn: Turn) -> bool:
    """Use a typed message for the open step, whatever intent it got; False when it is something else."""
    found = open_step(turn)
    if found is None or turn.is_press or turn.intent in NEVER_AN_ANSWER or asks_something(turn):
        return False
    return answer_open(turn)


def answer_open(turn: Turn) -> bool:
    """Use a message or a button for the open step; False when no step is open or it holds no answer."""
    found = open_step(turn)
    if found is None:
        return False
    interview, step = found
    return interview.answer(turn, step)


def resume(turn: Turn) -> None:
    """Ask the open step or question again, after something else was answered in between."""
    found = open_step(turn)
    if found is None:
        questions.resume(turn)
    elif not turn.asked:
        interview, step = found
        interview.ask(turn, step, Part("utter_back_to_question"))


def asks_something(turn: Turn) -> bool:
    """Whether the message is a question; "Gent?" is an unsure answer."""
    text = turn.text_of_person.strip()
    if _OPENS_A_QUESTION.match(text):
        return True
    return text.endswith("?") and len(text.split()) > WORDS_OF_AN_UNSURE_ANSWER


def _put_off(turn: Turn) -> State | None:
    answers = turn.values_of("answer")
    if DECLINED in answers:
        return "declined"
    return "later" if UNSURE & set(answers) and _is_no_more_than_that(turn) else None


def _is_no_more_than_that(turn: Turn) -> bool:
    return turn.is_press or len(turn.text_of_person.split()) <= WORDS_OF_AN_UNSURE_ANSWER + 1


def _inform(answer: str) -> str:
    return f'/inform{{"answer": "{answer}"}}'
