"""The menu by role, and the small words of the pages about people."""

from datetime import datetime, timedelta, timezone
from itertools import pairwise

import pytest

from core.rules.accounts import ROLES, Account, Role
from core.services import audit
from core.services.sessions import session_scope
from office.web.conversations import age
from office.web.navigation import GROUPS, group_at, groups_for
from office.web.trail import trail
from tests.office.web.conftest import Visitor, logged_in

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)


def account(role: Role) -> Account:
    return Account(1, role, role, None, disabled=False, has_totp=False)


def test_menu_grows_with_the_role_and_people_begin_at_the_desk() -> None:
    ids = [[group.id for group in groups_for(account(role))] for role in ROLES]
    assert ["people" in each for each in ids] == [False, False, True, True]
    assert ids[-1] == [group.id for group in GROUPS]
    assert all(set(fewer) <= set(more) for fewer, more in pairwise(ids))
    assert groups_for(None) == ()


@pytest.mark.parametrize(
    ("here", "group"), [("/profiles/a1a1", "people"), ("/profilesx", None), ("/content/offer", "content")]
)
def test_page_lies_in_the_group_of_its_entry(here: str, group: str | None) -> None:
    found = group_at(GROUPS, here)
    assert (found and found.id) == group


def test_every_page_of_the_menu_opens(people: str) -> None:
    someone = logged_in("administrator")
    for group in GROUPS:
        for entry in group.entries:
            assert someone.get(entry.path).status_code == 200, entry.path


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(-5, "zonet"), (0, "zonet"), (1, "1 minuut"), (119, "119 minuten"), (120, "2 uur"), (2880, "2 dagen")],
)
def test_age_is_told_in_the_largest_whole_measure(minutes: int, said: str) -> None:
    assert age(NOW - timedelta(minutes=minutes), NOW) == said


def test_desk_reads_on_the_first_page_how_many_wait(people: str, desk: Visitor) -> None:
    assert "gesprekken wachten" in desk.get("/").text
    assert "gesprekken wachten" not in logged_in("editor").get("/").text


def test_looks_alike_stand_together_with_their_number(people: str) -> None:
    with session_scope() as session:
        for action in ("show_profile", "show_profile", "export_profile", "show_profile"):
            audit.record(session, audit.staff("els"), action, person="p")
        audit.record(session, "partner:vdab", "referral_opened", person="p")
        audit.record(session, "p", "desk_agreed", person="p")
        audit.record(session, audit.SYSTEM, "match_introduced", person="p")
        found = [(each.who, each.times) for each in trail(session, person="p")]
    assert found == [
        ("de dienst zelf", 1),
        ("de persoon zelf", 1),
        ("partner vdab", 1),
        ("els", 1),
        ("els", 1),
        ("els", 2),
    ]
