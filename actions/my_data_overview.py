"""What is kept of a person in a few lines: a theme of which nothing is kept has no line."""

from collections.abc import Iterator

from actions.turn import Part, Turn
from core.rules.dates_in_dutch import in_dutch
from core.services.my_data import Overview

# What the bot remembers to reckon with, by the words for it.
REMEMBERED = {
    "status": ("status",),
    "procedure": (
        "application_date",
        "later_application",
        "admissible",
        "refused",
        "refusal_notified_on",
        "refusal_annulled",
        "appealed",
        "appeal_lodged_on",
        "appeal_rejected_on",
        "appeal_rejected",
        "transfer_refused",
    ),
    "card": ("document", "card_text", "card_valid_until", "permit_card_c"),
    "age": ("age",),
    "place": ("place",),
    "income": ("net_income",),
    "dutch": ("language_level",),
    "occupation": ("occupation", "sector"),
    "company": ("company_size",),
}


def overview_parts(turn: Turn, kept: Overview) -> list[Part]:
    """Return the lines about what is kept, and what never is."""
    lines = "\n".join(turn.text(part.response, **part.values) for part in _lines(turn, kept))
    return [Part("utter_my_data"), Part("utter_my_data_lines", {"lines": lines}), Part("utter_my_data_not")]


def _lines(turn: Turn, kept: Overview) -> Iterator[Part]:
    if kept.since is not None:
        values = {"number": kept.messages, "since": in_dutch(kept.since)}
        yield Part("utter_my_data_conversation", values)
    else:
        yield Part("utter_my_data_conversation_new")
    role = turn.slot("role") or kept.role
    if role in ("newcomer", "employer"):
        yield Part("utter_my_data_role", {"role": turn.text(f"utter_my_data_{role}_role")})
    remembered = [
        turn.text(f"utter_my_data_kept_{name}")
        for name, slots in REMEMBERED.items()
        if any(turn.slot(slot) is not None for slot in slots)
    ]
    if remembered:
        yield Part("utter_my_data_remembered", {"facts": ", ".join(remembered)})
    if kept.reminders:
        yield Part("utter_my_data_reminders", {"days": ", ".join(map(in_dutch, kept.reminders))})
    if kept.profile:
        yield Part("utter_my_data_profile")
    if kept.appraisals:
        yield Part("utter_my_data_appraisals", {"number": kept.appraisals})
    if kept.consents:
        given = [turn.text(f"utter_my_data_consent_{each.purpose.value}") for each in kept.consents]
        yield Part("utter_my_data_consents", {"consents": ", ".join(given)})
    if kept.vacancies:
        yield Part("utter_my_data_vacancies", {"number": kept.vacancies, "open": kept.open_vacancies})
    if kept.matches:
        yield Part("utter_my_data_matches", {"number": kept.matches})
    if kept.suggestions:
        yield Part("utter_my_data_suggestions", {"number": kept.suggestions})
    if kept.open_questions or kept.closed_questions:
        yield Part("utter_my_data_questions", {"open": kept.open_questions, "closed": kept.closed_questions})
    if kept.language_requests:
        yield Part("utter_my_data_language_requests", {"number": kept.language_requests})
