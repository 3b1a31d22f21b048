"""All facts that can be edited, as the database holds them, and what is wrong between them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.content.answers import answer_problems
from core.content.bodies import SCHEMAS, Body, Fact, fact_from, key_of
from core.content.desk import team_problems, time_problems
from core.content.measures_files import measure_problems
from core.content.offers import Known, offer_problems
from core.content.organisations import organisation_problems, unknown_municipalities
from core.content.problems import field_problems
from core.database.facts import ALL
from core.database.places import MunicipalityRow

_PROBLEM: Final = re.compile(r"[^']*'(?P<id>[^']+)'(?:, veld '(?P<field>[^']+)')?: (?P<text>.+)", re.DOTALL)
_FIELD_FIRST: Final = re.compile(r"(?P<field>[a-z_]+): (?P<text>.+)", re.DOTALL)


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with an edit, in Dutch; `field` is None when it is about the whole."""

    field: str | None
    text: str


@dataclass(frozen=True)
class Library:
    """The facts of each kind, in the order of their files, and the province of each municipality."""

    facts: Mapping[str, Sequence[Any]]
    municipalities: Mapping[str, str | None]

    def fact(self, kind: str, key: str) -> Any | None:
        """Return one fact, or None."""
        return next((fact for fact in self.facts[kind] if key_of(fact) == key), None)

    def with_facts(self, kind: str, new: Mapping[str, Fact]) -> "Library":
        """Return a library in which facts are replaced by key; a new key stands behind those of its id.

        An unknown key without such a neighbour goes to the end.
        """
        facts = [new.get(key_of(fact), fact) for fact in self.facts[kind]]
        known = {key_of(fact) for fact in facts}
        for key, fact in new.items():
            if key not in known:
                places = [place for place, each in enumerate(facts) if is_before(each.id, fact.id)]
                facts.insert(places[-1] + 1 if places else len(facts), fact)
        return replace(self, facts={**self.facts, kind: facts})


def read_library(session: Session) -> Library:
    """Return everything that can be edited."""
    rows = session.execute(select(MunicipalityRow.name, MunicipalityRow.province))
    return Library(
        facts={kind: every(session) for kind, every in ALL.items()},
        municipalities={row.name: row.province for row in rows},
    )


def problems_between(library: Library, edited: str | None = None) -> list[str]:
    """Return what the content check would say about these facts together.

    With the id of an edited fact, that fact is blamed for a name that two have, and other answers are not
    looked at again: nothing of them depends on it.
    """
    measures = sorted(library.facts["measure"], key=lambda fact: fact.id == edited)
    organisations = sorted(library.facts["organisation"], key=lambda fact: fact.id == edited)
    answers = [fact for fact in library.facts["answer"] if edited in (None, fact.id)]
    ids = {organisation.id for organisation in organisations}
    known = Known(ids, {measure.id for measure in measures}, library.municipalities)
    return [
        *measure_problems(measures, {measure.id: f"maatregel '{measure.id}'" for measure in measures}),
        *organisation_problems([("organisatie", organisation) for organisation in organisations]),
        *unknown_municipalities(organisations, library.municipalities),
        *answer_problems(answers, "antwoord", ids),
        *team_problems(
            library.facts["desk_team"], organisations, "teams", lambda team_id: f"team '{team_id}'"
        ),
        *time_problems(library.facts["desk_time"], "tijden", lambda time_id: f"tijd '{time_id}'"),
        *(text for o in library.facts["offer"] for text in offer_problems(o, f"aanbod '{o.id}'", known)),
    ]


def read_fact(kind: str, body: Body, shared: Body | None) -> tuple[Fact | None, list[FieldProblem]]:
    """Return the fact that a body tells, or None and what its schema refuses."""
    try:
        return fact_from(kind, body, shared), []
    except ValidationError as error:
        found = field_problems(error, body, SCHEMAS[kind].__fields__)
        return None, [
            FieldProblem(field, text.removeprefix(f"'{body.get('id')}': ")) for field, text in found
        ]


def new_problems(before: Library, after: Library, kind: str, fact_id: str) -> list[FieldProblem]:
    """Return what an edit of a fact makes wrong that was not wrong before."""
    found = Counter(problems_between(after, fact_id)) - Counter(problems_between(before, fact_id))
    return [_about(text, kind, fact_id) for text in found.elements()]


def _about(text: str, kind: str, fact_id: str) -> FieldProblem:
    match = _PROBLEM.fullmatch(text)
    if match is None or match["id"] != fact_id:
        return FieldProblem(None, text)
    inner = _FIELD_FIRST.fullmatch(match["text"]) if match["field"] is None else None
    if inner is not None and inner["field"] in SCHEMAS[kind].__fields__:
        return FieldProblem(inner["field"], inner["text"])
    return FieldProblem(match["field"], match["text"])


def is_before(known_id: str, new_id: str) -> bool:
    """Whether a new entry follows a known one: it has the same id, or that id with a day behind it."""
    return known_id == new_id or new_id.startswith(f"{known_id}-20")
