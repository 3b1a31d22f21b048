"""Changing a fact on the web pages: the checks of the files, a version with a name, and no overwriting."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from core import clock
from core.content.answers import load_answers
from core.content.bodies import Body, Fact, body_in_file, key_of, shared_of
from core.content.desk import load_desk_times, load_standard_answers, load_teams
from core.content.library import FieldProblem, Library, new_problems, read_fact, read_library
from core.content.load import load_measures
from core.content.offers import load_offers
from core.content.organisations import load_organisations
from core.content.versions import record_version
from core.database.content_edits import note_edit
from core.database.session import take_write_lock
from core.database.versions import newest_version
from core.errors import NotFoundError, ToeleidingError
from core.rules.accounts import Account
from core.rules.answers import Answer
from core.rules.measures import Measure
from core.rules.office_hours import Team
from core.services import audit
from core.services.facts import versions

STORE: Final[Mapping[str, Callable[[Session, Sequence[Any]], None]]] = {
    "measure": load_measures,
    "answer": load_answers,
    "organisation": load_organisations,
    "offer": load_offers,
    "desk_team": load_teams,
    "desk_time": load_desk_times,
    "standard_answer": load_standard_answers,
}
DATED: Final = ("answer", "offer")
"""The kinds of which a new rule is a new entry, beside the old one that ends."""

_DAY_AT_THE_END: Final = re.compile(r"-20\d\d-\d\d-\d\d$")


class EditProblemsError(ToeleidingError):
    """An edit that the content check refuses. Nothing was stored."""

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        super().__init__(f"{len(problems)} problems in an edit")
        self.problems = problems


class EditConflictError(ToeleidingError):
    """Somebody else changed the fact meanwhile. Nothing was stored."""

    def __init__(self, by: str, at: datetime) -> None:
        super().__init__("somebody else changed this fact")
        self.by, self.at = by, at


class NotAllowedError(ToeleidingError):
    """The account may not change this fact."""


@dataclass(frozen=True)
class Edit:
    """What somebody wants a fact to say. `version` is the version that they saw.

    With `since` the rule itself changes on that day: the old entry ends the day before, this is a new one.
    """

    kind: str
    key: str
    body: Body
    version: int
    since: date | None = None


@dataclass(frozen=True)
class Saved:
    """What came of an edit: the key to look at, and what to tell."""

    key: str
    changed: bool
    names_changed: bool


def entry(session: Session, kind: str, key: str) -> tuple[Any, int]:
    """Return a fact and the number of its newest version. Raises NotFoundError."""
    fact = read_library(session).fact(kind, key)
    if fact is None:
        raise NotFoundError(f"{kind} {key}")
    return fact, newest_version(session, kind, key)


def may_change(library: Library, account: Account, fact: Fact) -> bool:
    """Whether an account may change a fact, by its role and its territory."""
    if isinstance(fact, (Answer, Team)):
        return account.may("editor") and (account.province is None or fact.provinces == (account.province,))
    territory = getattr(fact, "territory", None)
    places = territory.municipalities if territory else ()
    return account.may_change(territory, {library.municipalities.get(place) or "" for place in places})


def proposed(library: Library, edit: Edit) -> tuple[dict[str, Fact], list[FieldProblem]]:
    """Return the facts that an edit would store, by key, or what is wrong with it. Raises NotFoundError."""
    old = library.fact(edit.kind, edit.key)
    if old is None:
        raise NotFoundError(f"{edit.kind} {edit.key}")
    shared = shared_of(old) if isinstance(old, Answer) else None
    body = {**edit.body, "id": old.id}
    if isinstance(old, Answer):
        body["valid_from"] = old.valid_from
    ended, problems = None, []
    if edit.since is not None:
        problems = _dated(edit, old)
        body["valid_from"] = edit.since
        if edit.kind != "answer":
            body["id"] = f"{_DAY_AT_THE_END.sub('', old.id)}-{edit.since}"
        day_before = edit.since - timedelta(days=1)
        ended, _ = read_fact(edit.kind, {**body_in_file(old), "valid_until": day_before}, shared)
    fact, refused = read_fact(edit.kind, body, shared)
    if fact is None or problems:
        return {}, [*problems, *refused]
    facts = {key_of(each): each for each in (ended, fact) if each is not None}
    return facts, new_problems(library, library.with_facts(edit.kind, facts), edit.kind, fact.id)


def save(session: Session, account: Account, edit: Edit) -> Saved:
    """Store an edit; what the bot says changes at once. The caller commits.

    Raises NotFoundError, NotAllowedError, EditConflictError, EditProblemsError.
    """
    take_write_lock(session.connection())
    library = read_library(session)
    old = library.fact(edit.kind, edit.key)
    if old is None:
        raise NotFoundError(f"{edit.kind} {edit.key}")
    if not may_change(library, account, old):
        raise NotAllowedError("this account may not change this fact")
    if newest_version(session, edit.kind, edit.key) != edit.version:
        last = [each for each in versions(session, old.id) if each.key == edit.key][-1]
        raise EditConflictError(last.recorded_by, last.recorded_at)
    facts, problems = proposed(library, edit)
    if problems:
        raise EditProblemsError(problems)
    if not all(may_change(library, account, fact) for fact in facts.values()):
        raise NotAllowedError("this account may not make this fact hold elsewhere")
    changed = {key: fact for key, fact in facts.items() if fact != library.fact(edit.kind, key)}
    if changed:
        STORE[edit.kind](session, library.with_facts(edit.kind, facts).facts[edit.kind])
    at = clock.now()
    for key, fact in changed.items():
        record_version(session, edit.kind, key, fact, by=account.name, at=at)
        note_edit(session, edit.kind, key, at=at, by=account.name)
        audit.record(session, audit.staff(account.name), f"edit_{edit.kind}", subject=key)
    newest = list(facts)[-1]
    return Saved(newest, bool(changed), _names(facts[newest]) != _names(old))


def confirmed(fact: Fact, on: date) -> Body:
    """Return the body of a fact whose sources were all read again on a day, and still say the same."""
    body = body_in_file(fact)
    if "checked_on" in body:
        return {**body, "checked_on": on}
    return {**body, "sources": [{**source, "checked_on": on} for source in body["sources"]]}


def _dated(edit: Edit, old: Any) -> list[FieldProblem]:
    since = edit.since or date.min
    if edit.kind not in DATED:
        return [FieldProblem("since", "van dit soort feit is er maar één versie")]
    if old.valid_from is not None and since <= old.valid_from:
        return [
            FieldProblem("since", f"de vorige regel geldt pas sinds {old.valid_from}: kies een latere dag")
        ]
    if old.valid_until is not None and since > old.valid_until:
        return [FieldProblem("since", f"de vorige regel eindigde al op {old.valid_until}")]
    return []


def _names(fact: Fact) -> tuple[str, ...]:
    """Return the names that Rasa reads when it starts: those of measures."""
    return (fact.name, *fact.aliases) if isinstance(fact, Measure) else ()
