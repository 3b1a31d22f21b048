"""Which occupation people mean with the words they type, and which words mean none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.content.names import NameIndex, NameMatch
from core.content.occupations import (
    ambiguous_names,
    compact,
    occupation_names,
    read_occupations,
    sector_names,
)
from core.content.occupations_forms import feminine_forms, foreign_names, forms, plural_forms
from core.content.occupations_mentions import occupation_filter
from core.content.occupations_schema import Occupations
from core.content.yaml_files import read_yaml

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "data" / "occupations"

MEANT = """
ik ben lasser -> lasser
lasser -> lasser
lassers gezocht -> lasser
ik werk als laser -> lasser
ik ben metser -> metselaar
metselaarster -> metselaar
ik was kok in Syrië -> kok
ik ben kokkin -> kok
I am a cook -> kok
cuisinier -> kok
hulp in de keuken -> keukenhulp
keukenmedewerkster -> keukenhulp
medewerker keuken -> keukenhulp
vrachtwagenchauffeur -> vrachtwagenchauffeur_c
vrachtwagen chauffeur -> vrachtwagenchauffeur_c
chauffeur vrachtwagen -> vrachtwagenchauffeur_c
vrachtwagenchaufeur -> vrachtwagenchauffeur_c
camionchauffeur -> vrachtwagenchauffeur_c
camioneur -> vrachtwagenchauffeur_c
truck driver -> vrachtwagenchauffeur_c
chauffeur CE -> vrachtwagenchauffeur_ce
chauffeur C+E -> vrachtwagenchauffeur_ce
buschauffeuse -> buschauffeur
busbestuurder -> buschauffeur
bestuurder bus -> buschauffeur
taxi chauffeur -> taxichauffeur
heftruck-chauffeur -> heftruckchauffeur
clarkist -> heftruckchauffeur
schoonmaakster -> schoonmaker
cleaner -> schoonmaker
femme de ménage -> schoonmaker
ik wil kuisvrouw worden -> schoonmaker
poetshulp -> huishoudhulp
poetshulpen gezocht -> huishoudhulp
magazijnier -> magazijnmedewerker
medewerker in het magazijn of medewerker magazijn -> magazijnmedewerker
magazijnarbeider -> magazijnmedewerker
warehouse worker -> magazijnmedewerker
orderpickster -> orderpicker
naaister -> stikster
kleermaakster -> kleermaker
tailor -> kleermaker
kapster -> kapper
coiffeuse -> kapper
barber -> barbier
verpleegsters gezocht aanwerven -> verpleegkundige
ik ben verpleegkundige van opleiding -> verpleegkundige
zorgkundigen -> zorgkundige
kinesist van beroep -> kinesitherapeut
ik was leraar -> leerkracht_secundair
onderwijzeres -> leerkracht_lager
programmeur -> softwareontwikkelaar
elektricien -> elektricien
elektriciens -> elektricien
électricien -> elektricien
loodgieter -> loodgieter
plumber -> loodgieter
industriële reiniger -> industrieel_reiniger
administratief bediende -> administratief_medewerker
automechanieker -> automecanicien
koeltechnieker -> koeltechnicus
elektromechanieker -> elektromecanicien
fruitplukster -> fruitplukker
beenhouwer -> slager
slagerin -> slager
tuinmannen -> tuinman
bouwvakker -> bouwvakhelper
koelmonteur -> koeltechnicus
tandarts van opleiding -> tandarts
is tolk een knelpuntberoep -> tolk
vacature voor boekhouder -> boekhouder
ik was vroeger advocaat -> jurist
mijn man is dokter -> arts
dokter uit Syrië -> arts
dekvloerlegger -> dekvloerlegger
chapper -> dekvloerlegger
bodemonderzoeker -> bodemonderzoeker
werkplaatsschrijnwerker -> werkplaatsschrijnwerker
sous-chef of chef de partie -> chef_de_partie
hoofdverpleegster -> hoofdverpleegkundige
schoolbuschauffeur -> buschauffeur
thuis was ik apotheker met mijn eigen zaak -> apotheker
ik was dertien jaar lang tandarts -> tandarts
vroeger apotheker, nu niets -> apotheker
we zoeken een verpleegster -> verpleegkundige
wij hebben een bewaker nodig -> bewakingsagent
heftruk chauffer gezocht -> heftruckchauffeur
magazijn medewerkr gezocht -> magazijnmedewerker
dat kost mij een halve ploegbaas -> teamleader_productie
mijn ploegbaas tekent meer dan hij spreekt -> teamleader_productie
""".strip().splitlines()

NOT_MEANT = """
mijn advocaat zegt niets
mijn advocaat gaat in beroep
advocaat nodig gratis
de dokter zegt rust
ik moet naar de dokter
waar vind ik een tandarts
mijn tand doet pijn, waar is een tandarts?
ik heb een tolk nodig
wij zoeken een advocaat
we hebben een dokter nodig
mijn ploegbaas betaalt niet
hij moet in het magazijn medewerken
kan ik met een tolk praten
mijn begeleider zegt dat ik mag werken
de maatschappelijk werker belt niet terug
sociaal assistent zegt wachten
mijn boekhouder vraagt welke premie
de leraar zegt zoek werk
de postbode bracht een brief
de soldaten kwamen naar ons huis
ik wil een medewerker spreken
geef mij een medewerker aub
ik kan lassen en metselen
ik kan goed koken
wij zoeken iemand om te poetsen
ik wil mijn auto verkopen
mag ik eerder beginnen
ik mag weer werken
is dat juist
geen water en geen eten
ga verder
ik zat vroeger in een ander centrum
mijn loon is lager
ik heb een factuur gekregen
ik ben zwanger
bedrijf zoekt bediende of arbeider
ik ben chauffeur
wij zijn een bakkerij
ik had een schrijnwerkerij
seizoensarbeid
in de bouw werken
ik wil in een fabriek werken
ik kan helpen in de winkel
hulp aub
ik heb hulp nodig
wie kan mij helpen met mijn papieren
vroeger was het anders
vervoer naar het werk
ik wil informatie over werk
individueel maatwerk
mijn vader is ziek
de baas betaalt niet
ik werk met een ingenieur
de chef is goed
een collega helpt mij
ik ben klaar met de cursus
wat is het weer
de meester van de school
de postcode van Gent
wij verzorgen onze ouders
het programma is goed
ik wil verhuizen naar Gent
mijn broer rijdt met de bus
""".strip().splitlines()

Finder = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def occupations() -> Occupations:
    return read_occupations(FOLDER)


@pytest.fixture(scope="module")
def names() -> dict[str, str]:
    return occupation_names(FOLDER)


@pytest.fixture(scope="module")
def found_in(names: dict[str, str]) -> Finder:
    index, is_meant = NameIndex(names), occupation_filter(FOLDER)

    def find(text: str) -> list[str]:
        def is_one(match: NameMatch) -> bool:
            return is_meant(text, match)

        return [match.id for match in index.find_all(text, is_one)]

    return find


@pytest.mark.parametrize("case", MEANT)
def test_occupation_is_found_by_what_people_call_it(case: str, found_in: Finder) -> None:
    message, occupation = case.split(" -> ")
    assert set(found_in(message)) == {occupation}


@pytest.mark.parametrize("message", NOT_MEANT)
def test_helpers_verbs_workplaces_and_ordinary_words_are_no_occupation(
    message: str, found_in: Finder
) -> None:
    assert found_in(message) == []


def test_all_occupations_and_the_whole_list_of_2026_are_there(occupations: Occupations) -> None:
    (edition,) = occupations.shortages
    assert len(list(occupations.entries())) == 211
    assert (edition.edition, len(edition.occupations)) == (2026, 227)


def test_list_that_nobody_read_is_not_sure(occupations: Occupations) -> None:
    (edition,) = occupations.shortages
    assert not edition.list_read
    assert edition.confidence == "medium"


def test_every_name_that_an_editor_wrote_is_found(names: dict[str, str], occupations: Occupations) -> None:
    left_out = {*occupations.names.ambiguous, *occupations.names.no_occupation}
    left_out |= {word for entry in occupations.entries() for word in entry.keywords}
    known = {compact(name): id_ for name, id_ in names.items()}
    unknown = [
        name
        for name, id_ in occupations.given_names()
        if known.get(compact(name)) != id_ and compact(name) not in {compact(word) for word in left_out}
    ]
    assert unknown == []


def test_every_shortage_occupation_can_be_found_by_its_name(
    names: dict[str, str], occupations: Occupations
) -> None:
    for listed in occupations.shortages[0].occupations:
        assert names[listed.name] == listed.occupation


def test_every_id_that_a_name_stands_for_exists(names: dict[str, str], occupations: Occupations) -> None:
    assert set(names.values()) == occupations.ids()


def test_keywords_and_names_of_two_occupations_are_left_out(
    names: dict[str, str], occupations: Occupations
) -> None:
    known = {compact(name) for name in names}
    assert known.isdisjoint(compact(word) for entry in occupations.entries() for word in entry.keywords)
    assert known.isdisjoint(map(compact, ambiguous_names(FOLDER)))
    assert ambiguous_names(FOLDER)["kraanman"] == ("graafmachinist", "kraanbestuurder")


def test_word_for_our_own_people_is_no_occupation(names: dict[str, str]) -> None:
    assert {"medewerker", "hulp", "arbeider", "bediende", "helper"}.isdisjoint(map(compact, names))


def test_sectors_are_those_of_the_lookup(occupations: Occupations) -> None:
    lookup = read_yaml(ROOT / "nlu" / "lookups" / "sector.yml")["nlu"][0]["examples"]
    values = {line.strip().removeprefix("- ") for line in lookup.splitlines()}
    of_measures = {
        sector for path in (ROOT / "data" / "measures").glob("*.yml") for sector in read_yaml(path)["sectors"]
    }
    assert set(sector_names(FOLDER).values()) == {file.sector for file in occupations.sectors}
    assert values == {file.sector for file in occupations.sectors} | of_measures


def test_sector_of_occupations_has_its_short_and_its_long_name() -> None:
    assert sector_names(FOLDER)["Metaal en techniek"] == "metaal"
    assert sector_names(FOLDER)["bouw"] == "bouw"


@pytest.mark.parametrize(
    ("word", "feminine"),
    [
        ("schoonmaker", ["schoonmaakster"]),
        ("verkoper", ["verkoopster"]),
        ("lasser", ["lasster"]),
        ("bestuurder", ["bestuurster"]),
        ("poetser", ["poetsster", "poetster"]),
        ("medewerker", ["medewerkster"]),
        ("reiniger", ["reinigster"]),
        ("metselaar", ["metselaarster"]),
        ("chauffeur", ["chauffeuse"]),
        ("installateur", ["installateuse", "installatrice"]),
        ("receptionist", ["receptioniste"]),
        ("elektricien", ["elektricienne"]),
        ("psycholoog", ["psychologe"]),
        ("tuinman", ["tuinvrouw"]),
        ("kok", []),
        ("manager", []),
    ],
)
def test_feminine_forms_follow_the_rules_of_dutch(word: str, feminine: list[str]) -> None:
    assert feminine_forms(word) == feminine


@pytest.mark.parametrize(
    ("word", "plural"),
    [
        ("lasser", ["lassers"]),
        ("kok", ["koks"]),
        ("tuinman", ["tuinmannen"]),
        ("technicus", ["technici"]),
        ("receptionist", ["receptionisten"]),
        ("verpleegkundige", ["verpleegkundigen", "verpleegkundiges"]),
        ("psycholoog", ["psychologen"]),
        ("fotograaf", ["fotografen"]),
        ("poetshulp", ["poetshulpen"]),
    ],
)
def test_plurals_follow_the_rules_of_dutch(word: str, plural: list[str]) -> None:
    assert plural_forms(word) == plural


def test_compound_is_also_said_in_the_other_order() -> None:
    assert {"chauffeur bus", "busbestuurder", "chauffeuse bus"} <= forms("buschauffeur")
    assert {"hulp in de keuken", "hulp keuken"} <= forms("keukenhulp")


def test_foreign_title_may_hold_two_names() -> None:
    assert foreign_names("Lawyer / legal adviser", "Juriste (entreprise)") == [
        "lawyer",
        "legal adviser",
        "juriste",
    ]


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz- ", min_size=1, max_size=30))
def test_forms_never_fail_and_never_repeat_the_name(name: str) -> None:
    assert name.lower() not in forms(name)
