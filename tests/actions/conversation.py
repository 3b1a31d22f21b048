"""A conversation without Rasa: real actions, responses and database; the test names the intent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import (
    action_plan,
    answers,
    contact,
    dutch,
    escalation,
    find_candidates,
    find_job,
    income,
    measures,
    my_data,
    not_understood,
    profile,
    right_to_work,
    shortage_occupations,
    small_talk,
    status_rights,
    tryout,
    vacancy,
)

NLU = Path("nlu")
MODULES = (
    action_plan,
    answers,
    contact,
    dutch,
    escalation,
    find_candidates,
    find_job,
    income,
    measures,
    my_data,
    not_understood,
    profile,
    right_to_work,
    shortage_occupations,
    small_talk,
    status_rights,
    tryout,
    vacancy,
)


@dataclass(frozen=True)
class Heard:
    """One message of the bot."""

    text: str
    buttons: Mapping[str, str]


class Conversation:
    """One person who talks to the actions; slots live on from turn to turn."""

    def __init__(self, today: date, person: str = "a-person") -> None:
        self._today = today
        self.person = person
        self.slots: dict[str, Any] = {}
        self.attached: dict[str, Any] = {}
        self._buttons: Mapping[str, str] = {}

    def says(self, text: str, intent: str, ranking: tuple[str, ...] = (), second: str | None = None) -> str:
        """Send a text that is understood as `intent`, and `second`; return all that the bot says."""
        return self._turn(intent, text, entities_of(text, self._today), ranking, second)

    def presses(self, title: str) -> str:
        """Press a button of the last message; its payload goes to the bot as Rasa reads it."""
        return self.presses_payload(self._buttons[title])

    def presses_payload(self, payload: str) -> str:
        """Press a button that some message has; its payload goes to the bot as Rasa reads it."""
        name, _, values = payload.lstrip("/").partition("{")
        entities = yaml.safe_load("{" + values) if values else {}
        return self._turn(name, payload, [{"entity": k, "value": v} for k, v in entities.items()])

    def shown(self, buttons: Mapping[str, str]) -> None:
        """Let a message that the bot sends by itself, with these buttons, be the last one."""
        self._buttons = buttons

    def payload_of(self, title: str) -> str:
        """Return what a button that was shown last says to the bot."""
        return self._buttons[title]

    @property
    def buttons(self) -> list[str]:
        """The titles of the buttons that were shown last."""
        return list(self._buttons)

    def _turn(
        self,
        intent: str,
        text: str,
        entities: list[dict[str, Any]],
        ranking: tuple[str, ...] = (),
        second: str | None = None,
    ) -> str:
        dispatcher = CollectingDispatcher()
        names = [{"name": name, "confidence": 0.1} for name in ranking]
        message = {"intent": {"name": intent}, "intent_ranking": names, "entities": entities, "text": text}
        if second is not None:
            message["second_question"] = {"name": second, "confidence": 0.9}
        tracker = Tracker(self.person, self.slots, message, [], False, None, {}, None)
        events = actions()[rules()[intent]].run(dispatcher, tracker, domain())
        self.slots.update({event["name"]: event["value"] for event in events})
        self._buttons = {
            button["title"]: button["payload"] for said in dispatcher.messages for button in said["buttons"]
        }
        self.attached = {k: v for said in dispatcher.messages for k, v in (said["custom"] or {}).items()}
        return "\n\n".join(said["text"] for said in dispatcher.messages if said["text"])


@lru_cache
def domain() -> dict[str, Any]:
    """Return the responses as Rasa sends them to an action."""
    responses: dict[str, Any] = {}
    for path in sorted((NLU / "domain" / "responses").glob("*.yml")):
        responses.update(yaml.safe_load(path.read_text(encoding="utf-8"))["responses"])
    return {"responses": responses}


@lru_cache
def rules() -> dict[str, str]:
    """Return which action answers which intent, read from nlu/dialogue."""
    found = {}
    for path in sorted((NLU / "dialogue").glob("*.yml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]:
            found[rule["steps"][0]["intent"]] = rule["steps"][1]["action"]
    return found


@lru_cache
def actions() -> dict[str, Action]:
    """Return our actions by name."""
    classes = [value for module in MODULES for value in vars(module).values() if isinstance(value, type)]
    concrete = {
        cls for cls in classes if issubclass(cls, Action) and not getattr(cls, "__abstractmethods__", None)
    }
    return {action.name(): action for action in (cls() for cls in concrete)}


@lru_cache
def gazetteer() -> Any:
    """Return the gazetteer with the lookups of nlu/lookups."""
    from rasa.shared.nlu.training_data.loading import load_data

    from core.content.places import places_in
    from nlu.components.gazetteer import Gazetteer, Lookups, measure_names
    from nlu.components.gazetteer_occupations import OccupationNames

    return Gazetteer(
        Lookups.of(load_data(str(NLU / "lookups"))),
        measure_names(Path("data/measures")),
        places_in(Path("data/places")),
        OccupationNames.of(Path("data/occupations")),
    )


def entities_of(text: str, today: date) -> list[dict[str, Any]]:
    """Return the entities that the pipeline finds in a text."""
    from nlu.components.age import age_entities
    from nlu.components.dates import date_entities
    from nlu.components.language_level import language_level_entities

    found = [
        {"entity": m.entity, "value": m.value, "start": m.start, "end": m.end} for m in gazetteer().find(text)
    ]
    said = [*date_entities(text, today), *age_entities(text), *language_level_entities(text)]
    return [*said, *found]
