"""Reads `data/measures/` and says in Dutch what an editor must repair."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from core.content.measures import MeasureFile
from core.content.names import normalise
from core.content.problems import problem, problems_of
from core.content.schema_files import read_mapping
from core.rules.measures import Measure


def read_measures(data_dir: Path) -> tuple[list[Measure], list[str]]:
    """Return the measures of a data folder, and every problem in them."""
    folder = data_dir / "measures"
    paths = sorted(folder.glob("*.yml"))
    shown = {path.stem: f"{data_dir.name}/measures/{path.name}" for path in paths}
    measures: list[Measure] = []
    problems = [
        problem(f"{data_dir.name}/measures/{path.name}", None, "de naam moet eindigen op .yml")
        for path in sorted(folder.glob("*.yaml"))
    ]
    if not paths:
        problems.append(problem(f"{data_dir.name}/measures", None, "hier staat geen enkele maatregel"))
    for path in paths:
        measure, found = _read_measure(path, shown[path.stem])
        problems += found
        if measure is not None:
            measures.append(measure)
    return measures, problems + measure_problems(measures, shown)


def measure_problems(measures: Sequence[Measure], shown: Mapping[str, str]) -> list[str]:
    """Return what is wrong between measures; `shown` names each of them, by id."""
    problems = _duplicate_names(measures, shown)
    for measure in measures:
        problems += _unknown_references(measure, shown)
    return problems


def _read_measure(path: Path, file: str) -> tuple[Measure | None, list[str]]:
    content, problems = read_mapping(path, file, "id: ibo")
    if content is None:
        return None, problems
    try:
        measure = MeasureFile(**content).to_measure()
    except ValidationError as error:
        return None, problems_of(error, file, content, MeasureFile.__fields__)
    if measure.id != path.stem:
        text = f"'{measure.id}' is niet de naam van het bestand ('{path.stem}')"
        return None, [problem(file, "id", text)]
    return measure, []


def names_of(measure: Measure) -> list[tuple[str, str]]:
    """Return (field, name) for the name and every alias, in the order of the file."""
    aliases = [(f"aliases[{n}]", alias) for n, alias in enumerate(measure.aliases, start=1)]
    return [("name", measure.name), *aliases]


def _duplicate_names(measures: Sequence[Measure], shown: Mapping[str, str]) -> list[str]:
    """Between measures spaces do not count either: "kmo-portefeuille" and "kmoportefeuille" are the same."""
    problems: list[str] = []
    owners: dict[str, str] = {}
    for measure in measures:
        own: set[str] = set()
        for field, name in names_of(measure):
            normalised = normalise(name)
            owner = owners.setdefault(normalised.replace(" ", ""), measure.id)
            if not normalised:
                text = f"'{name}' heeft geen letters of cijfers"
            elif owner != measure.id:
                text = f"'{name}' is ook een naam van {shown[owner]}"
            elif normalised in own:
                text = f"'{name}' staat al bij de namen van deze maatregel: laat het weg"
            else:
                own.add(normalised)
                continue
            problems.append(problem(shown[measure.id], field, text))
    return problems


def _unknown_references(measure: Measure, shown: Mapping[str, str]) -> list[str]:
    references = [
        (f"combinable_with[{n}]", other) for n, other in enumerate(measure.combinable_with, start=1)
    ]
    if measure.replaced_by is not None:
        references.append(("replaced_by", measure.replaced_by))
    problems = []
    for field, other in references:
        if other == measure.id:
            problems.append(problem(shown[measure.id], field, "dit is de maatregel zelf"))
        elif other not in shown:
            text = f"er is geen maatregel '{other}'"
            problems.append(problem(shown[measure.id], field, text))
    return problems
