"""Fills in the pages. Everything that is put into a page is escaped, unless it is markup of our own."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from core.clock import brussels
from core.rules.dates_in_dutch import in_dutch
from core.services.moments import as_utc
from office.web import people_words, words
from office.web.navigation import group_at, groups_for, is_at

_MARKUP: Final = re.compile(
    r"\*\*(?P<bold>\S(?:[^\n]*?\S)?)\*\*"
    r"|\[(?P<title>[^\[\]\n]+)\]\((?P<url>https?://(?:[^\s()<>\"]|\([^\s()<>\"]*\))+)\)"
    r"|(?P<line>\n)"
)


@lru_cache(maxsize=1)
def templates() -> Environment:
    """Return the templates, read at the first page."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("office.web"), PackageLoader("office")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        day=day,
        day_of=day_of,
        hour=hour,
        groupby_day=by_day,
        local_day=local_day,
        moment=moment,
        said=said,
        value=value,
    )
    environment.globals.update(words=vars(words), people=vars(people_words), is_at=is_at)
    return environment


def render(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page with the menu of the `account` that looks at it, as it is `here`."""
    menu = groups_for(values["account"])
    page = templates().get_template(template)
    return HTMLResponse(page.render(menu=menu, menu_at=group_at(menu, values["here"]), **values), status)


def day(value: date) -> str:
    """Return a day in Dutch."""
    return in_dutch(value)


def local_day(value: datetime) -> str:
    """Return the day of a moment in Dutch, as the calendar in Brussels tells it."""
    return in_dutch(as_utc(value).astimezone(brussels()).date())


def moment(value: datetime) -> str:
    """Return a moment in Dutch, as the clock in Brussels tells it."""
    local = as_utc(value).astimezone(brussels())
    return f"{in_dutch(local.date())} om {local:%H.%M} uur"


def day_of(value: datetime) -> str:
    """Return the day of a moment in Dutch, as the calendar in Brussels tells it."""
    return in_dutch(as_utc(value).astimezone(brussels()).date())


def hour(value: datetime) -> str:
    """Return the hour of a moment, as the clock in Brussels tells it."""
    return f"{as_utc(value).astimezone(brussels()):%H.%M} uur"


def by_day(lines: Iterable[Any]) -> list[tuple[date, list[Any]]]:
    """Return what has a moment `at`, in order, with the lines of each day together."""
    days = groupby(lines, key=lambda line: as_utc(line.at).astimezone(brussels()).date())
    return [(on, list(of_day)) for on, of_day in days]


def said(text: str) -> Markup:
    """Return a text of the bot with its bold words and links."""
    return Markup("").join(_pieces(text))


def value(given: Any) -> Any:
    """Return a value of a fact as people read it."""
    if given is None or given == "" or given == []:
        return "—"
    if isinstance(given, bool):
        return "ja" if given else "nee"
    if isinstance(given, list):
        return "; ".join(map(str, map(value, given)))
    if isinstance(given, dict):
        return ", ".join(f"{words.field(name)}: {value(each)}" for name, each in given.items())
    return words.option(str(given))


def _pieces(text: str) -> Iterator[Markup]:
    position = 0
    for match in _MARKUP.finditer(text):
        yield escape(text[position : match.start()])
        position = match.end()
        if match["line"]:
            yield Markup("<br>")
        elif match["bold"] is not None:
            yield Markup("<strong>{}</strong>").format(match["bold"])
        else:
            yield Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(match["url"], match["title"])
    yield escape(text[position:])
