"""How an answer names where its facts were read."""

from collections.abc import Sequence
from datetime import date

from actions.turn import Part, Turn
from core.rules.dates_in_dutch import in_dutch, page_date_in_dutch
from core.rules.measures import MeasureSource
from core.rules.right_to_work_law import LawEntry, Source


def source_part(source: Source | MeasureSource, checked_on: date) -> Part:
    """Return the sentence that names a page, its own date when it shows one, and the day it was checked."""
    values = {"title": source.title, "url": source.url, "checked_on": in_dutch(checked_on)}
    if source.page_date:
        return Part("utter_source_with_date", {**values, "page_date": page_date_in_dutch(source.page_date)})
    return Part("utter_source", values)


def source_of(entry: LawEntry) -> Part:
    """Return the sentence that names where an entry of the law was read first, and when it was checked."""
    return source_part(entry.sources[0], entry.checked_on)


def sources_part(turn: Turn, sources: Sequence[Source], checked_on: date) -> Part:
    """Return the sentence that names one source, or all of them, and the day they were checked.

    A document of our own is named without a link.
    """
    first = sources[0]
    if len(sources) == 1:
        if first.url.startswith("http"):
            return source_part(first, checked_on)
        return Part("utter_source_own", {"title": first.title, "checked_on": in_dutch(checked_on)})
    named = [
        turn.text("utter_source_named", title=source.title, url=source.url)
        if source.url.startswith("http")
        else source.title
        for source in sources
    ]
    return Part("utter_sources", {"sources": "; ".join(named), "checked_on": in_dutch(checked_on)})
