"""Situations of people, as slots: every status, many dates, cards and steps of the procedure."""

from collections.abc import Iterator
from itertools import product
from typing import Any

LODGED_ON = (
    "2017-05-04",
    "2025-03-01",
    "2026-01-05",
    "2026-07-02",
    "2026-07-20",
    "2026-07-23",
    "2026-08-12",
    "2026-10-12",
    "2026-07-01/2026-07-31",
    "2026-06-01/2026-06-30",
    "2026-05-01/2026-07-31",
    "unknown",
)
STEPS: tuple[dict[str, Any], ...] = (
    {},
    {"refused": "yes", "refusal_notified_on": "2025-05-15", "appealed": "yes"},
    {
        "refused": "yes",
        "refusal_notified_on": "2026-10-30",
        "appealed": "yes",
        "appeal_lodged_on": "2026-11-06",
    },
    {"refused": "yes", "refusal_notified_on": "2026-10-30", "appealed": "no"},
    {"refused": "yes", "refusal_notified_on": "2026-11-18", "appealed": "no"},
    {"refused": "yes", "refusal_notified_on": "2026-11-18", "appealed": "unknown"},
    {"refused": "yes", "refusal_notified_on": "unknown", "appealed": "yes"},
    {
        "refused": "yes",
        "refusal_notified_on": "2025-10-01",
        "appealed": "yes",
        "appeal_lodged_on": "2025-12-24",
    },
    {
        "refused": "yes",
        "refusal_notified_on": "2025-10-01",
        "appealed": "yes",
        "appeal_lodged_on": "2025-10-12",
        "appeal_rejected": "yes",
        "appeal_rejected_on": "2026-05-04",
    },
    {"refused": "yes", "refusal_notified_on": "2026-05-15", "refusal_annulled": "yes", "appealed": "yes"},
    {"refused": "unknown"},
    {"later_application": "yes", "admissible": "yes"},
    {"later_application": "yes", "admissible": "no"},
    {"later_application": "yes", "admissible": "unknown"},
    {"transfer_refused": "yes"},
)
CARDS: tuple[dict[str, Any], ...] = (
    {},
    {"card_text": "unlimited", "card_valid_until": "2027-03-04"},
    {"card_text": "unlimited", "card_valid_until": "2026-09-30"},
    {"card_text": "limited"},
    {"card_text": "none"},
    {"card_text": "no_card"},
)
DEFAULTS = {
    "application_date": "2026-01-05",
    "document": "unknown",
    "refused": "no",
    "refusal_notified_on": "2026-11-10",
    "appealed": "yes",
    "appeal_lodged_on": "2026-11-12",
    "appeal_rejected": "no",
    "card_text": "unlimited",
    "card_valid_until": "2027-03-04",
    "later_application": "no",
    "admissible": "no",
    "permit_card_c": "no",
    "transfer_refused": "no",
    "employer_houses": "no",
    "age": 30,
}


def procedures() -> Iterator[dict[str, Any]]:
    """Give people in the asylum procedure."""
    for lodged, steps in product(LODGED_ON, STEPS):
        yield {"status": "asylum_seeker", "application_date": lodged, **steps}
    for lodged, card in product(LODGED_ON[1:8], CARDS[1:]):
        yield {"status": "asylum_seeker", "application_date": lodged, **card}
    for lodged, age in product(LODGED_ON[1:4], (14, 15)):
        yield {"status": "asylum_seeker", "application_date": lodged, "age": age}


def statuses(names: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Give people with each of these statuses, and one who does not know."""
    for status, card in product((*names, "unknown"), CARDS):
        yield {"status": status, **card}
    for status in names:
        yield {"status": status, "age": 15}
