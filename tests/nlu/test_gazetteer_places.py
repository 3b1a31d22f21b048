"""Where people live and work: all names and postal codes of Flanders and Brussels, and no ordinary word."""

from collections import Counter
from pathlib import Path

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.loading import load_data

from core.content.places import Place, names_of_places, places_in
from nlu.components.gazetteer import Gazetteer, Lookups, measure_names
from nlu.components.gazetteer_occupations import OccupationNames

ROOT = Path(__file__).parents[2]
PLACES = places_in(ROOT / "data" / "places")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    lookups = Lookups.of(load_data(str(ROOT / "nlu" / "lookups")))
    return Gazetteer(lookups, measure_names(ROOT / "data" / "measures"), PLACES)


def places(gazetteer: Gazetteer, message: str) -> list[str]:
    found = [mention for mention in gazetteer.find(message) if mention.entity == "place"]
    return [mention.value for mention in sorted(found, key=lambda mention: mention.start)]


# message -> the places in it; "-" is none
CASES = """
ik woon in Gent -> Gent
hoe schrijf ik mijn eigen zele in -> -
ik woon in Zele -> Zele
werk in Ninof -> Ninove
avondcursus in Zjeraardsbergen -> Geraardsbergen
gent -> Gent
GENT -> Gent
ik zoek werk in kortrijk of roeselare -> Kortrijk, Roeselare
kapper gezocht brugge -> Brugge
ik woon in Zwijnaarde -> Gent
mijn bedrijf ligt in borgerhout -> Antwerpen
job in Zeebrugge -> Brugge
wij zijn van Heverlee -> Leuven
OCMW Sint-Niklaas -> Sint-Niklaas
sint niklaas -> Sint-Niklaas
St. Truiden -> Sint-Truiden
st-truiden -> Sint-Truiden
heist op den berg -> Heist-op-den-Berg
j'habite à Courtrai -> Kortrijk
I live in Ghent -> Gent
work in Antwerp -> Antwerpen
vivo en Bruselas -> -
à Bruxelles -> Brussel
need address in Brussels -> Brussel
Beveren -> Beveren-Kruibeke-Zwijndrecht
ik woon in Tongeren -> Tongeren-Borgloon
van Luik naar Hasselt -> Hasselt
provincie Antwerpen -> Antwerpen
Antwerpen -> Antwerpen
limburg -> Limburg
west vlaanderen -> West-Vlaanderen
Oost-Vl -> Oost-Vlaanderen
oostvlaanderen -> Oost-Vlaanderen
in Vlaams Brabant -> Vlaams-Brabant
Brussels Hoofdstedelijk Gewest -> Brussel
waals-brabant -> -
ik woon in Amsterdam -> -
ik kom uit Damascus -> -
ik woonde in Londen -> -
ik kom van Herat in Afghanistan -> -
mijn familie is in Homs -> -
gevlucht uit Mekelle -> -
ik woon in antwrepen -> Antwerpen
winkel in antwerpem -> Antwerpen
wonen in Blankenberg -> Blankenberge
centrum in poperigne -> Poperinge
regio rosselare -> Roeselare
ik woon in hasellt -> Hasselt
werk in Mechlen -> Mechelen
ik woon in luven -> Leuven
ik woon in brugge stad -> Brugge
ik woon in Turnhoud -> Turnhout
sint-niklaes -> Sint-Niklaas
ik woon in Geraardsberge -> Geraardsbergen
wij ontwerpen keukens -> -
het leven is duur -> -
ik heb geen leven -> -
in het leven van elke dag -> -
recht op werk -> -
ik wil mijn recht -> -
ik moet naar scholen bellen -> -
ik ben schilder -> -
om te logeren -> -
dat is niet eerlijk -> -
waar is de dienst -> -
in dienst nemen -> -
de baas heeft mij nooit betaald -> -
wij helpen jongeren -> -
brieven brengen -> -
ik wil iets beweren -> -
alle mensen -> -
hallo -> -
welke dag -> -
helpen bij de boeren -> -
moeilijkheden te overwinnen -> -
ik wil eten koken -> -
ik woon in Essen -> Essen
ik woon in essen -> Essen
Essen -> Essen
gehaktballen en essen -> -
ik woon in Mol -> Mol
opvangcentrum mol -> Mol
een mol in de tuin -> -
wij zoeken een kok in ham -> Tessenderlo-Ham
brood met ham en kaas -> -
ik heb een peer en een appel -> -
werk in peer -> Peer
de boom in de tuin -> -
ik werk te Boom -> Boom
gemeente boom -> Boom
boomkweker -> -
ik heb een lint nodig -> -
vdab lint -> Lint
ik woon in bree -> Bree
breed -> -
een geel papier -> -
mijn kaart is geel -> -
kandidaten uit de buurt van Geel -> Geel
ik woon in Niel -> Niel
niet -> -
temps partiel -> -
je n'ai pas le temps -> -
ik woon in Temse -> Temse
I work as a driver -> -
as refugee can I work -> -
ik woon in As -> As
mijn diploma halen -> -
om mijn kinderen te halen -> -
wat kunnen wij daar uit halen -> -
ik woon in Halen -> Halen
ik woon in halen -> Halen
wij zitten te Halen -> Halen
mensen uit andere landen -> -
in landen zoals Syrië -> -
ik woon in landen -> Landen
bedrijf in Landen -> Landen
er zijn mensen die dat menen -> -
asielcentrum van menen -> Menen
in Menen wonen -> Menen
ik baal ervan, balen -> -
ik woon in Balen -> Balen
om te werken -> -
ik wil Werken -> -
mag ik al werken in België -> -
IK WIL GRAAG WERKEN -> -
bij fedasil werken -> -
moet ik dat melden bij de gemeente -> -
meer werk -> -
meer -> -
naar meer uren -> -
ik wil Meer weten -> -
ik woon in Meer -> Hoogstraten
het doel van de stage -> -
leest er iemand mee -> -
ik woon in Leest -> Mechelen
bevel om het grondgebied te verlaten -> -
een groot loon -> -
dankjewel voor de hulp -> -
werk en opleiding -> -
in de land- en tuinbouw -> -
ik ben Veerle -> -
mijn coach Veerle belt -> -
de panne van de auto -> -
hotel in de panne -> De Panne
De Haan -> De Haan
een haan -> -
appels plukken in Sint-Truiden -> Sint-Truiden
ik ben van Lier -> Lier
noteer: twee poetshulpen, 20 uur, Lier -> Lier
les wallons tienen problemas -> -
ik woon in Tienen -> Tienen
ik werk in gent of mol -> Gent, Mol
waregem, kortrijk, menen -> Waregem, Kortrijk, Menen
regio leuven/tienen -> Leuven, Tienen
in gent en meer -> Gent
naar gent en halen daar papieren -> Gent
van lier naar mechelen verhuisd -> Lier, Mechelen
poetshulp zele -> Zele
9000 -> Gent
9000 Gent -> Gent
8400 oostende -> Oostende
B-8500 Kortrijk -> Kortrijk
mijn postcode is 3500 -> Hasselt
postcode: 2018 -> Antwerpen
2020 Antwerpen -> Antwerpen
2018 antwerpen, dicht bij het park -> Antwerpen
ik woon in 9040 Sint-Amandsberg -> Gent
2980 Halle -> Zoersel
1500 Halle -> Halle
9300 Hofstade -> Aalst
Gent (9000) -> Gent
2400 mol -> Mol
3545 halen -> Halen
8610 werken -> Kortemark
ik woon in 8800 -> Roeselare
regio 9100 -> Sint-Niklaas
1040 -> Etterbeek
1040 Brussel -> Brussel
1804 Zemst -> Zemst
4000 -> -
postcode 4000 -> -
5000 Namen -> -
1999 -> -
2018 -> -
2020 -> -
in 2020 -> -
sinds 2018 -> -
ik ben hier sinds 2018 in Gent -> Gent
asiel gevraagd in 2018 -> -
in Gent 2018 aangekomen -> Gent
in Antwerpen, 2018 was dat -> Antwerpen
geboren in 1980 -> -
12 juli 2020 -> -
14-08-2000 -> -
2000-01-05 -> -
€ 2000 -> -
2000 euro per maand -> -
ik verdien 1500 -> -
'k ga 1500 verdienen -> -
een loon van 2500 bruto -> -
van 2500 naar 3000 netto -> -
1000 maal dank -> -
wij hebben 1000 werknemers -> -
bel 0475 12 34 56 -> -
dossier 9320123 -> -
activa.brussels, geldt dat voor een firma in Halle -> Halle
"""
TABLE = CASES.strip().splitlines()


@pytest.mark.parametrize("case", TABLE)
def test_place_is_what_is_meant_and_no_more(case: str, gazetteer: Gazetteer) -> None:
    message, expected = case.split(" -> ")
    assert ", ".join(places(gazetteer, message)) == ("" if expected == "-" else expected)


def test_table_has_cases_on_both_sides() -> None:
    without = [case for case in TABLE if case.endswith("-> -")]
    assert len(set(TABLE)) == len(TABLE) >= 120
    assert 60 <= len(without) <= len(TABLE) - 60


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_municipality_is_found_by_its_name_and_its_postal_codes(
    place: Place, gazetteer: Gazetteer
) -> None:
    assert places(gazetteer, f"ik woon in {place.name}") == [place.name]
    assert places(gazetteer, place.name.upper()) == [place.name]
    for code in place.postal_codes:
        assert places(gazetteer, f"{code} {place.name}") == [place.name]


def test_every_name_is_found_after_where_somebody_lives(gazetteer: Gazetteer) -> None:
    missed = {
        name: places(gazetteer, f"mijn zus woont in {name}, niet ver")
        for name, value in names_of_places(PLACES).items()
        if name[0].isupper() and places(gazetteer, f"mijn zus woont in {name}, niet ver") != [value]
    }
    assert missed == {}


def test_words_of_the_lists_are_places_or_are_not_as_their_list_says() -> None:
    lookups = Lookups.of(load_data(str(ROOT / "nlu" / "lookups" / "place_words.yml")))
    names = {name.lower() for name in names_of_places(PLACES)}
    with_cue, with_capital, no_place = (
        {word.lower() for word in lookups.names[table]}
        for table in ("place_with_cue", "place_with_capital", "no_place")
    )
    assert with_cue | with_capital <= names
    assert not with_cue & with_capital
    assert not no_place & names


def test_no_word_of_several_examples_is_taken_for_a_misspelled_place(gazetteer: Gazetteer) -> None:
    examples = [str(m.get(TEXT)) for m in load_data(str(ROOT / "nlu" / "intents")).training_examples]
    seen = Counter(word for example in examples for word in set(example.lower().split()))
    guessed = [
        (example, word)
        for example in examples
        for mention in gazetteer.find(example)
        if mention.entity == "place" and mention.score < 1.0
        for word in [example[mention.start : mention.end]]
    ]
    assert [(example, word) for example, word in guessed if seen[word.lower()] >= 3] == []


def test_longest_of_overlapping_names_stays() -> None:
    lookups = Lookups.of(load_data(str(ROOT / "nlu" / "lookups")))
    occupations = OccupationNames(
        {"kok": "kok", "kok Aalst": "kok-aalst"}, {"bouw": "bouw"}, lambda text, match: True
    )
    gazetteer = Gazetteer(lookups, {"Actie kok Aalst Zuid": "actie"}, PLACES, occupations)
    found = {
        message: [(mention.entity, mention.value) for mention in gazetteer.find(message)]
        for message in ("kok in Aalst", "kok Aalst", "actie kok aalst zuid")
    }
    assert found == {
        "kok in Aalst": [("occupation", "kok"), ("place", "Aalst")],
        "kok Aalst": [("occupation", "kok-aalst")],
        "actie kok aalst zuid": [("measure", "actie")],
    }
