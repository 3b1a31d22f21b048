"""The facts about a right to work, as they are kept of a person: encrypted, and read back."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import CardText, Fact
from core.seal import Seal

_DAYS_OF_ASKING = ("work_on", "today")
_DATES = frozenset(
    each.name for each in fields(Situation) if "date" in str(each.type) and each.name not in _DAYS_OF_ASKING
)


def sealed_situation(situation: Situation, seal: Seal) -> str:
    """Return the facts encrypted, without the day of asking."""
    facts: dict[str, Any] = {}
    for each in fields(Situation):
        value = getattr(situation, each.name)
        if each.name in _DAYS_OF_ASKING or value is None:
            continue
        if isinstance(value, date):
            facts[each.name] = value.isoformat()
        elif isinstance(value, frozenset):
            facts[each.name] = sorted(fact.value for fact in value)
        else:
            facts[each.name] = value
    return seal.close(json.dumps(facts))


def opened_situation(sealed: str | None, seal: Seal, today: date) -> Situation | None:
    """Return the facts for the day of asking, or None when there are none or another key sealed them."""
    text = seal.open(sealed)
    if text is None:
        return None
    facts = json.loads(text)
    for name in _DATES & facts.keys():
        facts[name] = date.fromisoformat(facts[name])
    if "card_text" in facts:
        facts["card_text"] = CardText(facts["card_text"])
    facts["unknown"] = frozenset(Fact(value) for value in facts.get("unknown", ()))
    return Situation(work_on=today, today=today, **facts)
