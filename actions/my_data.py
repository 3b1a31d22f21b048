"""What is kept of a person: shown, downloaded, a consent withdrawn, and all erased after a clear yes."""

import re
from collections.abc import Callable

from actions.answers import Addition, is_about_a_part, say_answer, start
from actions.base import BotAction
from actions.my_data_overview import overview_parts
from actions.turn import Button, Part, Turn
from core.services import consents, my_data
from core.services.consents import Purpose
from core.services.erasure import CODE
from core.services.my_data_export import FileKind
from core.services.sessions import session_scope

SHOW = "show_my_data"
DELETE = "delete_my_data"
ERASE = "erase"
KEEP_ALL = "keep_all"
CHOOSE_ERASE = "choose_erase"
# Parts of the subject about which there is something to choose as long as a consent is in force.
ABOUT_CONSENT = {"delete-my-data-consent", "delete-my-data-profile"}
SURE = re.compile(r"ja\W+wis alles\W*", re.IGNORECASE)


class ActionShowMyData(BotAction):
    """Answer `show_my_data`: "wat weet je over mij?", and what its buttons ask for."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_show_my_data"

    def answer(self, turn: Turn) -> None:
        """Show what is kept, hand over a file, or tell about the part that was asked about."""
        chosen = _pressed(turn)
        if chosen in _SHOW_CHOICES:
            _SHOW_CHOICES[chosen](turn)
        elif is_about_a_part(turn):
            start(turn)
            say_answer(turn)
        else:
            _about(turn, SHOW)
            show(turn)


class ActionDeleteMyData(BotAction):
    """Answer `delete_my_data`: "wis alles", "ik trek mijn toestemming in", and what its buttons ask for."""

    resumes = False

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_delete_my_data"

    def answer(self, turn: Turn) -> None:
        """Ask whether it is sure, offer the consents to withdraw, or do what was chosen."""
        chosen = _pressed(turn)
        if chosen in _DELETE_CHOICES:
            _DELETE_CHOICES[chosen](turn)
        elif not turn.is_press and turn.slot("topic") == DELETE and SURE.fullmatch(turn.text_of_person):
            _erase(turn)
        elif is_about_a_part(turn):
            start(turn)
            _say_part(turn)
        else:
            _about(turn, DELETE)
            say_confirmation(turn)


def show(turn: Turn) -> None:
    """Say what is kept, in short, with a button for everything that can be done with it."""
    with session_scope() as session:
        kept = my_data.overview(session, turn.person)
    buttons = [turn.button("utter_button_download", f'/{SHOW}{{"answer": "{FileKind.MY_DATA.value}"}}')]
    if kept.profile:
        payload = f'/{SHOW}{{"answer": "{FileKind.PROFILE_PDF.value}"}}'
        buttons.append(turn.button("utter_button_profile_pdf", payload))
    buttons += _withdraw_buttons(turn, [given.purpose for given in kept.consents])
    buttons.append(_erase_button(turn))
    buttons.append(turn.button("utter_choice_ask_privacy", "/ask_privacy"))
    turn.say(*overview_parts(turn, kept), buttons=buttons)


def say_confirmation(turn: Turn) -> None:
    """Say what goes, what stays and that it cannot be undone, and ask whether it is sure."""
    if turn.slot("answer_id"):
        say_answer(turn)
        return
    say_answer(turn, lambda turn: Addition(buttons=(_sure_button(turn), _no_button(turn))))


def take_reply(turn: Turn) -> bool:
    """Answer a typed "ja" or "nee" right after the question; only the whole sentence erases."""
    if turn.slot("topic") != DELETE or turn.slot("answer_id"):
        return False
    if SURE.fullmatch(turn.text_of_person):
        _erase(turn)
        return True
    if turn.intent == "deny":
        _keep_all(turn)
        return True
    if turn.intent == "affirm":
        turn.say("utter_erase_say_it_whole", buttons=[_sure_button(turn), _no_button(turn)])
        return True
    return False


def _say_part(turn: Turn) -> None:
    with session_scope() as session:
        agreed = consents.purposes(session, turn.person)
    if turn.slot("answer_id") not in ABOUT_CONSENT or not agreed:
        say_answer(turn)
        return
    buttons = _withdraw_buttons(turn, [purpose for purpose in Purpose if purpose in agreed])
    turn.say("utter_withdraw_or_erase", buttons=[*buttons, _erase_button(turn), _no_button(turn)])


def _erase(turn: Turn) -> None:
    """Let the bot erase everything as soon as Rasa has saved this turn; these words become the receipt."""
    turn.say(Part("utter_erased", {"code": CODE}), buttons=[])
    turn.attach("erase", {})
    turn.forget_all_but()


def _keep_all(turn: Turn) -> None:
    turn.forget("topic")
    turn.say("utter_nothing_erased", buttons=[turn.button("utter_choice_show_my_data", f"/{SHOW}")])


def _choose_erase(turn: Turn) -> None:
    _about(turn, DELETE)
    say_confirmation(turn)


def _file(kind: str) -> Callable[[Turn], None]:
    def hand_over(turn: Turn) -> None:
        turn.say(f"utter_file_{kind}", buttons=[turn.button("utter_choice_show_my_data", f"/{SHOW}")])
        turn.attach("file", {"kind": kind})

    return hand_over


def _withdraw(purpose: Purpose) -> Callable[[Turn], None]:
    def withdraw(turn: Turn) -> None:
        with session_scope() as session:
            my_data.withdraw_from(session, turn.person, purpose)
        shown = turn.button("utter_choice_show_my_data", f"/{SHOW}")
        turn.say(f"utter_withdrawn_{purpose.value}", buttons=[shown, _erase_button(turn)])

    return withdraw


def _ask_withdraw_keep(turn: Turn) -> None:
    sure = turn.button("utter_button_withdraw_sure", _payload("withdraw_keep_sure"))
    turn.say("utter_ask_withdraw_keep", buttons=[sure, _no_button(turn)])


def _keep_profile(turn: Turn) -> None:
    with session_scope() as session:
        there = my_data.sign_of_life(session, turn.person)
    turn.say("utter_profile_stays" if there else "utter_profile_is_gone")


def _about(turn: Turn, topic: str) -> None:
    turn.remember("topic", topic)
    turn.forget("answer_id", "asked_period")


def _pressed(turn: Turn) -> str | None:
    return turn.first("answer") if turn.is_press else None


def _withdraw_buttons(turn: Turn, purposes: list[Purpose]) -> list[Button]:
    return [
        turn.button(f"utter_button_withdraw_{purpose.value}", _payload(f"withdraw_{purpose.value}"))
        for purpose in purposes
    ]


def _erase_button(turn: Turn) -> Button:
    return turn.button("utter_button_erase_all", _payload(CHOOSE_ERASE))


def _sure_button(turn: Turn) -> Button:
    return turn.button("utter_button_erase_sure", _payload(ERASE))


def _no_button(turn: Turn) -> Button:
    return turn.button("utter_button_erase_no", _payload(KEEP_ALL))


def _payload(answer: str) -> str:
    return f'/{DELETE}{{"answer": "{answer}"}}'


_SHOW_CHOICES: dict[str | None, Callable[[Turn], None]] = {
    **{kind.value: _file(kind.value) for kind in (FileKind.MY_DATA, FileKind.PROFILE_PDF)},
    "keep_profile": _keep_profile,
    "drop_profile": _withdraw(Purpose.KEEP),
}
_DELETE_CHOICES: dict[str | None, Callable[[Turn], None]] = {
    ERASE: _erase,
    KEEP_ALL: _keep_all,
    CHOOSE_ERASE: _choose_erase,
    "withdraw_keep": _ask_withdraw_keep,
    "withdraw_keep_sure": _withdraw(Purpose.KEEP),
    "withdraw_staff": _withdraw(Purpose.STAFF),
    "withdraw_match": _withdraw(Purpose.MATCH),
}
