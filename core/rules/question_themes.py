"""What questions are about, in a few themes, for counting them. Glossary: vraag (geteld)."""

from typing import Literal

Outcome = Literal["answered", "clarified", "not_understood", "handed_over", "out_of_scope"]
"""How a turn ended: an answer, "Bedoel je ...?", not understood, a human, or not one of our subjects."""

Theme = Literal[
    "right_to_work",
    "measures",
    "language",
    "work",
    "settling",
    "income",
    "exploitation",
    "contact",
    "privacy",
    "other",
]

INTENTS: dict[Theme, tuple[str, ...]] = {
    "right_to_work": (
        "ask_when_may_work",
        "ask_work_permit",
        "ask_work_during_appeal",
        "ask_status_rights",
        "ask_self_employment",
        "ask_volunteering",
        "ask_may_hire",
    ),
    "measures": ("ask_support_measures", "ask_measure_details", "ask_tryout", "ask_job_types"),
    "language": ("ask_learn_dutch", "ask_language_coaching"),
    "work": (
        "ask_find_job",
        "register_profile",
        "find_candidates",
        "register_vacancy",
        "ask_register_vdab",
        "ask_shortage_occupation",
    ),
    "settling": ("ask_integration_programme", "ask_diploma_recognition"),
    "income": ("ask_income_and_reception",),
    "exploitation": ("report_exploitation",),
    "contact": ("ask_contact", "ask_action_plan", "request_human", "complain"),
    "privacy": ("ask_privacy", "show_my_data", "delete_my_data"),
    "other": ("out_of_scope", "nlu_unclear", "nlu_not_understood"),
}
NO_QUESTIONS = frozenset(
    {
        "state_role",
        "inform",
        "greet",
        "goodbye",
        "thank",
        "affirm",
        "deny",
        "ask_capabilities",
        "bot_challenge",
        "stop",
        "repeat",
        "change_language",
    }
)
"""What people say that asks nothing: a short reply, a greeting, the conversation itself."""

TOPICS: dict[str, Theme] = {
    "right_to_work": "right_to_work",
    "status_rights": "right_to_work",
    "measures_overview": "measures",
    "measure": "measures",
    "profile": "work",
    "profile_change": "work",
    "profile_work": "work",
    "vacancy": "work",
    "shortage_occupation": "work",
    "introduction": "work",
    "contact": "contact",
    "action_plan": "contact",
}
"""What a conversation is about when that is no intent (the slot `topic`)."""

_THEMES = {intent: theme for theme, intents in INTENTS.items() for intent in intents} | TOPICS


def theme_of(intent: str) -> Theme | None:
    """Return what an intent or topic is about, None when it is no question; one of later is "other"."""
    return None if intent in NO_QUESTIONS else _THEMES.get(intent, "other")
