"""A long list, one page at a time."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from office.web.visit import Visit

PAGE_LENGTH: Final = 25
LAST_PAGE: Final = 100_000


@dataclass(frozen=True)
class Paging:
    """Which page of a list is shown; `query` is what else stands behind the question mark."""

    number: int
    total: int
    query: str

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // PAGE_LENGTH))

    def to(self, number: int) -> str:
        """Return what stands behind the question mark of another page."""
        return f"{self.query}&page={number}" if self.query else f"page={number}"


def asked_page(visit: Visit) -> int:
    """Return the number of the page that was asked for, from 1."""
    text = visit.query("page")
    is_number = text.isascii() and text.isdecimal()
    return min(max(1, int(text[:7])), LAST_PAGE) if is_number else 1


def first_of(number: int) -> int:
    """Return the place in the list at which a page begins."""
    return (number - 1) * PAGE_LENGTH


def paging(visit: Visit, total: int, **filters: str | None) -> Paging:
    """Return where in a list somebody is, with the filters that stay on its other pages."""
    kept = {name: value for name, value in filters.items() if value}
    return Paging(asked_page(visit), total, urlencode(kept))
