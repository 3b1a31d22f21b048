"""`register_profile`: a newcomer tells in small steps what they can and want; kept only after a yes."""

from typing import Final

from actions import profile_change, profile_work
from actions.answers import say_answer, start
from actions.base import BotAction
from actions.interview import Interview, Taken, register
from actions.profile_kept import TOPIC, command, keep, kept, mark, noted, states, summary
from actions.profile_reading import says_no, says_yes, unclear
from actions.profile_steps import steps
from actions.turn import Button, Part, Turn
from actions.vacancy import ActionRegisterVacancy
from core.rules.consent import Purpose
from core.services import consents, profiles
from core.services.sessions import session_scope

SHOW: Final = "show"
LATER_STEPS: Final = "later_steps"
VDAB: Final = "register-profile"  # the part of data/answers/register_profile.yml
FILES: Final = {"pdf": "profile_pdf", "json": "profile_json"}


def take_summary(turn: Turn) -> Taken | None:
    """Confirm the summary, correct it by a word, or ask what is to change."""
    step = profile_change.correct(turn)
    if step is not None:
        return Taken(noted(turn, step), stays=True)
    if says_yes(turn):
        return Taken()
    if says_no(turn):
        profile_change.ask_what(turn, INTERVIEW)
        return Taken(stays=True)
    return unclear(turn, "utter_profile_summary_unclear")


def finish(turn: Turn, note: Part | None) -> None:
    """Say what happens now with the profile, with what the person can do."""
    turn.forget("topic")
    with session_scope() as session:
        agreed = consents.purposes(session, turn.person)
    ending = "utter_profile_done_match" if Purpose.MATCH in agreed else "utter_profile_done"
    parts: list[Part | str] = [note, "utter_profile_changed"] if note else [ending]
    turn.say(*parts, buttons=_buttons(turn))


INTERVIEW: Final[Interview] = register(
    Interview(
        topic=TOPIC,
        steps=steps(take_summary),
        states=states,
        mark=mark,
        finish=finish,
        stopped="utter_profile_stopped",
        beside=lambda turn: profile_work.take_typed(turn, INTERVIEW),
        beside_topic=profile_work.WORK_TOPIC,
        correct=profile_change.correct_another,
    )
)


class ActionRegisterProfile(BotAction):
    """Answer `register_profile`: begin a profile, go on, show or change it. Employers have vacancies."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_register_profile"

    def answer(self, turn: Turn) -> None:
        """Do what the button says; else begin, go on, or offer what can be done with the profile."""
        if turn.is_employer:
            ActionRegisterVacancy().answer(turn)
            return
        if not turn.slot("role"):
            turn.remember("role", "newcomer")
        if turn.is_press and turn.first("answer"):
            _answer_press(turn, str(turn.first("answer")))
            return
        if "consent_keep" not in states(turn) or kept(turn) is None:
            INTERVIEW.go_on(turn)
        elif "summary" not in states(turn):
            INTERVIEW.go_on(turn, Part("utter_profile_we_go_on"))
        elif not profile_change.offer(turn):
            _say_own(turn)


def go_on(turn: Turn) -> None:
    """Ask the step that is open, again; for who asks to hear it again."""
    INTERVIEW.go_on(turn)


def go_on_with_work(turn: Turn) -> None:
    """Ask the next question about papers, or go on with the profile."""
    profile_work.go_on_with_work(turn, INTERVIEW)


def put_off_work(turn: Turn) -> bool:
    """Leave the questions about papers for later; False when the message does not ask for that."""
    return profile_work.put_off(turn, INTERVIEW)


def _answer_press(turn: Turn, answer: str) -> None:
    if answer == profile_change.EDIT and kept(turn):
        profile_change.ask_what(turn, INTERVIEW)
    elif (step := INTERVIEW.step(answer)) and "consent_keep" in states(turn):
        INTERVIEW.ask(turn, step)
    elif answer == LATER_STEPS and kept(turn):
        keep(turn, profiles.reopen, _put_off(turn))
        INTERVIEW.go_on(turn)
    elif answer == VDAB:
        start(turn)
        say_answer(turn)
    elif answer == SHOW and kept(turn):
        turn.say(Part("utter_profile_shown", {"summary": summary(turn)}), buttons=_buttons(turn))
    elif answer in FILES and kept(turn):
        turn.say("utter_profile_file", buttons=_buttons(turn))
        turn.attach("file", {"kind": FILES[answer]})
    else:
        INTERVIEW.go_on(turn)


def _say_own(turn: Turn) -> None:
    """Say that there is a profile, and what can be done with it."""
    put_off = _put_off(turn)
    buttons = _buttons(turn)
    if put_off:
        buttons.insert(0, turn.button("utter_button_profile_later_steps", command(LATER_STEPS)))
    turn.say(
        "utter_profile_is_there", buttons=[turn.button("utter_button_profile_show", command(SHOW)), *buttons]
    )


def _put_off(turn: Turn) -> list[str]:
    return [step for step, state in states(turn).items() if state == "later"]


def _buttons(turn: Turn) -> list[Button]:
    return [
        turn.button("utter_choice_ask_find_job", "/ask_find_job"),
        turn.button("utter_button_profile_change", command(profile_change.EDIT)),
        turn.button("utter_button_profile_pdf", command("pdf")),
        turn.button("utter_button_profile_json", command("json")),
        turn.button("utter_choice_show_my_data", "/show_my_data"),
    ]
