"""What all our actions share: a person always gets an answer, also when an action fails."""

import logging
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import interview, reminders
from actions.languages import say_in_own_language
from actions.question_counts import count
from actions.review import note_choice
from actions.second_question import offer
from actions.turn import Turn
from core.errors import without_content

logger = logging.getLogger(__name__)


class BotAction(Action, ABC):
    """An action that reads a Turn and answers; Rasa itself says nothing when an action raises."""

    counts_as_miss = False
    resumes = True

    @abstractmethod
    def answer(self, turn: Turn) -> None:
        """Say something and remember what the next turn needs."""

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Answer, or say that something went wrong at our side. Nothing the person wrote is logged."""
        turn = Turn(dispatcher, tracker, domain)
        try:
            note_choice(turn)
            if turn.first("danger"):
                turn.say("utter_danger")
                turn.remember("danger_told", True)
                say_in_own_language(turn)
                count(turn)
                return turn.events
            interview.claim(turn)
            say_in_own_language(turn)
            taken = reminders.take(turn) or interview.take(turn)
            if not taken:
                self.answer(turn)
            if taken or not self.counts_as_miss:
                turn.forget("misses")
            if taken or self.resumes:
                interview.resume(turn)
            offer(turn)
            count(turn)
        except Exception as error:
            logger.error("%s failed with %s", self.name(), without_content(error))
            dispatcher.messages.clear()
            turn.say("utter_danger" if turn.first("danger") else "utter_technical_problem")
            return []
        return turn.events
