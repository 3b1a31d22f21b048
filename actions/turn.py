"""One turn of a conversation, as an action sees it: what came in, what is remembered, what to say."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from core.rules.escalation import EscalationReason
from core.rules.question_themes import Outcome

Button = Mapping[str, str]
HUMAN = "/request_human"


@dataclass(frozen=True)
class Part:
    """A response by its name, with the values that its text asks for."""

    response: str
    values: Mapping[str, object] = field(default_factory=dict)


class Turn:
    """What an action may read and do. Slots set here can be read back at once."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Mapping[str, Any]) -> None:
        self._dispatcher = dispatcher
        self._responses: Mapping[str, Sequence[Mapping[str, Any]]] = domain.get("responses") or {}
        self._slots: dict[str, Any] = dict(tracker.slots)
        self._changed: dict[str, Any] = {}
        latest = tracker.latest_message or {}
        self.person: str = tracker.sender_id
        self.intent: str = (latest.get("intent") or {}).get("name") or ""
        self.ranking: list[Mapping[str, Any]] = list(latest.get("intent_ranking") or [])
        self.entities: list[Mapping[str, Any]] = list(latest.get("entities") or [])
        self.text_of_person: str = latest.get("text") or ""
        self.second_question: str | None = (latest.get("second_question") or {}).get("name")
        self.simple = False
        self.detailed = False
        self.asked = False
        self.outcome: Outcome | None = "answered"
        waiting = self._slots.get("second_question") or {}
        if self.is_press and waiting.get("intent") == self.intent:
            self.entities += waiting["entities"]

    def slot(self, name: str) -> Any:
        """Return what is remembered under this name, or None."""
        return self._slots.get(name)

    def snapshot(self) -> dict[str, Any]:
        """Return all that is remembered now, to compare with later."""
        return dict(self._slots)

    def remember(self, name: str, value: Any) -> None:
        """Set a slot, for this turn and the next ones."""
        if self._slots.get(name) != value:
            self._slots[name] = value
            self._changed[name] = value

    def has_changed(self, name: str) -> bool:
        """Whether a slot got another value in this turn."""
        return self._changed.get(name) is not None

    def forget(self, *names: str) -> None:
        """Empty slots."""
        for name in names:
            self.remember(name, None)

    def forget_all_but(self, *names: str) -> None:
        """Empty every other slot."""
        self.forget(*(name for name in self._slots if name not in names))

    def values_of(self, entity: str) -> list[Any]:
        """Return the values of an entity in the message, in the order in which they were written."""
        return [e["value"] for e in self.entities if e.get("entity") == entity]

    def first(self, entity: str) -> Any:
        """Return the first value of an entity in the message, or None."""
        return next(iter(self.values_of(entity)), None)

    @property
    def is_press(self) -> bool:
        """Whether the person pressed a button: only a button's payload begins with a slash."""
        return self.text_of_person.startswith("/")

    def press(self, payload: str) -> None:
        """Read the message as the press of a button, for who types what stands on it."""
        intent, _, values = payload.removeprefix("/").partition("{")
        self.text_of_person, self.intent = payload, intent
        found = json.loads("{" + values) if values else {}
        self.entities = [{"entity": name, "value": value} for name, value in found.items()]

    @property
    def is_employer(self) -> bool:
        """Whether the person speaks as an employer, so is addressed with `u`."""
        return bool(self.slot("role") == "employer")

    @property
    def events(self) -> list[EventType]:
        """The slots that changed, for Rasa."""
        return [SlotSet(name, value) for name, value in self._changed.items()]

    def has_response(self, name: str) -> bool:
        """Whether the bot has a text of this name."""
        return name in self._responses

    def text(self, response: str, /, **values: object) -> str:
        """Return a response filled in, in the variant for this person.

        `<name>_employer` is for employers, `<name>_simple` is said when somebody asks to hear it again.
        Raises KeyError for a response or a value that does not exist.
        """
        return str(self._variant(response)["text"]).strip().format(**values)

    def say(self, *parts: Part | str, buttons: Sequence[Button] | None = None) -> None:
        """Say one message made of several responses; without `buttons` those of the last one."""
        said = [part if isinstance(part, Part) else Part(part) for part in parts]
        text = self.text_of(said)
        if buttons is None:
            buttons = list(self._variant(said[-1].response).get("buttons") or [])
        self._dispatcher.utter_message(text=text, buttons=[dict(button) for button in buttons])

    def text_of(self, parts: Sequence[Part]) -> str:
        """Return several responses as one message, a paragraph each."""
        return "\n\n".join(self.text(part.response, **part.values) for part in parts)

    def add(self, response: str, button: Button, /, **values: object) -> None:
        """Put a response and a button below the last message of this turn."""
        if not self._dispatcher.messages:
            self.say(Part(response, values), buttons=[button])
            return
        last = self._dispatcher.messages[-1]
        last["text"] = "\n\n".join(filter(None, (last.get("text"), self.text(response, **values))))
        last["buttons"] = [*(last.get("buttons") or []), dict(button)]

    def attach(self, name: str, values: Mapping[str, object]) -> None:
        """Let something else than text go with the last message; the bot knows what to make of it."""
        self._dispatcher.messages[-1]["custom"] = {name: dict(values)}

    def hand_over(self, reason: EscalationReason) -> None:
        """Let the staff desk ask, after what was said, whether the conversation may go to a person.

        The desk counts the question when the person agrees: it is not counted here too.
        """
        self._dispatcher.utter_message(json_message={"handover": {"reason": reason.value}})
        self.outcome = None

    def shows(self, button: Button) -> bool:
        """Whether a button that does the same stands below what was said in this turn."""
        return any(
            shown["payload"] == button["payload"]
            for message in self._dispatcher.messages
            for shown in message.get("buttons") or ()
        )

    def button(self, response: str, payload: str, /, **values: object) -> Button:
        """Return a button whose title is a response."""
        return {"title": self.text(response, **values), "payload": payload}

    def human_button(self, reason: EscalationReason = EscalationReason.REQUEST_HUMAN) -> Button:
        """Return the button for a human, which tells the desk why it was offered."""
        plain = reason is EscalationReason.REQUEST_HUMAN
        payload = HUMAN if plain else f'{HUMAN}{{"reason": "{reason.value}"}}'
        return self.button("utter_button_human", payload)

    def _variant(self, name: str) -> Mapping[str, Any]:
        suffixes = ["_employer", ""] if self.is_employer else ["_simple", ""] if self.simple else [""]
        for suffix in suffixes:
            if name + suffix in self._responses:
                return self._responses[name + suffix][0]
        raise KeyError(f"there is no response {name}")
