"""Changing the secret key: everything that was sealed with the old one, and every pseudonym made with it.

It is one transaction. Doing it again changes nothing. Design: docs/decisions/0010-erasure.md.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from core.database import renaming
from core.database.rasa_events import rename_in_events, senders
from core.database.service_marks import BOT_RUNS, mark_of
from core.database.session import take_write_lock
from core.errors import ToeleidingError
from core.seal import Seal
from core.services.moments import as_utc

STILL_RUNS = timedelta(minutes=3)
_PSEUDONYM = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


class RotationRefusedError(ToeleidingError):
    """The key cannot be changed now; nothing was changed. The message says why and what to do."""


@dataclass(frozen=True)
class Rotation:
    """What was done: values sealed anew by column, people renamed, rows of Rasa changed.

    `unreadable` were sealed with neither key, by column. `without_address` are people of whom no conversation
    is left, so that their pseudonym cannot be made anew.
    """

    resealed: Mapping[str, int]
    renamed: int
    events: int
    unreadable: Mapping[str, int]
    without_address: int

    @property
    def nothing_to_do(self) -> bool:
        """Whether everything was made with the new key already."""
        return not self.resealed and not self.renamed and not self.events


def rotate(
    session: Session, new: Seal, old: Sequence[Seal], now: datetime, *, leave_unreadable: bool = False
) -> Rotation:
    """Seal everything anew and rename everybody. The caller commits, or nothing happens.

    Raises RotationRefusedError while the bot runs, when neither key opens anything, when somebody stands here
    under both keys, and, unless they may be left, for values that neither key opens.
    """
    take_write_lock(session.connection())
    _refuse_while_the_bot_runs(session, now)
    names = _new_names(session, new, old)
    resealed, unreadable, opened_by_new = _reseal(session, new, old)
    if unreadable and not resealed and not opened_by_new:
        raise RotationRefusedError("the old key opens nothing: is TOELEIDING_OLD_SECRET_KEY the right one?")
    if unreadable and not leave_unreadable:
        raise RotationRefusedError(
            f"sealed with neither key: {_listed(unreadable)}. Add --leave-unreadable to leave these so"
        )
    doubles = renaming.known_twice(session, names)
    if doubles:
        raise RotationRefusedError(
            f"{doubles} people stand here under both keys: they wrote after the key was changed. "
            "Put the old key back, or erase what stands under the new one"
        )
    renaming.rename_people(session, names)

    def rename(text: str) -> str:
        return _PSEUDONYM.sub(lambda found: names.get(found[0], found[0]), text)

    events = rename_in_events(session, rename, lambda data: _data_anew(data, rename, new, old))
    return Rotation(resealed, len(names), events, unreadable, _without_address(session))


def _data_anew(data: str, rename: Callable[[str], str], new: Seal, old: Sequence[Seal]) -> str:
    """Return what Rasa recorded with the new names and seal; what neither key opens stays as it is."""
    if not data or data.startswith("{"):
        return rename(data)
    of_today = new.open(data)
    text = of_today or next(filter(None, (seal.open(data) for seal in old)), None)
    if text is None or (of_today is not None and rename(text) == text):
        return data
    return new.close(rename(text))


def _refuse_while_the_bot_runs(session: Session, now: datetime) -> None:
    seen = mark_of(session, BOT_RUNS)
    if seen is not None and now - as_utc(seen) < STILL_RUNS:
        raise RotationRefusedError("the bot runs. Stop the service first; after a crash, wait three minutes")


def _new_names(session: Session, new: Seal, old: Sequence[Seal]) -> dict[str, str]:
    """Return the new pseudonym of everybody whose chat can be read, but for those who have it already."""
    names = {}
    for pseudonym, chat in renaming.chats(session):
        opened = next(filter(None, (seal.open(chat) for seal in (*old, new))), None)
        if opened is not None and pseudonym != new.pseudonym(int(opened)):
            names[pseudonym] = new.pseudonym(int(opened))
    return names


def _reseal(session: Session, new: Seal, old: Sequence[Seal]) -> tuple[Counter[str], Counter[str], int]:
    resealed: Counter[str] = Counter()
    unreadable: Counter[str] = Counter()
    opened_by_new = 0
    for table, rows in renaming.sealed_rows(session):
        changed: list[tuple[Any, dict[str, str]]] = []
        for key, values in rows:
            fresh = {}
            for column, value in values.items():
                name = f"{table.name}.{column}"
                if new.open(value) is not None:
                    opened_by_new += 1
                    continue
                opened = next((text for seal in old if (text := seal.open(value)) is not None), None)
                if opened is None:
                    unreadable[name] += 1
                else:
                    fresh[column] = new.close(opened)
                    resealed[name] += 1
            if fresh:
                changed.append((key, fresh))
        renaming.write_sealed(session, table, changed)
    return resealed, unreadable, opened_by_new


def _without_address(session: Session) -> int:
    known = renaming.known_pseudonyms(session) | senders(session)
    with_address = {pseudonym for pseudonym, _ in renaming.chats(session)}
    return sum(1 for person in known - with_address if _PSEUDONYM.fullmatch(person))


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} ({number})" for name, number in sorted(counts.items()))
