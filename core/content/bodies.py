"""Facts as they stand in their files: field by field, in the order of the schema."""

from typing import Any, Final

from core.content.answers_schema import AnswerEntryFile, AnswersFile
from core.content.desk_schema import DeskTimeFile, StandardAnswerFile, TeamFile
from core.content.measures import MeasureFile
from core.content.offers import OfferFile
from core.content.organisations_schema import OrganisationFile
from core.content.schema import StrictModel
from core.database.answers import answer_key
from core.rules.answers import Answer
from core.rules.desk_policy import DeskTime, StandardAnswer
from core.rules.measures import Measure
from core.rules.offers import Offer
from core.rules.office_hours import Team
from core.rules.organisations import Organisation

Fact = Measure | Answer | Organisation | Offer | Team | DeskTime | StandardAnswer
Body = dict[str, Any]

SCHEMAS: Final[dict[str, type[StrictModel]]] = {
    "measure": MeasureFile,
    "answer": AnswerEntryFile,
    "organisation": OrganisationFile,
    "offer": OfferFile,
    "desk_team": TeamFile,
    "desk_time": DeskTimeFile,
    "standard_answer": StandardAnswerFile,
}
"""The kinds of facts that can be edited on the web pages, with what one entry looks like."""

_KINDS: Final[dict[type, str]] = {
    Measure: "measure",
    Answer: "answer",
    Organisation: "organisation",
    Offer: "offer",
    Team: "desk_team",
    DeskTime: "desk_time",
    StandardAnswer: "standard_answer",
}

SHARED_BY_ANSWERS: Final = ("intent", "audience", "review_months", "asks")


def key_of(fact: Fact) -> str:
    """Return what tells a fact from others of its kind: its id, of an answer with its first day."""
    return answer_key(fact) if isinstance(fact, Answer) else fact.id


def kind_of(fact: Fact) -> str:
    """Return the kind of a fact, as the table of versions names it."""
    return _KINDS[type(fact)]


def body_in_file(fact: Fact) -> Body:
    """Return an entry as its file holds it, ready to be read by its schema again."""
    values = {**vars(fact)}
    if isinstance(fact, Measure):
        values["worker_statuses"] = vars(fact.worker_statuses)
        values["conditions"] = {"employer": fact.conditions_employer, "worker": fact.conditions_worker}
    elif isinstance(fact, (Organisation, Offer)):
        values.update(vars(fact.territory))
    if isinstance(fact, Organisation):
        values["contacts"] = [vars(contact) for contact in fact.contacts]
    if "sources" in values:
        values["sources"] = [vars(source) for source in values["sources"]]
    return {name: _plain(values[name]) for name in SCHEMAS[kind_of(fact)].__fields__}


def fact_from(kind: str, body: Body, shared: Body | None = None) -> Fact:
    """Return the fact that an entry tells; `shared` is what the answers of one file have in common.

    Raises pydantic's ValidationError.
    """
    entry = SCHEMAS[kind](**body)
    if isinstance(entry, MeasureFile):
        return entry.to_measure()
    if isinstance(entry, OrganisationFile):
        return entry.to_organisation()
    if isinstance(entry, OfferFile):
        return entry.to_offer()
    if isinstance(entry, TeamFile):
        return entry.to_team()
    if isinstance(entry, DeskTimeFile):
        return entry.to_desk_time()
    if isinstance(entry, StandardAnswerFile):
        return entry.to_standard_answer()
    return AnswersFile.parse_obj({**(shared or {}), "entries": [body]}).to_answers()[0]


def shared_of(answer: Answer) -> Body:
    """Return what an answer has in common with the others of its file."""
    return {name: _plain(getattr(answer, name)) for name in SHARED_BY_ANSWERS}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value
