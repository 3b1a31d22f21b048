"""Fills in the pages. Everything that is put into a page is escaped, unless it is markup of our own."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from core.clock import brussels
from core.rules.dates_in_dutch import in_dutch
from core.services.moments import as_utc
from office.web import words

_MARKUP: Final = re.compile(
    r"\*\*(?P<bold>\S(?:[^\n]*?\S)?)\*\*"
    r"|\[(?P<title>[^\[\]\n]+)\]\((?P<url>https?://(?:[^\s()<>\"]|\([^\s()<>\"]*\))+)\)"
    r"|(?P<line>\n)"
)


@lru_cache(maxsize=1)
def templates() -> Environment:
    """Return the templates, read at the first page."""
    environment = Environment(
        loader=PackageLoader("office.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(day=day, moment=moment, said=said, value=value)
    environment.globals.update(words=vars(words))
    return environment


def render(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page."""
    return HTMLResponse(templates().get_template(template).render(**values), status)


def day(value: date) -> str:
    """Return a day in Dutch."""
    return in_dutch(value)


def moment(value: datetime) -> str:
    """Return a moment in Dutch, as the clock in Brussels tells it."""
    local = as_utc(value).astimezone(brussels())
    return f"{in_dutch(local.date())} om {local:%H.%M} uur"


def said(text: str) -> Markup:
    """Return a text of the bot with its bold words and links."""
    return Markup("").join(_pieces(text))


def value(given: Any) -> Any:
    """Return a value of a fact as people read it."""
    if given is None or given == "" or given == []:
        return "—"
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
