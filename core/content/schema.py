"""What all files in data/ have in common: no unknown keys, texts that say something, days, and pages read."""

import re
from datetime import date
from typing import Any

from pydantic import BaseModel, ConstrainedStr, Extra, Field, StrictStr, validator

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
PAGE_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")
URL = re.compile(r"https?://[^\s/]+\.[^\s]+")


class Text(ConstrainedStr):
    """Text that says something."""

    strict = True
    strip_whitespace = True
    min_length = 1


def strict_date(value: Any) -> date | None:
    """Return the day in a text such as 2026-11-23. Raises ValueError in Dutch for anything else."""
    if value is None or type(value) is date:
        return value
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValueError(f"de dag {value} bestaat niet") from error
    raise ValueError(f"'{value}' is geen datum: schrijf jaar-maand-dag, zoals 2026-11-23")


class StrictModel(BaseModel):
    """Knows all its keys; a key that is not one of them is an error."""

    class Config:
        """Settings of pydantic."""

        extra = Extra.forbid


def checked_url(value: str) -> str:
    """Return a web address. Raises ValueError in Dutch for anything else."""
    if not URL.fullmatch(value):
        raise ValueError(f"'{value}' is geen webadres: het begint met https:// en heeft geen spaties")
    return value


def checked_page_date(value: str | None) -> str | None:
    """Return the year, month or day that a page shows. Raises ValueError in Dutch for anything else."""
    if value is not None and not PAGE_DATE.fullmatch(value):
        raise ValueError(f'\'{value}\' is geen datum: schrijf "2026", "2026-01" of "2026-01-27"')
    return value


class Page(StrictModel):
    """A page where facts were read; `page_date` is the year, month or day that the page shows."""

    url: StrictStr
    title: Text
    page_date: StrictStr | None = Field(...)

    _url = validator("url", allow_reuse=True)(checked_url)
    _page_date = validator("page_date", allow_reuse=True)(checked_page_date)
