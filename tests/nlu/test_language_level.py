"""How well somebody says that he knows Dutch, and what only sounds like it."""

from pathlib import Path

import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message

from nlu.components.gazetteer import Gazetteer, Lookups
from nlu.components.language_level import (
    LanguageLevelExtractor,
    is_level_of_dutch,
    language_level_entities,
)

LOOKUPS = Path(__file__).parents[2] / "nlu" / "lookups" / "language_level.yml"

DESCRIBED = """
ik spreek een beetje Nederlands -> A1
ik spreek klein beetje nederlands -> A1
beetje nederlands praten -> A1
een heel klein beetje Nederlands -> A1
ik kan klein beetje -> A1
ik praat een beetje -> A1
nederlands niet goed -> A1
mijn nederlands is nog niet goed -> A1
mijn nederlands is niet zo goed -> A1
Mijn Nederlands is niet echt heel goed. -> A1
ik spreek niet goed nederlands -> A1
ik spreek nog niet zo goed Nederlands -> A1
geen goed nederlands -> A1
ik spreek slecht nederlands -> A1
mijn nederlands is slecht sorry -> A1
weinig nederlands -> A1
ze kent maar weinig Nederlands -> A1
ik ken een paar woorden nederlands -> A1
mijn nederlands is klein -> A1
nederlands: beetje -> A1
Nederlands kan ik een beetje -> A1
ik versta een beetje nederlans -> A1
hij begrijpt een klein beetje de taal -> A1
noties van Nederlands -> A1
i speak a little dutch -> A1
a bit of dutch -> A1
je parle un peu neerlandais -> A1
basis nederlands -> A2
basiskennis Nederlands volstaat -> A2
ik begrijp veel maar spreek weinig -> A2
mijn nederlands is redelijk -> A2
ik begrijp al veel nederlands maar ik praat nog een beetje -> A2
ik spreek goed Nederlands -> B1
ik spreek vlot nederlands -> B1
Nederlands spreek ik vlot -> B1
mijn nederlands is goed -> B1
mijn Nederlands is al vrij goed -> B1
ik spreek vlot -> B1
goede kennis van het Nederlands -> B1
kandidaat moet goed Nederlands spreken -> B1
ik spreek goed engels en nederlands -> B1
good dutch -> B1
nen gast die goe nederlands klapt -> B1
ik spreek zeer goed Nederlands -> B2
mijn nederlands is heel goed -> B2
zeer goede kennis van het Nederlands -> B2
uitstekend nederlands -> B2
ik spreek vloeiend Nederlands -> C1
perfect nederlands -> C1
Nederlands is bijna mijn moedertaal -> C1
Nederlands is mijn moedertaal -> C2
mijn moedertaal is Nederlands -> C2
nederlands: moedertaal -> C2
engels goed, nederlands een beetje -> A1
Mijn Nederlands, bwa, een beetje hè. -> A1
mijn nederlands, tja, niet zo goed -> A1
mijn nederland is slegt -> A1
mijn Engels is goed maar mijn Nederlands is slecht -> A1
""".strip().splitlines()

COURSES = """
ik zit in 1.2 -> A2
ik zit nu in 2.1 bij cvo -> B1
ik volg 1.1 -> A1
ik volg nederlands 2.2 -> B1
ik heb attest van 1.2 -> A2
mijn school is niveau nederlands 3.1 -> B2
taalles 2,3 -> B1
1.2 gedaan -> A2
2.4 net afgerond -> B1
ik ben geslaagd voor examen 4.1 -> C1
nivo b een -> B1
niveau a twee -> A2
we zoeken een verpleegster met minstens b twee -> B2
mijn nederlands is bee één denk ik -> B1
ik zit op a één -> A1
b twee -> B2
""".strip().splitlines()

NO_LEVEL = """
ik heb een beetje geld
een beetje
een beetje hulp aub
ik kan een beetje koken
ik ben een beetje moe
een beetje Frans
ik spreek een beetje Engels
mijn Engels is goed
ik spreek goed engels en frans
ik spreek vloeiend Arabisch
mijn moedertaal is Dari
geen Nederlands
ik spreek geen Nederlands
ik spreek geen woord nederlands
ik kan niet nederlands
ik wil goed Nederlands leren
ik wil beter nederlands praten
ik wil vlot nederlands spreken
hoe leer ik snel goed Nederlands
waar kan ik een beetje nederlands leren
Nederlands is moeilijk
is mijn nederlands goed genoeg
zonder goed nederlands geen werk
mijn nederlands is niet perfect
nederlands een beetje engels
dat is goed
goed, nederlands leren
ik verdien 2.1 euro meer
versie 2.1 van de app
2.1 uur per week les
ik werk 1.2 km verder
artikel 3.2 van de wet
ik woon in blok b twee
ik heb rijbewijs b een jaar
plan b twee keer
er zijn 2.3 miljoen mensen
mijn huis is goed
de taal is een probleem
goed werk in nederland
""".strip().splitlines()


def levels(message: str) -> list[str]:
    return [entity["value"] for entity in language_level_entities(message)]


@pytest.mark.parametrize("case", [*DESCRIBED, *COURSES])
def test_level_is_read_from_what_people_say_of_their_dutch(case: str) -> None:
    message, level = case.split(" -> ")
    assert levels(message) == [level]


@pytest.mark.parametrize("message", NO_LEVEL)
def test_other_languages_wishes_amounts_and_no_dutch_at_all_are_no_level(message: str) -> None:
    assert levels(message) == []


IN_LOOKUP = """
A1 -> A1
ik heb niveau b1 -> B1
level 2.1 -> B1
nt2 1.2 -> A2
richtgraad 2 -> B1
richtgraad 2.3 -> B1
ik volg les 1.1 -> A1
1.2 -> A2
taalniveau C1 -> C1
B1+ -> B1
RG 2.1 -> B1
nivo a2 -> A2
niveau A 1 -> A1
module 3.2 -> B2
""".strip().splitlines()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    ordinary = load_data(str(LOOKUPS.parent / "ordinary_words.yml")).lookup_tables
    words = tuple(str(element) for table in ordinary for element in table["elements"])
    return Gazetteer(Lookups(Lookups.of(load_data(str(LOOKUPS))).names, words), {})


@pytest.mark.parametrize("case", IN_LOOKUP)
def test_name_of_a_level_is_in_the_lookup_and_found_once(case: str, gazetteer: Gazetteer) -> None:
    message, level = case.split(" -> ")
    assert [mention.value for mention in gazetteer.find(message)] == [level]
    assert levels(message) == []


def test_lookup_has_the_six_levels_and_no_other_value() -> None:
    names = Lookups.of(load_data(str(LOOKUPS))).names["language_level"]
    assert set(names.values()) == {"A1", "A2", "B1", "B2", "C1", "C2"}


@pytest.mark.parametrize(
    ("message", "is_level"),
    [
        ("mijn niveau is B1", True),
        ("ik spreek Nederlands B1", True),
        ("Engels C1, Nederlands A2", False),
        ("C1", True),
        ("ik heb rijbewijs C1", False),
        ("ik heb rijbewijs B en C1", False),
        ("ik ben verpleegkundige A1", False),
        ("A1-verpleegkundige", False),
        ("mijn Engels is C1", False),
        ("ik heb A2 voor Nederlands en Engels", True),
        ("ik woon in blok B2", False),
        ("papier van C1 nederlands", True),
    ],
)
def test_code_is_a_level_of_dutch_or_something_else(message: str, is_level: bool) -> None:
    start = next(message.find(code) for code in ("B1", "C1", "A1", "B2", "A2") if code in message)
    assert is_level_of_dutch(message, start, start + 2) is is_level


def test_level_has_its_place_and_the_component_its_name() -> None:
    (message,) = LanguageLevelExtractor().process([Message({TEXT: "hallo, ik spreek vlot Nederlands!"})])
    assert message.get(ENTITIES) == [
        {
            "entity": "language_level",
            "value": "B1",
            "start": 17,
            "end": 32,
            "extractor": "LanguageLevelExtractor",
        }
    ]


def test_payload_of_a_button_is_left_alone() -> None:
    (message,) = LanguageLevelExtractor().process(
        [Message({TEXT: '/inform{"language_level":"goed nederlands"}'})]
    )
    assert message.get(ENTITIES) is None
