"""What must fit between the files of `data/occupations/`: ids, names, shortage lists and sectors."""

from collections.abc import Iterator, Mapping

from core.content.names import normalise
from core.content.occupations_schema import (
    NamesFile,
    OccupationEntry,
    SectorFile,
    ShortageEntry,
    ShortageFile,
)
from core.content.problems import problem

Entry = OccupationEntry | ShortageEntry


def problems_between(
    sectors: Mapping[str, SectorFile], shortages: Mapping[str, ShortageFile], names: Mapping[str, NamesFile]
) -> list[str]:
    """Return what does not fit, one Dutch sentence each; the keys are the files as editors know them."""
    problems = [*_sectors_and_ids(sectors), *_shortage_ids(shortages)]
    if not problems:
        problems += _shortage_links(sectors, shortages)
        problems += _unknown_shortages(sectors, shortages)
        for file, words in names.items():
            problems += _ambiguous(file, words, sectors, shortages)
            problems += _names_of_two(words, sectors, shortages)
    return problems


def _entries(sectors: Mapping[str, SectorFile]) -> Iterator[tuple[str, OccupationEntry]]:
    for file, content in sectors.items():
        for entry in content.occupations:
            yield f"{file}, '{entry.id}'", entry


def _listed(shortages: Mapping[str, ShortageFile]) -> Iterator[tuple[str, ShortageEntry]]:
    for file, content in shortages.items():
        for entry in content.occupations:
            yield f"{file}, '{entry.id}'", entry


def _sectors_and_ids(sectors: Mapping[str, SectorFile]) -> Iterator[str]:
    of_sector: dict[str, str] = {}
    for file, content in sectors.items():
        stem = normalise(content.sector).replace(" ", "-")
        if not file.endswith(f"/{stem}.yml"):
            yield problem(file, "sector", f"sector '{content.sector}' hoort in een bestand {stem}.yml")
        if of_sector.setdefault(normalise(content.sector), file) != file:
            yield problem(file, "sector", f"deze sector heeft al een bestand: {of_sector[content.sector]}")
    of_id: dict[str, str] = {}
    for where, entry in _entries(sectors):
        if entry.id in of_id:
            yield problem(where, "id", f"deze id bestaat al: {of_id[entry.id]}")
        of_id.setdefault(entry.id, where)


def _shortage_ids(shortages: Mapping[str, ShortageFile]) -> Iterator[str]:
    for file, content in shortages.items():
        if not file.endswith(f"/shortage_{content.edition}.yml"):
            yield problem(
                file, "edition", f"editie {content.edition} hoort in shortage_{content.edition}.yml"
            )
        seen: set[str] = set()
        for entry in content.occupations:
            for field, value in (("id", entry.id), ("name", entry.name)):
                if f"{field} {value}" in seen:
                    yield problem(f"{file}, '{entry.id}'", field, f"'{value}' staat al in deze lijst")
                seen.add(f"{field} {value}")


def _shortage_links(
    sectors: Mapping[str, SectorFile], shortages: Mapping[str, ShortageFile]
) -> Iterator[str]:
    """Compare an occupation and its name on the list: they must say the same of each other."""
    entries = {entry.id: entry for _, entry in _entries(sectors)}
    claimed = {name for entry in entries.values() for name in entry.shortage_names}
    for where, listed in _listed(shortages):
        entry = entries.get(listed.occupation)
        if listed.occupation == listed.id and entry is None:
            if listed.name in claimed:
                text = f"een beroep noemt '{listed.name}' bij shortage_names: zet hier de id van dat beroep"
                yield problem(where, "occupation", text)
        elif entry is None:
            yield problem(where, "occupation", f"er is geen beroep '{listed.occupation}'")
        elif listed.name not in entry.shortage_names:
            text = f"beroep '{entry.id}' noemt '{listed.name}' niet bij shortage_names"
            yield problem(where, "occupation", text)


def _unknown_shortages(
    sectors: Mapping[str, SectorFile], shortages: Mapping[str, ShortageFile]
) -> Iterator[str]:
    listed = {entry.name for _, entry in _listed(shortages)}
    for where, entry in _entries(sectors):
        for field in ("shortage_names", "shortage_related"):
            for number, name in enumerate(getattr(entry, field), start=1):
                if name not in listed:
                    text = f"'{name}' staat niet op een lijst van knelpuntberoepen"
                    yield problem(where, f"{field}[{number}]", text)


def _ambiguous(
    file: str, words: NamesFile, sectors: Mapping[str, SectorFile], shortages: Mapping[str, ShortageFile]
) -> Iterator[str]:
    known = {entry.id for _, entry in _entries(sectors)}
    known |= {entry.occupation for _, entry in _listed(shortages)}
    for name, ids in words.ambiguous.items():
        if len(set(ids)) < 2:
            yield problem(file, f"ambiguous.{name}", "noem minstens twee verschillende beroepen")
        for id_ in ids:
            if id_ not in known:
                yield problem(file, f"ambiguous.{name}", f"er is geen beroep '{id_}'")


def _names_of_two(
    words: NamesFile, sectors: Mapping[str, SectorFile], shortages: Mapping[str, ShortageFile]
) -> Iterator[str]:
    """Find names of two occupations that are not said to be ambiguous, and names that stand there twice."""
    ambiguous = {_compact(name) for name in words.ambiguous}
    owners: dict[str, tuple[str, str]] = {}
    named: list[tuple[str, str, Entry]] = [(where, entry.id, entry) for where, entry in _entries(sectors)]
    named += [(where, listed.occupation, listed) for where, listed in _listed(shortages)]
    for where, id_, entry in named:
        own: set[str] = set()
        for field, name in _fields(entry):
            compact = _compact(name)
            owner, elsewhere = owners.setdefault(compact, (id_, where))
            if not compact:
                yield problem(where, field, f"'{name}' heeft geen letters of cijfers")
            elif owner != id_ and compact not in ambiguous:
                text = (
                    f"'{name}' is ook een naam van {elsewhere}: kies er een, of zet de naam bij 'ambiguous'"
                )
                yield problem(where, field, text)
            elif normalise(name) in own:
                yield problem(where, field, f"'{name}' staat al bij de namen van dit beroep: laat het weg")
            own.add(normalise(name))


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "name", entry.name
    for number, alias in enumerate(entry.aliases, start=1):
        yield f"aliases[{number}]", alias


def _compact(name: str) -> str:
    return normalise(name).replace(" ", "")
