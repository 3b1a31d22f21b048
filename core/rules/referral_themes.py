"""Which themes of organisations fit what a conversation with staff is about."""

from collections.abc import Mapping
from typing import Final, get_args

from core.rules.organisations import Theme
from core.rules.question_themes import theme_of

EVERY_THEME: Final[tuple[Theme, ...]] = get_args(Theme)

_OF_QUESTIONS: Final[Mapping[str, tuple[Theme, ...]]] = {
    "right_to_work": ("work_permit", "legal_aid", "asylum_procedure"),
    "measures": ("subsidies", "hiring", "training"),
    "language": ("dutch_courses", "language_at_work"),
    "work": ("jobs", "hiring", "training", "social_economy"),
    "settling": ("integration", "diploma"),
    "income": ("reception", "legal_aid"),
    "exploitation": ("exploitation", "legal_aid"),
}


def themes_for(topic: str | None) -> tuple[Theme, ...]:
    """Return the themes of organisations for what a conversation is about; all when that says nothing.

    `topic` is an intent, as the escalation holds it; a theme of questions or of organisations is taken too.
    """
    named = tuple(theme for theme in EVERY_THEME if theme == topic)
    return named or _OF_QUESTIONS.get(topic or "") or _OF_QUESTIONS.get(_theme(topic), EVERY_THEME)


def _theme(topic: str | None) -> str:
    return (theme_of(topic) if topic else None) or ""
