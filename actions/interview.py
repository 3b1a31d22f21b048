"""A conversation in small steps, such as a profile: asked one by one, put off, corrected, taken up again.

An open step is an open question (`open_question`) with the name `<topic>_<step>`; its text is
`utter_ask_<topic>_<step>`. What was answered is kept by the interview itself, so that it can be taken up
again days later. Any other question may come in between: it is answered, and the step is asked again.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from actions import questions
from actions.interview_replies import (
    DECLINED,
    DONE,
    LATER,
    NEVER_AN_ANSWER,
    State,
    asks_something,
    goes_on,
    inform,
    is_done,
    put_off,
)
from actions.turn import Button, Part, Turn
from core.rules.number_words import plain

DRAFTS = ("vacancy_draft",)  # slots with what was answered and is not kept elsewhere yet
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Taken:
    """What came of a message as the answer to a step: `note` is said before the next question.

    `stays`: the step is not finished (a box was ticked, or the answer cannot be used and `note` says why).
    `misread`: nothing in it answers the step, so that it may be about another one.
    """

    note: Part | None = None
    stays: bool = False
    misread: bool = False


@dataclass(frozen=True)
class Step:
    """One question. `take` keeps what the message answers; None when it holds no answer to this step.

    `values` fill in the text of the question, `buttons` stand below it. An optional step also gets "Later"
    and "Wil ik niet zeggen". `applies` tells whether it is asked at all, given what is known. `claims` tells
    that a message answers it that looks like another wish ("Arabisch goed" is no wish to speak Arabic).
    """

    name: str
    take: Callable[[Turn], Taken | None]
    buttons: Callable[[Turn], Sequence[Button]] = lambda turn: ()
    values: Callable[[Turn], Mapping[str, object]] = lambda turn: {}
    optional: bool = True
    counted: bool = True
    applies: Callable[[Turn], bool] = lambda turn: True
    claims: Callable[[Turn], bool] = lambda turn: False


@dataclass(frozen=True)
class Interview:
    """The steps of a topic. `states` tells which were answered or put off, `mark` keeps that.

    `finish` comes when every step that applies has a state; it gets what is still to be said. `stopped` is
    the response for who breaks it off. `beside` takes a typed message for the questions of another theme that
    a step asks, such as those about papers; their topic is `beside_topic`. `correct` takes what a message
    says of another step than the open one: "nee niet Gent, Aalst".
    """

    topic: str
    steps: Sequence[Step]
    states: Callable[[Turn], Mapping[str, State]]
    mark: Callable[[Turn, str, State], None]
    finish: Callable[[Turn, Part | None], None]
    stopped: str
    beside: Callable[[Turn], bool] = lambda turn: False
    beside_topic: str | None = None
    correct: Callable[[Turn, Step], Taken | None] = lambda turn, step: None

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
        buttons = self.buttons(turn, step)
        parts = [note] if note else []
        if step.counted:
            counted = [each for each in self.steps if each.counted and each.applies(turn)]
            if step in counted:
                place = {"number": counted.index(step) + 1, "total": len(counted)}
                parts.append(Part("utter_step_of", place))
        questions.ask(
            turn, self.question(step), introduction=parts, buttons=buttons, values=step.values(turn)
        )

    def buttons(self, turn: Turn, step: Step) -> list[Button]:
        """Return the buttons below the question of a step."""
        buttons = list(step.buttons(turn))
        if step.optional:
            buttons += [
                turn.button("utter_button_step_later", inform(LATER)),
                turn.button("utter_button_step_rather_not", inform(DECLINED)),
            ]
        return buttons

    def answer(self, turn: Turn, step: Step) -> bool:
        """Use the message for a step, or as a correction of another; False when it is neither."""
        skipped = put_off(turn) if step.optional and not step.claims(turn) else None
        if skipped:
            self.mark(turn, step.name, skipped)
            self.go_on(turn)
            return True
        taken = self.correct(turn, step) or step.take(turn)
        if taken is None or taken.misread:
            corrected = self._correction(turn, step) or (step, taken)
            if corrected[1] is None:
                return False
            step, taken = corrected[0], corrected[1]
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
        if not turn.is_press and asks_something(turn):
            return None
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


def stopped_response(turn: Turn) -> str | None:
    """Return what to say to who breaks off the interview that is open now, or None."""
    found, topic = open_step(turn), turn.slot("question_topic")
    beside = (each for each in _INTERVIEWS.values() if topic and each.beside_topic == topic)
    interview = found[0] if found else next(beside, None)
    return interview.stopped if interview else None


def take(turn: Turn) -> bool:
    """Use a typed message for the open step, whatever intent it got; False when it is something else."""
    if turn.is_press:
        return False
    if press_typed(turn):
        return answer_open(turn)
    if (found := open_step(turn)) and goes_on(turn):
        found[0].ask(turn, found[1])
        return True
    if turn.intent in NEVER_AN_ANSWER or asks_something(turn):
        return False
    return answer_open(turn) or any(interview.beside(turn) for interview in _INTERVIEWS.values())


def press_typed(turn: Turn) -> bool:
    """Read what stands on a button of the open step ("Klaar") as its press; False when nothing is typed so.

    Where several can be ticked only the button that ends it is read so: the step itself reads the others.
    """
    found = open_step(turn)
    if found is None:
        return False
    interview, step = found
    buttons = [each for each in interview.buttons(turn, step) if each["payload"].startswith("/inform")]
    ends = [each for each in buttons if each["payload"] == inform(DONE)]
    said = plain(turn.text_of_person).strip(" .!")
    finished = bool(ends) and is_done(said)
    pressed = next((each for each in ends or buttons if finished or plain(each["title"]) == said), None)
    if pressed is None:
        return False
    turn.press(pressed["payload"])
    return True


def claim(turn: Turn) -> None:
    """Read a message as an answer when the open step knows better than its intent what it is about."""
    found = None if turn.is_press or asks_something(turn) else open_step(turn)
    if found and found[1].claims(turn):
        turn.intent = "inform"


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
