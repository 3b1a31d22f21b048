"""Roles, territories and passwords."""

import pytest

from core.rules.accounts import ROLES, Account, Role, password_problems
from core.rules.territory import Territory

WEST = "West-Vlaanderen"


def account(role: Role = "editor", province: str | None = None, disabled: bool = False) -> Account:
    return Account(1, "an.peeters", role, province, disabled, has_totp=False)


@pytest.mark.parametrize("role", ROLES)
def test_role_may_what_lower_roles_may_and_nothing_above(role: Role) -> None:
    allowed = [needed for needed in ROLES if account(role).may(needed)]
    assert allowed == list(ROLES[: ROLES.index(role) + 1])


def test_disabled_account_may_nothing() -> None:
    assert not any(account("administrator", disabled=True).may(role) for role in ROLES)


@pytest.mark.parametrize(
    ("territory", "of_municipalities", "may"),
    [
        (Territory(provinces=(WEST,)), [], True),
        (Territory(municipalities=("Kortrijk",)), [WEST], True),
        (Territory(provinces=(WEST, "Limburg")), [], False),
        (Territory(municipalities=("Kortrijk", "Gent")), [WEST, "Oost-Vlaanderen"], False),
        (Territory(regions=("flanders",), provinces=(WEST,)), [], False),
        (Territory(), [], False),
        (None, [], False),
    ],
)
def test_account_of_a_province_changes_what_stays_in_it(
    territory: Territory | None, of_municipalities: list[str], may: bool
) -> None:
    assert account(province=WEST).may_change(territory, of_municipalities) is may
    assert account().may_change(territory, of_municipalities)


def test_reader_changes_nothing() -> None:
    assert not account("reader").may_change(Territory(provinces=(WEST,)), [])


@pytest.mark.parametrize(
    "password",
    [
        "kort",
        "elf-tekens-",
        "an.peeters-2026",
        "Peeters woont hier",
        "aaaaaaaaaaaaaaaa",
        "x" * 201 + "abcdefg",
    ],
)
def test_weak_password_is_told_why(password: str) -> None:
    assert password_problems(password, "an.peeters")


def test_long_sentence_is_a_good_password() -> None:
    assert password_problems("vier paarden op zolder", "an.peeters") == []
