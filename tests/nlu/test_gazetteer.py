"""What people say about who they are and which measure they mean."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message

from core.errors import ContentError
from nlu.components.gazetteer import Gazetteer, GazetteerExtractor, Lookups, measure_names
from nlu.components.gazetteer_mentions import Mention

ROOT = Path(__file__).parents[2]
LOOKUP_FILES = sorted((ROOT / "nlu" / "lookups").glob("*.yml"))
MEASURES = {
    "IBO": "ibo",
    "IBO-T": "ibo-taalcoaching",
    "kmo-portefeuille": "kmo-portefeuille",
    "Individueel maatwerk": "individueel-maatwerk",
    "BIS": "beroepsinlevingsstage",
    "BIO": "beroepsinlevingsstage",
    "AI": "recht-op-werk",
    "premie": "premie",
    "stage": "stage",
    "taal": "taal",
    "in werking": "in-werking",
    "Samen sterk voor Oekraïne": "samen-sterk",
    "artikel 60": "artikel-60",
    "VOP": "vop",
}


class FolderStorage(ModelStorage):
    """A model storage in one folder; only what a component needs to save and load itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def write_to(self, resource: Resource) -> Iterator[Path]:
        yield self._folder

    @contextmanager
    def read_from(self, resource: Resource) -> Iterator[Path]:
        yield self._folder


FolderStorage.__abstractmethods__ = frozenset()


@pytest.fixture(scope="module")
def lookups() -> Lookups:
    return Lookups.of(load_data(str(ROOT / "nlu" / "lookups")))


@pytest.fixture(scope="module")
def gazetteer(lookups: Lookups) -> Gazetteer:
    return Gazetteer(lookups, MEASURES)


def values(mentions: list[Mention], entity: str) -> list[str]:
    return [mention.value for mention in mentions if mention.entity == entity]


STATUSES = """
ik ben asielzoeker -> asylum_seeker
ik ben asielzoker -> asylum_seeker
wij zijn ASIELZOEKERS -> asylum_seeker
verzoeker om internationale bescherming -> asylum_seeker
ik heb asiel gevraagd op 3 juli -> asylum_seeker
ik heb asiel aangevraagd -> asylum_seeker
hij vroeg asiel in juni -> asylum_seeker
kandidaat vluchteling -> asylum_seeker
ik zit nog in procedure -> asylum_seeker
ik ben oekraïner -> temporary_protection
mijn vrouw is oekraiense -> temporary_protection
ik kom uit Oekraine -> temporary_protection
ik heb tijdelijke bescherming -> temporary_protection
ik ben erkend, mag ik werken -> recognised_refugee
hij is erkende vluchtelling -> recognised_refugee
erkend -> recognised_refugee
erkend als vluchteling -> recognised_refugee
ik heb subsidiaire bescherming -> subsidiary_protection
subsidiair beschermde -> subsidiary_protection
subsidaire bescherming -> subsidiary_protection
uitgeprocedeerd -> rejected
uitgeprocedeerde asielzoeker -> rejected
ik kreeg een bevel om het grondgebied te verlaten -> rejected
bijlage 13quinquies -> rejected
BGV -> rejected
9ter aanvraag loopt -> medical_regularisation_pending
ik ben student -> student
ik leef zonder papieren -> undocumented
mijn man is belg -> family_of_belgian_or_eu
nbmv -> unaccompanied_minor
ik ben vluchteling -> -
vluchteling -> -
ik ben nog niet erkend -> -
ben niet erkend -> -
erkend ben ik niet -> -
hij is geen asielzoeker -> -
ik ben geen echte asielzoeker -> -
ik ben geen asielzoeker maar erkende vluchteling -> recognised_refugee
mag ik als asielzoeker niet werken -> asylum_seeker
mijn diploma is erkend -> -
een erkend dienstenchequebedrijf -> -
ik heb positief gekregen van het cgvs -> -
mag ik een student aanwerven -> -
ik zoek een studentenjob -> -
"""


@pytest.mark.parametrize("case", STATUSES.strip().splitlines())
def test_status_is_what_the_person_says_and_no_more(case: str, gazetteer: Gazetteer) -> None:
    message, status = case.split(" -> ")
    assert values(gazetteer.find(message), "status") == ([] if status == "-" else [status])


@pytest.mark.parametrize(
    ("message", "entity", "value"),
    [
        ("ik ben werkgever", "role", "employer"),
        ("werkgever", "role", "employer"),
        ("wij zijn een bedrijf in Kortrijk", "role", "employer"),
        ("ik ben vluchteling", "role", "newcomer"),
        ("nieuwkomer", "role", "newcomer"),
        ("ik werk bij de provincie", "role", "staff"),
        ("mijn niveau is B1", "language_level", "B1"),
        ("ik heb nt2 1.1 gedaan", "language_level", "A1"),
        ("ik volg NT2 1.2", "language_level", "A2"),
        ("richtgraad 2.3", "language_level", "B1"),
        ("1.2", "language_level", "A2"),
        ("ik werk in de bouw", "sector", "bouw"),
        ("horeca", "sector", "horeca"),
        ("we zitten in west vlaanderen", "place", "West-Vlaanderen"),
        ("provincie limburg", "place", "Limburg"),
        ("wat is ibbo", "measure", "ibo"),
        ("meer over kmo portefuille", "measure", "kmo-portefeuille"),
        ("ibo-t", "measure", "ibo-taalcoaching"),
        ("BIS", "measure", "beroepsinlevingsstage"),
        ("bis", "measure", "beroepsinlevingsstage"),
        ("wat houdt BIS in", "measure", "beroepsinlevingsstage"),
    ],
)
def test_name_gets_its_value(message: str, entity: str, value: str, gazetteer: Gazetteer) -> None:
    assert values(gazetteer.find(message), entity) == [value]


ORDINARY = """
mijn werkgever betaalt niet
als werknemer heb ik rechten
ik ben werknemer
ik zoek een werkgever
de zorg voor mijn kinderen is moeilijk vandaag
wat is een stage
ik wil stage doen
welke premie bestaat er
premies
taal leren
welke taal spreek je
ik wil bio groenten verkopen
ik eet bio
de ai van google
bis repetita
huisnummer 12 bis
wanneer treedt de wet in werking
ik zoek werk
ik wil een opleiding volgen
een beetje nederlands
goeiedag
hallo hoe gaat het
dank u wel
mag ik werken
wanneer mag ik beginnen
mijn kinderen gaan naar school
ik heb een huis nodig
ik wil iets anders vragen
waar is het station
wat kost een treinticket
mijn advocaat zegt niets
de kok in het restaurant is ziek
ik heb twee kinderen en een vrouw
hoeveel verdien ik per uur
ik werk in een fabriek
vorige maand de 12de
3 juli 2026
op 12/7/2026
de bus komt om 8 uur
ik kan lassen en metselen
ik ben chauffeur met rijbewijs b
mijn rijbewijs is van syrie
ik ben moe
ja
nee
weet ik niet
stop
opnieuw
ik begrijp het niet
kan je dat herhalen
spreek je engels
ben jij een robot
ik wil met een mens praten
wat is het weer
morgen heb ik een interview
ik heb een brief gekregen
het centrum ligt ver weg
mijn maat werkt daar ook
we werken op maat van de klant
de voorwaarden zijn onduidelijk
hoe lang duurt dat
welk loon moet ik betalen
wij zoeken iemand voor de keuken
we hebben drie mensen nodig
kan ik iemand uitproberen
wie betaalt de verzekering
de poetsvrouw is ziek
ik zit in de problemen
in mijn land was ik leraar
ik heb gestudeerd
ik ben ingenieur
ik wil leren
ik wil vrijwilliger zijn
hij is duo met zijn broer
wij zijn een duo
de atlas ligt op tafel
dat is niet waar
wat moet ik doen
moet ik dat melden
welke papieren heb ik nodig
mijn papieren zijn klaar
ik heb geen geld
de gemeente zegt nee
ik woon in gent
ik ben in belgie sinds 2019
waarom duurt het zo lang
is dat gratis
ik heb honger
het is hier koud
ik ben blij
kan mijn broer ook komen
gezinshereniging
huisvesting
mijn telefoon is kapot
ik krijg geen antwoord
ik heb pijn
de dokter zegt rust
een vriend helpt mij
de chef is goed
ik sta op de lijst
in juli is het warm
a2b
ik heb een klacht
wat weet je over mij
verwijder mijn gegevens
mijn collega is weg
ik ga naar de les
de juf is lief
elke dag om zes uur
tot straks
slaap wel
""".strip().splitlines()


@pytest.mark.parametrize("message", ORDINARY)
def test_ordinary_words_name_nothing(message: str, gazetteer: Gazetteer) -> None:
    found = [
        mention for mention in gazetteer.find(message) if mention.entity in {"measure", "status", "role"}
    ]
    assert found == []


@pytest.mark.parametrize("message", ORDINARY)
def test_ordinary_words_name_no_measure_that_we_have(message: str, lookups: Lookups) -> None:
    ours = Gazetteer(Lookups({}, lookups.ordinary_words), measure_names(ROOT / "data" / "measures"))
    assert ours.find(message) == []


def test_list_of_ordinary_messages_is_long_enough_to_trust() -> None:
    assert len(set(ORDINARY)) >= 100


def test_message_in_capitals_does_not_make_names_of_ordinary_words(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("IK WIL STAGE DOEN") == []


def test_status_inside_the_name_of_a_measure_is_not_a_status(gazetteer: Gazetteer) -> None:
    (mention,) = gazetteer.find("Samen sterk voor Oekraïne")
    assert mention.value == "samen-sterk"


def test_longest_name_wins_and_no_entity_overlaps_another_of_its_kind(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("ibo-t en ibo en uitgeprocedeerde asielzoeker")
    assert [(mention.entity, mention.value) for mention in found] == [
        ("status", "rejected"),
        ("measure", "ibo-taalcoaching"),
        ("measure", "ibo"),
    ]


def test_every_name_in_the_lookups_stands_for_one_value() -> None:
    seen: dict[str, str] = {}
    for file in LOOKUP_FILES:
        names = Lookups.of(load_data(str(file))).names
        for entity, of_entity in names.items():
            for name, value in of_entity.items():
                assert seen.setdefault(name.lower(), f"{entity} {value}") == f"{entity} {value}", name


def test_every_synonym_belongs_to_a_lookup_table() -> None:
    data = load_data(str(ROOT / "nlu" / "lookups"))
    known = {value for of_entity in Lookups.of(data).names.values() for value in of_entity.values()}
    assert set(data.entity_synonyms.values()) <= known


def extractor(storage: ModelStorage, load: bool = False) -> GazetteerExtractor:
    make = GazetteerExtractor.load if load else GazetteerExtractor.create
    context = ExecutionContext(GraphSchema({}))
    folders = {f"{name}_dir": str(ROOT / "data" / name) for name in ("measures", "places", "occupations")}
    return make(folders, storage, Resource("gazetteer"), context)


def test_component_finds_after_loading_what_it_learned_in_training(tmp_path: Path) -> None:
    storage = FolderStorage(tmp_path)
    extractor(storage).train(load_data(str(ROOT / "nlu" / "lookups")))
    loaded = extractor(storage, load=True)
    text = "ik ben asielzoeker en bakker in Wilrijk, wat is IBO?"
    (message,) = loaded.process([Message({TEXT: text})])
    found = {(entity["entity"], entity["value"]) for entity in message.get(ENTITIES)}
    assert found == {
        ("status", "asylum_seeker"),
        ("role", "newcomer"),
        ("occupation", "bakker"),
        ("place", "Antwerpen"),
        ("measure", "ibo"),
    }
    assert {entity["extractor"] for entity in message.get(ENTITIES)} == {"GazetteerExtractor"}


def test_payload_of_a_button_is_left_alone(tmp_path: Path) -> None:
    (message,) = extractor(FolderStorage(tmp_path)).process([Message({TEXT: '/inform{"measure":"ibo"}'})])
    assert message.get(ENTITIES) is None


def test_folder_without_measures_is_said_and_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        measure_names(tmp_path)
