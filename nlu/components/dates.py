"""Rasa component that adds the dates of a message to its entities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from core.clock import today
from nlu.components.date_role_cues import OTHER, PAST_ROLES
from nlu.components.date_roles import is_planned, role_of, stands_alone
from nlu.components.dates_asked_about import ASKED_ABOUT, is_asked_about
from nlu.components.dutch_dates import DateMention, find_dates
from nlu.components.text_extractor import TextExtractor

IMPOSSIBLE = "impossible"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DutchDateExtractor(TextExtractor):
    """Adds entities `date`: an ISO day, two of them with a slash for a period, or "impossible".

    Beside the value an entity has `raw` (the words), `without_year` and `approximate` (both bool), and Rasa's
    own `role` when the message says what the date is the date of (date_roles.py).
    """

    def entities_in(self, text: str) -> list[dict[str, Any]]:
        """Return the dates, seen from today."""
        return date_entities(text, today())


def date_entities(text: str, day: date) -> list[dict[str, Any]]:
    """Return the dates of a message, seen from `day`, as Rasa entities; `role` only where it is known."""
    mentions = find_dates(text, day)
    places = [(mention.begin, mention.stop) for mention in mentions]
    entities = []
    for mention in mentions:
        role = role_of(text, mention.begin, mention.stop, places)
        if role in PAST_ROLES and mention.in_past is not None:
            if is_planned(text, mention.begin, mention.stop, role, places):
                role = OTHER
            else:
                mention = replace(mention, start=mention.in_past[0], end=mention.in_past[1])
        elif role in (None, OTHER) and is_asked_about(text, mention, day):
            role = ASKED_ABOUT
        elif role is None and _is_of_something_else(text, mention, day):
            role = OTHER
        entity: dict[str, Any] = {
            "entity": "date",
            "value": iso_value(mention),
            "start": mention.begin,
            "end": mention.stop,
            "raw": mention.raw,
            "without_year": mention.without_year,
            "approximate": mention.approximate,
        }
        if role is not None:
            entity["role"] = role
        entities.append(entity)
    return entities


def _is_of_something_else(text: str, mention: DateMention, day: date) -> bool:
    """Whether a day that is still to come, or a weekday, cannot be the day of an application or a refusal.

    A day that is all that the message says answers a question, so it is left open.
    """
    if mention.start is None or not (mention.weekday or mention.start >= day):
        return False
    return not stands_alone(text, mention.begin, mention.stop)


def iso_value(mention: DateMention) -> str:
    """Return "2026-07-03" for a day, "2026-07-01/2026-07-31" for a period, or "impossible"."""
    if mention.start is None or mention.end is None:
        return IMPOSSIBLE
    if mention.start == mention.end:
        return mention.start.isoformat()
    return f"{mention.start.isoformat()}/{mention.end.isoformat()}"
