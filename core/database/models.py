"""Imports every module that declares tables, so that `Base.metadata` knows them all."""

from core.database import escalations, legal, measures, relay, review
from core.database.base import Base

__all__ = ["Base", "escalations", "legal", "measures", "relay", "review"]
