"""The bot's own texts, filled in as `actions/` does it, for who looks at an answer without asking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.content.responses import responses
from core.rules.dates_in_dutch import in_dutch, page_date_in_dutch
from core.rules.length import MOST_CHARACTERS, visible
from core.rules.measures import MeasureSource
from core.rules.right_to_work_law import Source


@dataclass(frozen=True)
class Said:
    """One message of the bot: when it says it, in Dutch, and the text with its simple markup."""

    label: str
    text: str


class Voice:
    """Fills in the bot's texts for an employer, for a newcomer, or in simple words."""

    def __init__(self, *, employer: bool = False, simple: bool = False) -> None:
        self._suffixes = ["_employer", ""] if employer else ["_simple", ""] if simple else [""]
        self.employer, self.simple = employer, simple

    @property
    def is_employer(self) -> bool:
        """Whether an employer reads it, as a turn of a conversation calls it."""
        return self.employer

    def text(self, name: str, /, **values: object) -> str:
        """Return one text filled in. Raises KeyError for one that does not exist."""
        known = responses()
        found = next((name + suffix for suffix in self._suffixes if name + suffix in known), name)
        return known[found].format(**values)


def source(voice: Voice, source: Source | MeasureSource, checked_on: date) -> str:
    """Return the sentence that names a page and the day it was checked."""
    values = {"title": source.title, "url": source.url, "checked_on": in_dutch(checked_on)}
    if source.page_date:
        return voice.text("utter_source_with_date", **values, page_date=page_date_in_dutch(source.page_date))
    return voice.text("utter_source", **values)


def sources(voice: Voice, sources: Sequence[Source], checked_on: date) -> str:
    """Return the sentence that names one page, or all of them; a document of our own has no link."""
    checked = in_dutch(checked_on)
    if len(sources) == 1:
        if sources[0].url.startswith("http"):
            return source(voice, sources[0], checked_on)
        return voice.text("utter_source_own", title=sources[0].title, checked_on=checked)
    named = [
        voice.text("utter_source_named", title=source.title, url=source.url)
        if source.url.startswith("http")
        else source.title
        for source in sources
    ]
    return voice.text("utter_sources", sources="; ".join(named), checked_on=checked)


def joined(parts: Sequence[str]) -> str:
    """Return parts as one message, a paragraph each."""
    return "\n\n".join(parts)


def room(parts: Sequence[str]) -> int:
    """Return how many characters a message of these parts may still grow."""
    return MOST_CHARACTERS - visible(joined(parts))


def that_fit(always: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return those of the `others`, the most important first, that fit beside what is always said."""
    chosen: list[str] = []
    for part in others:
        if room([*always, *chosen, part]) >= 0:
            chosen.append(part)
    return chosen
