"""What an editor reads when the files in data/occupations do not fit together."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.content.check import check
from core.content.occupations import occupation_problems, read_occupations
from core.errors import ContentError

PAGE = {"url": "https://www.example.be/beroepen", "title": "Een bladzijde", "page_date": None}
SOURCED: dict[str, Any] = {"checked_on": "2026-11-23", "confidence": "medium", "sources": [PAGE]}


def occupation(id_: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "name": id_.capitalize(),
        "aliases": [],
        "keywords": [],
        "name_en": None,
        "name_fr": None,
        "isco08": "7112",
        "skills": [],
        "dutch_level_guess": "A1",
        "shortage_names": [],
        "shortage_related": [],
        "to_verify": None,
        **changes,
    }


def listed(id_: str, **changes: Any) -> dict[str, Any]:
    entry = {"id": id_, "occupation": id_, "name": id_.capitalize(), "group": "Bouw", "aliases": []}
    return {**entry, "isco08": None, "diploma_needed": None, **changes}


def shortage(*entries: dict[str, Any], **changes: Any) -> dict[str, Any]:
    about = {"edition": 2026, "published": "2026-02-01", "list_read": False, "notes": None}
    return {
        **SOURCED,
        **about,
        "list_url": "https://www.example.be/lijst.pdf",
        "total": len(entries),
        "occupations": list(entries),
        **changes,
    }


GOOD: dict[str, dict[str, Any]] = {
    "bouw.yml": {
        **SOURCED,
        "sector": "bouw",
        "title": "Bouw",
        "occupations": [
            occupation("metser", shortage_names=["Metselaar"], aliases=["steenlegger"]),
            occupation("sloper", aliases=["breker"]),
        ],
    },
    "shortage_2026.yml": shortage(
        listed("metselaar", occupation="metser"), listed("chapper", name="Dekvloerlegger")
    ),
    "names.yml": {"ambiguous": {"werfman": ["metser", "chapper"]}, "needs_cue": [], "no_occupation": []},
}


def problems_in(folder: Path, content: dict[str, dict[str, Any]]) -> list[str]:
    directory = folder / "data" / "occupations"
    directory.mkdir(parents=True)
    for name, of_file in content.items():
        (directory / name).write_text(yaml.safe_dump(of_file, allow_unicode=True), encoding="utf-8")
    return occupation_problems(directory)


def changed(file: str, place: int | None, **changes: Any) -> dict[str, dict[str, Any]]:
    content = copy.deepcopy(GOOD)
    target = content[file] if place is None else content[file]["occupations"][place]
    target.update(changes)
    return content


def test_good_files_have_no_problems(tmp_path: Path) -> None:
    assert problems_in(tmp_path, GOOD) == []


BOUW, LIST, NAMES = (f"data/occupations/{name}" for name in ("bouw.yml", "shortage_2026.yml", "names.yml"))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (changed("bouw.yml", 0, isco08="71"),
         f"{BOUW}, veld 'metser.isco08': '71' is geen code van ISCO-08: schrijf 4 cijfers, zoals \"7112\""),
        (changed("bouw.yml", 0, isco08=7112),
         f"{BOUW}, veld 'metser.isco08': hier hoort tekst; "
         "zet een getal, een jaartal of ja/nee tussen aanhalingstekens"),
        (changed("shortage_2026.yml", 1, isco08="71"),
         f"{LIST}, veld 'chapper.isco08': '71' is geen code van ISCO-08: "
         "schrijf 3 of 4 cijfers, zoals \"7112\""),
        (changed("bouw.yml", 0, dutch_level_guess="A0"),
         f"{BOUW}, veld 'metser.dutch_level_guess': 'A0' kan niet: kies uit A1, A2, B1, B2, C1, C2"),
        (changed("bouw.yml", 0, alias=["x"]), f"{BOUW}, veld 'metser.alias': deze sleutel bestaat niet"),
        (changed("bouw.yml", 0, id="Metser"),
         f"{BOUW}, veld 'Metser.id': 'Metser' kan niet: alleen kleine letters, cijfers en lage streepjes "
         "mogen, zoals 'hulp_kok'"),
        (changed("bouw.yml", None, sector="horeca"),
         f"{BOUW}, veld 'sector': sector 'horeca' hoort in een bestand horeca.yml"),
        (changed("bouw.yml", 1, id="metser", name="Sloper"),
         f"{BOUW}, 'metser', veld 'id': deze id bestaat al: {BOUW}, 'metser'"),
        (changed("bouw.yml", 1, aliases=["steenlegger"]),
         f"{BOUW}, 'sloper', veld 'aliases[1]': 'steenlegger' is ook een naam van {BOUW}, 'metser': "
         "kies er een, of zet de naam bij 'ambiguous'"),
        (changed("bouw.yml", 1, aliases=["SLOPER"]),
         f"{BOUW}, 'sloper', veld 'aliases[1]': 'SLOPER' staat al bij de namen van dit beroep: laat het weg"),
        (changed("bouw.yml", 1, aliases=["..."]),
         f"{BOUW}, 'sloper', veld 'aliases[1]': '...' heeft geen letters of cijfers"),
        (changed("bouw.yml", 1, shortage_names=["Sloper"]),
         f"{BOUW}, 'sloper', veld 'shortage_names[1]': 'Sloper' staat niet op een lijst van "
         "knelpuntberoepen"),
        (changed("bouw.yml", 1, shortage_related=["Sloper"]),
         f"{BOUW}, 'sloper', veld 'shortage_related[1]': 'Sloper' staat niet op een lijst van "
         "knelpuntberoepen"),
        (changed("bouw.yml", 0, shortage_names=[]),
         f"{LIST}, 'metselaar', veld 'occupation': beroep 'metser' noemt 'Metselaar' niet bij "
         "shortage_names"),
        (changed("shortage_2026.yml", 0, occupation="metzer"),
         f"{LIST}, 'metselaar', veld 'occupation': er is geen beroep 'metzer'"),
        (changed("shortage_2026.yml", 0, occupation="metselaar"),
         f"{LIST}, 'metselaar', veld 'occupation': een beroep noemt 'Metselaar' bij shortage_names: "
         "zet hier de id van dat beroep"),
        (changed("shortage_2026.yml", None, total=227),
         f"{LIST}, veld 'occupations': hier staan 2 beroepen, maar 'total' is 227"),
        (changed("shortage_2026.yml", None, edition=2027),
         f"{LIST}, veld 'edition': editie 2027 hoort in shortage_2027.yml"),
        (changed("names.yml", None, ambiguous={"werfman": ["metser"]}),
         f"{NAMES}, veld 'ambiguous.werfman': noem minstens twee verschillende beroepen"),
        (changed("names.yml", None, ambiguous={"werfman": ["metser", "kok"]}),
         f"{NAMES}, veld 'ambiguous.werfman': er is geen beroep 'kok'"),
        ({"bouw.yml": GOOD["bouw.yml"]}, f"{NAMES}: dit bestand ontbreekt"),
        ({"names.yml": GOOD["names.yml"]}, "data/occupations: hier staat geen enkel beroep"),
    ],
)  # fmt: skip
def test_editor_reads_what_is_wrong_and_where(
    tmp_path: Path, content: dict[str, dict[str, Any]], problem: str
) -> None:
    assert problem in problems_in(tmp_path, content)


def test_name_of_two_occupations_may_stay_when_it_is_said_to_be_ambiguous(tmp_path: Path) -> None:
    content = changed("bouw.yml", 1, aliases=["steenlegger"])
    content["names.yml"]["ambiguous"]["steenlegger"] = ["metser", "sloper"]
    assert problems_in(tmp_path, content) == []


def test_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    (tmp_path / "names.yml").write_text("ambiguous: [", encoding="utf-8")
    with pytest.raises(ContentError):
        read_occupations(tmp_path)


def test_check_of_all_content_looks_at_the_occupations_too(tmp_path: Path) -> None:
    problems_in(tmp_path, changed("bouw.yml", 0, isco08="x"))
    assert any("bouw.yml" in problem for problem in check(tmp_path / "data"))
