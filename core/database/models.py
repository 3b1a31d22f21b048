"""Imports every module that declares tables, so that `Base.metadata` knows them all."""

from core.database import (
    action_plan,
    answers,
    contribution_scales,
    escalations,
    legal,
    measures,
    occupations,
    offers,
    organisations,
    places,
    relay,
    reminders,
    review,
    versions,
)
from core.database.base import Base

__all__ = [
    "Base",
    "action_plan",
    "answers",
    "contribution_scales",
    "escalations",
    "legal",
    "measures",
    "occupations",
    "offers",
    "organisations",
    "places",
    "relay",
    "reminders",
    "review",
    "versions",
]
