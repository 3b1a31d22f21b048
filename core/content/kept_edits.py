"""Lets edits of the web pages outlive a load of `data/`, until they stand in the files."""

from dataclasses import replace

from sqlalchemy.orm import Session

from core.content.bodies import Fact, key_of
from core.content.check import Content
from core.content.library import Library, problems_between
from core.database.content_edits import edits, forget_edit
from core.database.facts import ALL
from core.errors import ContentError


def with_edits(session: Session, content: Content, *, overwrite: bool) -> Content:
    """Return the content of the files, with what was edited on the web pages and is not in the files yet.

    An edit that the files hold too, or that must be overwritten, is not waited for any more. Raises
    ContentError when files and edits do not go together.
    """
    waiting: dict[str, dict[str, Fact]] = {}
    files = _library(content)
    for edit in edits(session):
        fact = next((each for each in ALL[edit.kind](session) if key_of(each) == edit.key), None)
        if overwrite or fact is None or files.fact(edit.kind, edit.key) == fact:
            forget_edit(session, edit.kind, edit.key)
        else:
            waiting.setdefault(edit.kind, {})[edit.key] = fact
    if not waiting:
        return content
    together = files
    for kind, facts in waiting.items():
        together = together.with_facts(kind, facts)
    problems = problems_between(together)
    if problems:
        advice = (
            "de webpagina's en data/ gaan niet samen: kies met 'content export' of 'content load --overwrite'"
        )
        raise ContentError([*problems, advice])
    return replace(
        content,
        measures=tuple(together.facts["measure"]),
        answers=tuple(together.facts["answer"]),
        organisations=tuple(together.facts["organisation"]),
        desk=replace(
            content.desk,
            teams=tuple(together.facts["desk_team"]),
            times=tuple(together.facts["desk_time"]),
            standard_answers=tuple(together.facts["standard_answer"]),
        ),
        reference=replace(content.reference, offers=tuple(together.facts["offer"])),
    )


def _library(content: Content) -> Library:
    return Library(
        facts={
            "measure": content.measures,
            "answer": content.answers,
            "organisation": content.organisations,
            "offer": content.reference.offers,
            "desk_team": content.desk.teams,
            "desk_time": content.desk.times,
            "standard_answer": content.desk.standard_answers,
        },
        municipalities={place.name: place.province for place in content.reference.places},
    )
