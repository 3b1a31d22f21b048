"""Reads `data/answers/` and loads it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from sqlalchemy.orm import Session

from core.content.answers_schema import AnswersFile, language_problems
from core.content.places import PROVINCES
from core.content.problems import problem
from core.content.schema_files import read_folder
from core.content.sync import sync_rows
from core.database.answers import AnswerRow, from_answer
from core.rules.answers import Answer
from core.rules.territory import BRUSSELS


def read_answers(folder: Path, organisations: Collection[str]) -> tuple[list[Answer], list[str]]:
    """Return the answers of a folder like data/answers, and every problem in Dutch.

    `organisations` are the ids that an answer may refer to.
    """
    files, problems = read_folder(folder, AnswersFile)
    answers: list[Answer] = []
    owners: dict[str, str] = {}
    for name, file in files.items():
        if Path(name).stem != file.intent:
            problems.append(problem(name, "intent", f"'{file.intent}' is niet de naam van het bestand"))
        entries = file.to_answers()
        for answer in entries:
            if owners.setdefault(answer.id, name) != name:
                where = f"{name}, '{answer.id}'"
                problems.append(problem(where, "id", f"deze id staat ook in {owners[answer.id]}"))
        problems += answer_problems(entries, name, organisations)
        answers += entries
    return answers, problems


def answer_problems(answers: Sequence[Answer], file: str, organisations: Collection[str]) -> list[str]:
    """Return what is wrong in the answers of one file, in themselves and between them."""
    problems: list[str] = []
    for answer in answers:
        where = f"{file}, '{answer.id}'"
        problems += [problem(where, None, text) for text in language_problems(answer)]
        problems += [
            problem(where, "ask_at", f"er is geen organisatie '{organisation}'")
            for organisation in answer.ask_at
            if organisation not in organisations
        ]
        problems += [
            problem(where, "provinces", f"'{province}' is geen provincie: kies uit {_provinces()}")
            for province in answer.provinces
            if province not in (*PROVINCES, BRUSSELS)
        ]
        problems += _missing_forms(answer, where)
    return problems + _overlaps(answers, file)


def load_answers(session: Session, answers: Sequence[Answer]) -> None:
    """Make the table of answers equal to these."""
    sync_rows(session, AnswerRow, map(from_answer, answers, range(len(answers))))


def _provinces() -> str:
    return ", ".join((*PROVINCES, BRUSSELS))


def _missing_forms(answer: Answer, where: str) -> list[str]:
    problems = []
    if answer.audience == "anyone" and not (answer.conclusion_employer and answer.text_employer):
        problems.append(problem(where, "text_employer", "voor werkgevers hoort hier de u-vorm"))
    if answer.audience != "employer" and answer.simple is None and answer.valid_until is None:
        problems.append(problem(where, "simple", "voor nieuwkomers hoort hier een eenvoudige tekst"))
    return problems


def _overlaps(answers: Iterable[Answer], file: str) -> list[str]:
    ordered = sorted(answers, key=lambda answer: (answer.id, answer.valid_from or date.min))
    return [
        problem(f"{file}, '{later.id}'", "valid_from", "deze dag valt nog onder een vorige versie")
        for earlier, later in pairwise(ordered)
        if earlier.id == later.id and (earlier.valid_until or date.max) >= (later.valid_from or date.min)
    ]
