"""The documents say what is so: their words, settings, tables, commands and links exist."""

import re
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from core.content.retention import retention
from core.content.right_to_work import read_entries
from core.database.models import Base
from core.rules.right_to_work_terms import Fact
from core.settings import SETTINGS
from office.main import app

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GLOSSARY = DOCS / "glossary.md"
OPERATIONS = DOCS / "operations.md"
PRIVACY = DOCS / "privacy.md"
DOCUMENTS = [path for path in (ROOT / "README.md", *sorted(DOCS.rglob("*.md"))) if path.exists()]
ROOMS = ("core", "actions", "bot", "nlu", "office", "data")
NO_WORD = "—"
CODE = re.compile(r"`([^`]+)`")


@pytest.mark.parametrize("heading", ["People", "Statuses", "Documents", "Work", "Measures", "Words of the"])
def test_glossary_has_a_table_about(heading: str) -> None:
    assert any(section.startswith(heading) and len(rows) > 5 for section, rows in tables(GLOSSARY).items())


def test_every_code_word_of_the_glossary_occurs_in_the_code() -> None:
    missing = [(row[0], word) for row in terms() for word in CODE.findall(row[1]) if not is_in_code(word)]
    assert missing == []


def test_every_term_of_the_glossary_has_a_code_word_or_says_that_it_has_none() -> None:
    assert [row[0] for row in terms() if not CODE.findall(row[1]) and row[1] != NO_WORD] == []


def test_every_term_of_the_glossary_has_a_meaning_and_a_source() -> None:
    assert [row for row in terms() if len(row) != 4 or not all(row[:3])] == []


def test_every_source_of_the_glossary_is_an_entry_or_a_page_or_the_house() -> None:
    entries = {entry.id for entry in read_entries(ROOT / "data" / "right_to_work.yml")}
    known = entries | {path.stem for path in (ROOT / "data" / "measures").glob("*.yml")}
    rows = [row for heading, found in tables(GLOSSARY).items() if heading != "Homonyms" for row in found]
    wrong = [row[3] for row in rows if not is_source(row[3], known)]
    assert wrong == []


def test_a_term_stands_once_in_the_glossary_apart_from_homonyms() -> None:
    rows = [row for heading, found in tables(GLOSSARY).items() if heading != "Homonyms" for row in found]
    names = [row[0] for row in rows]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_homonyms_have_different_words_in_the_code() -> None:
    words = [(row[0], row[1]) for row in tables(GLOSSARY)["Homonyms"]]
    assert {"beroep", "stage", "opvang", "statuut"} <= {name for name, _ in words}
    assert len(words) == len(set(words))


def test_every_status_and_document_of_the_law_stands_in_the_glossary() -> None:
    entries = read_entries(ROOT / "data" / "right_to_work.yml")
    ids = {entry.id for entry in entries if entry.section in ("status", "document")}
    assert sorted(ids - glossary_words()) == []


def test_every_status_that_people_name_stands_in_the_glossary() -> None:
    lookups = yaml.safe_load((ROOT / "nlu" / "lookups" / "status.yml").read_text(encoding="utf-8"))["nlu"]
    statuses = {lookup["synonym"] for lookup in lookups if "synonym" in lookup}
    assert statuses
    assert sorted(statuses - glossary_words()) == []


def test_every_fact_that_is_asked_stands_in_the_glossary() -> None:
    assert sorted({fact.value for fact in Fact} - glossary_words()) == []


def test_every_glossary_term_named_in_a_docstring_stands_in_the_glossary() -> None:
    named = re.findall(r"Glossary: ([^/\"]+?)\.(?=\s|\"\"\")", all_code())
    terms_named = {term.strip() for names in named for term in names.split(",")}
    assert terms_named
    assert [term for term in sorted(terms_named) if not any(term in row[0] for row in terms())] == []


@pytest.mark.parametrize("name", SETTINGS)
def test_operations_explains_the_setting(name: str) -> None:
    assert re.search(rf"^\| `{name}` \| .+ \| .+ \|$", OPERATIONS.read_text(encoding="utf-8"), re.MULTILINE)


def test_documents_name_no_setting_that_does_not_exist() -> None:
    text = "\n".join(document.read_text(encoding="utf-8") for document in DOCUMENTS)
    assert sorted(set(re.findall(r"TOELEIDING_[A-Z_]+[A-Z]", text)) - set(SETTINGS)) == []


@pytest.mark.parametrize("name", Base.metadata.tables)
def test_privacy_tells_what_is_in_the_table(name: str) -> None:
    first_cells = [row[0] for rows in tables(PRIVACY).values() for row in rows]
    assert any(f"`{name}`" in cell for cell in first_cells)


def test_privacy_names_the_table_of_rasa() -> None:
    assert any("`events`" in row[0] for rows in tables(PRIVACY).values() for row in rows)


def test_privacy_names_every_period_and_no_other() -> None:
    periods = retention(ROOT / "data" / "retention.yml").periods
    text = PRIVACY.read_text(encoding="utf-8")
    for unit, dutch in (("days", "dagen"), ("months", "maanden")):
        kept = {str(period.number) for period in periods if unit in period.id}
        assert set(re.findall(rf"(\d+)\*{{0,2}} {dutch}", text)) == kept, unit


@pytest.mark.parametrize("name", ["ask_privacy", "show_my_data", "delete_my_data"])
def test_answers_about_privacy_name_no_other_periods(name: str) -> None:
    text = (ROOT / "data" / "answers" / f"{name}.yml").read_text(encoding="utf-8")
    kept = {period.number for period in retention(ROOT / "data" / "retention.yml").periods}
    named = re.findall(r"(\d+)\s+(?:dagen|maanden)", text)
    assert {int(number) for number in named} <= kept


def test_every_fault_that_the_bot_logs_stands_in_operations() -> None:
    bot = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "bot").glob("*.py")))
    logged = set(re.findall(r"log(?:ger)?\.(?:warning|error|exception)\(\s*\"(\w+)\"", bot))
    assert logged
    explained = {word for row in tables(OPERATIONS)["What a message means"] for word in CODE.findall(row[0])}
    assert sorted(logged - explained) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_toeleiding_command_in_the_document_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = re.findall(r"(?:^|`|bin/)toeleiding ([a-z]+)(?: ([a-z]+(?:-[a-z]+)*))?", text, re.MULTILINE)
    commands = office_commands()
    wrong = [(group, name) for group, name in named if name not in {"", *commands.get(group, ())}]
    wrong += [(group, name) for group, name in named if group not in commands]
    assert wrong == []


def test_operations_explains_every_toeleiding_command() -> None:
    text = OPERATIONS.read_text(encoding="utf-8")
    commands = office_commands()
    every = [f"toeleiding {group} {name}".strip() for group, names in commands.items() for name in names]
    assert [command for command in every if command not in text] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_in_the_document_exists(document: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = set(
        re.findall(r"(?:^|`| )make ([a-z]+)\b(?=`|\s+#|$)", document.read_text(encoding="utf-8"), re.M)
    )
    assert sorted(named - targets) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_relative_link_in_the_document_resolves(document: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", document.read_text(encoding="utf-8"))
    broken = [target for target in targets if not (document.parent / target.split("#")[0]).exists()]
    assert broken == []


def tables(document: Path) -> dict[str, list[list[str]]]:
    """Return the rows of each table, cell by cell and without its head, by the heading above it."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for line in document.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith("|"):
            found.setdefault(heading, []).append([cell.strip() for cell in line.strip("|").split("|")])
    return {heading: rows[2:] for heading, rows in found.items()}


def terms() -> list[list[str]]:
    """Return every row of the glossary."""
    return [row for rows in tables(GLOSSARY).values() for row in rows]


def glossary_words() -> set[str]:
    """Return every word of the code that the glossary explains."""
    return {word for row in terms() for word in CODE.findall(row[1])}


@lru_cache(maxsize=1)
def all_code() -> str:
    """Return the text of all code and data, with the names of the files."""
    files = [
        path for room in ROOMS for suffix in ("py", "yml") for path in (ROOT / room).rglob(f"*.{suffix}")
    ]
    return "\n".join(f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in files)


def is_in_code(word: str) -> bool:
    """Tell whether a word occurs in the code as a whole word."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", all_code()) is not None or any(
        (ROOT / room / word).is_dir() for room in ROOMS
    )


def is_source(cell: str, known: set[str]) -> bool:
    """Tell whether a cell names an entry, a web page, a link (checked apart) or the house."""
    if cell == "house" or re.fullmatch(r"<https://[^\s<>]+>", cell):
        return True
    named = CODE.fullmatch(cell)
    return named.group(1) in known if named else bool(re.fullmatch(r"\[[^\]]+\]\([^)]+\)", cell))


def office_commands() -> dict[str, set[str]]:
    """Return the names of the commands of `toeleiding`, by group; a command alone has none below it."""
    groups = {str(group.name): group.typer_instance for group in app.registered_groups}
    single = {str(command.name): {""} for command in app.registered_commands}
    return single | {
        name: {str(command.name) for command in group.registered_commands}
        | {str(below.name) for below in group.registered_groups}
        for name, group in groups.items()
        if group is not None
    }
