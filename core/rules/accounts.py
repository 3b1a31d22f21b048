"""Who may do what on the web pages, and what a good password is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from core.rules.territory import Territory

Role = Literal["reader", "editor", "desk", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each role may do all that the ones before it may."""

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
FEWEST_DIFFERENT = 6
SHORTEST_NAME_PART = 4


@dataclass(frozen=True)
class Account:
    """Somebody who may log in. `province` is the territory of the account; None: everywhere."""

    id: int
    name: str
    role: Role
    province: str | None
    disabled: bool
    has_totp: bool

    def may(self, needed: Role) -> bool:
        """Whether this account has a role or a higher one."""
        return not self.disabled and ROLES.index(self.role) >= ROLES.index(needed)

    def may_change(self, territory: Territory | None, provinces_of_municipalities: Iterable[str]) -> bool:
        """Whether this account may change a fact that holds in a territory; None: everywhere.

        An account of one province changes only what stays within it. `provinces_of_municipalities` are the
        provinces of the municipalities of that territory.
        """
        if not self.may("editor"):
            return False
        if self.province is None:
            return True
        if territory is None or territory.regions:
            return False
        named = {*territory.provinces, *provinces_of_municipalities}
        return named == {self.province}


def password_problems(password: str, name: str) -> list[str]:
    """Return why a password is too weak, in Dutch; nothing when it is good."""
    problems = []
    if len(password) < SHORTEST_PASSWORD:
        problems.append(f"Het wachtwoord telt minstens {SHORTEST_PASSWORD} tekens.")
    if len(password) > LONGEST_PASSWORD:
        problems.append(f"Het wachtwoord telt hoogstens {LONGEST_PASSWORD} tekens.")
    folded = password.casefold()
    parts = [part for part in (name.casefold(), *name.casefold().replace(".", "-").split("-")) if part]
    if any(part in folded for part in parts if len(part) >= SHORTEST_NAME_PART) or folded == name.casefold():
        problems.append("De naam van de account mag niet in het wachtwoord staan.")
    if len(set(folded)) < FEWEST_DIFFERENT:
        problems.append(f"Gebruik minstens {FEWEST_DIFFERENT} verschillende tekens.")
    return problems
