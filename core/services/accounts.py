"""Accounts of editors and staff: make, change and disable them. The caller commits."""

import re
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import now
from core.content.places import PROVINCES
from core.database.accounts import AccountRow, account_row, account_rows, delete_sessions_of
from core.errors import NotFoundError, ToeleidingError
from core.rules.accounts import ROLES, Account, Role, password_problems
from core.rules.territory import BRUSSELS
from core.seal import Seal
from core.services import passwords, totp

TERRITORIES = (*PROVINCES, BRUSSELS)
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*")
LONGEST_NAME = 40


class AccountError(ToeleidingError):
    """An account cannot be made or changed like that. `problems` are Dutch sentences."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def create(
    session: Session, name: str, password: str, *, role: Role | None = None, province: str | None = None
) -> Account:
    """Make an account. The first one is an administrator, whatever role is asked; later ones read.

    Raises AccountError.
    """
    problems = [*_name_problems(session, name), *password_problems(password, name), *_unknown(province)]
    first = session.execute(select(AccountRow.id).limit(1)).first() is None
    if first and province is not None:
        problems.append("De eerste account is een beheerder voor heel Vlaanderen: laat de provincie weg.")
    chosen = "administrator" if first else role or "reader"
    if chosen not in ROLES:
        problems.append(f"Kies een rol uit: {', '.join(ROLES)}.")
    if problems:
        raise AccountError(*problems)
    row = AccountRow(
        name=name,
        password_hash=passwords.hash_of(password),
        role=chosen,
        province=province,
        disabled=False,
        created_at=now(),
    )
    session.add(row)
    session.flush()
    return to_account(row)


def every(session: Session) -> list[Account]:
    """Return all accounts by name."""
    return [to_account(row) for row in account_rows(session)]


def by_name(session: Session, name: str) -> Account:
    """Return an account. Raises NotFoundError."""
    return to_account(_row(session, name))


def set_password(session: Session, name: str, password: str, *, keep_session: str | None = None) -> None:
    """Give an account another password; its sessions end, but for one. Raises AccountError, NotFoundError."""
    row = _row(session, name)
    problems = password_problems(password, name)
    if problems:
        raise AccountError(*problems)
    row.password_hash = passwords.hash_of(password)
    delete_sessions_of(session, row.id, but=keep_session)


def set_role(session: Session, name: str, role: Role, province: str | None) -> None:
    """Give an account another role and territory. Raises AccountError, NotFoundError.

    Sessions go on, each under a new id from its next page on.
    """
    row = _row(session, name)
    problems = _unknown(province)
    if role not in ROLES:
        problems.append(f"Kies een rol uit: {', '.join(ROLES)}.")
    elif role != "administrator":
        problems += _last_administrator(session, row)
    if problems:
        raise AccountError(*problems)
    row.role, row.province = role, province


def set_disabled(session: Session, name: str, disabled: bool) -> None:
    """Let an account log in no longer, or again; its sessions end. Raises AccountError, NotFoundError."""
    row = _row(session, name)
    problems = _last_administrator(session, row) if disabled else []
    if problems:
        raise AccountError(*problems)
    row.disabled = disabled
    delete_sessions_of(session, row.id)


def start_totp(session: Session, name: str, seal: Seal) -> str:
    """Ask an account for a code from now on; return the address for its app. Raises NotFoundError."""
    row = _row(session, name)
    secret = totp.new_secret()
    row.totp_secret, row.totp_last_step = seal.close(secret), None
    delete_sessions_of(session, row.id)
    return totp.address_for_app(secret, name)


def stop_totp(session: Session, name: str) -> None:
    """Ask an account for no code any more; its sessions end. Raises NotFoundError."""
    row = _row(session, name)
    row.totp_secret = row.totp_last_step = None
    delete_sessions_of(session, row.id)


def to_account(row: Any) -> Account:
    """Return the account that a row describes."""
    return Account(row.id, row.name, row.role, row.province, row.disabled, row.totp_secret is not None)


def _row(session: Session, name: str) -> Any:
    found = account_row(session, name)
    if found is None:
        raise NotFoundError(f"there is no account {name}")
    return found


def _name_problems(session: Session, name: str) -> list[str]:
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        return [
            f"De naam heeft hoogstens {LONGEST_NAME} kleine letters en cijfers, "
            "met punten of koppeltekens ertussen, zoals 'an.peeters'."
        ]
    return [f"Er is al een account '{name}'."] if account_row(session, name) else []


def _unknown(province: str | None) -> list[str]:
    if province is None or province in TERRITORIES:
        return []
    return [f"Ik ken geen provincie '{province}': kies uit {', '.join(TERRITORIES)}."]


def _last_administrator(session: Session, row: Any) -> list[str]:
    others = [each for each in account_rows(session) if each.role == "administrator" and not each.disabled]
    if [each.id for each in others] == [row.id]:
        return ["Dit is de enige beheerder: maak eerst een andere."]
    return []
