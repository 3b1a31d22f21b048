"""From which day somebody can start: "direct", "binnen twee weken". Dates are entities."""

import re
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from core.rules.number_words import NUMBER, number_of, plain

_MOST: Final = "99"
_AT_ONCE: Final = re.compile(
    r"\b(?:direct|meteen|onmiddellijk|dadelijk|nu|zo (?:snel|vlug|gauw) mogelijk|asap|vandaag|now|today"
    r"|altijd|elke dag|wanneer (?:je|u|jullie|ze) wil\w*|maakt (?:mij |me )?niet uit|vrij)\b"
)
_WITHIN: Final = re.compile(rf"\b(?:binnen|over|na|in) (?P<count>{NUMBER}) (?P<unit>dag|week|weken|maand)\w*")


def start_in(text: str, today: date) -> date | None:
    """Return the day that words without a date name, or None."""
    said = plain(text)
    match = _WITHIN.search(said)
    if match:
        if len(match["count"]) > len(_MOST) and match["count"].isdigit():
            return None
        count = min(number_of(match["count"]), int(_MOST))
        if match["unit"] == "maand":
            return today + relativedelta(months=count)
        return today + timedelta(days=count if match["unit"] == "dag" else 7 * count)
    if re.search(r"\b(?:niet|geen) (?:nu|direct|meteen|vandaag)\b", said):
        return None
    return today if _AT_ONCE.search(said) else None
