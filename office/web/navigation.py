"""Where the pages stand in the menu: groups, each with its pages, for whoever may open them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.rules.accounts import Account, Role


@dataclass(frozen=True)
class Entry:
    """A page in the menu, and the role that it asks."""

    path: str
    label: str
    role: Role = "reader"


@dataclass(frozen=True)
class Group:
    """Pages that belong together. The menu shows groups, and the pages of the group somebody is in."""

    id: str
    label: str
    entries: tuple[Entry, ...]


GROUPS: Final = (
    Group(
        "people",
        "Mensen",
        (
            Entry("/conversations", "Gesprekken", "desk"),
            Entry("/profiles", "Profielen", "desk"),
            Entry("/vacancies", "Vacatures", "desk"),
            Entry("/matches", "Kennismakingen", "desk"),
        ),
    ),
    Group(
        "content",
        "Inhoud",
        (
            Entry("/content/measure", "Maatregelen"),
            Entry("/content/answer", "Antwoorden"),
            Entry("/content/organisation", "Organisaties"),
            Entry("/content/offer", "Aanbod"),
        ),
    ),
    Group(
        "desk",
        "Balie",
        (
            Entry("/content/desk_team", "Openingsuren"),
            Entry("/content/desk_time", "Tijden"),
            Entry("/content/standard_answer", "Standaardantwoorden"),
        ),
    ),
    Group("figures", "Cijfers", (Entry("/dashboard", "Dashboard"), Entry("/needs", "Noden"))),
    Group("bot", "De bot", (Entry("/review", "Niet begrepen"),)),
    Group("office", "Beheer", (Entry("/log", "Logboek", "administrator"),)),
)


def groups_for(account: Account | None) -> Sequence[Group]:
    """Return what somebody may open; nothing for who is not logged in."""
    if account is None:
        return ()
    allowed = [
        Group(each.id, each.label, tuple(entry for entry in each.entries if account.may(entry.role)))
        for each in GROUPS
    ]
    return tuple(group for group in allowed if group.entries)


def is_at(entry: Entry, here: str) -> bool:
    """Whether a page is the one of this entry, or lies below it."""
    return here == entry.path or here.startswith(f"{entry.path}/")


def group_at(groups: Sequence[Group], here: str) -> Group | None:
    """Return the group in which a page lies, or None."""
    return next((group for group in groups if any(is_at(entry, here) for entry in group.entries)), None)
