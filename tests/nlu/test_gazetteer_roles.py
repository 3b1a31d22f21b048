"""Who somebody is counts when he says it of himself; other people in a story have no role."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.loading import load_data

from nlu.components.gazetteer import Gazetteer, Lookups, measure_names

ROOT = Path(__file__).parents[2]

SAID = """
wij zijn een fietsatelier -> employer
we zijn een klein restaurantje in Oostende -> employer
we zijn firma poets -> employer
werkgever hier -> employer
hallo, werkgever hier -> employer
werkgver -> employer
ben eigenaar wasserij -> employer
ik ben eigenares van een naaiatelier -> employer
'k ben nen baas van een garage -> employer
als HR van een hotel heb ik een vraag -> employer
ik werk op de personeelsdienst van een drukkerij -> employer
ik heb een bedrijf in tuinaanleg -> employer
onze onderneming telt veertig werknemers -> employer
euh ik ben een medewerker van het ocmw -> staff
'k werk bij 't ocmw -> staff
ik ben consulent bij de VDAB -> staff
wij zijn begeleiders van het opvangcentrum -> staff
als medewerker van de gemeente help ik mensen -> staff
medewerker ocmw hier -> staff
ik ben VDAB-bemiddelaar -> staff
zaakvoerder van een kmo -> employer
namens het ocmw had ik een vraag -> staff
euh ik ben subsidiair beschermde -> newcomer
wij zijn asielzoekers uit Eritrea -> newcomer
'k ben nen nieuwkomer -> newcomer
als asielzoeker wil ik werken -> newcomer
""".strip().splitlines()

NOT_SAID = """
mijn werkgever zegt dat ik moet wachten
de werkgever van mijn broer betaalt niet
mijn baas is eigenaar van drie garages
de zaakvoerder van het restaurant geeft mij geen loonbrief
ik heb een bedrijf gevonden dat mij wil
ik wil een eigen zaak beginnen
ik wil baas worden van mijn eigen winkel
in mijn land was ik zaakvoerder
ik ben eigenaar van een huis in Syrië
wij zijn in een hotel geplaatst
ik ben in een bakkerij begonnen
ik werk bij een bedrijf in Mechelen
ik werk in de keuken van het opvangcentrum
ik ben ingeschreven bij VDAB
mijn begeleider van het opvangcentrum zei dat
de consulent van VDAB belt niet terug
ik kreeg de erkenning als vluchteling
ze hebben mij erkend als vluchteling
mag hij als asielzoeker bij ons beginnen
ik zoek zelf werk, ik ben geen bedrijf
""".strip().splitlines()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(
        Lookups.of(load_data(str(ROOT / "nlu" / "lookups"))), measure_names(ROOT / "data" / "measures")
    )


Values = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def values(gazetteer: Gazetteer) -> Values:
    return lambda text, entity: [found.value for found in gazetteer.find(text) if found.entity == entity]


@pytest.mark.parametrize("case", SAID)
def test_role_is_what_somebody_says_to_be(case: str, values: Values) -> None:
    message, role = case.split(" -> ")
    assert values(message, "role") == [role]


@pytest.mark.parametrize("message", NOT_SAID)
def test_somebody_elses_role_a_wish_and_the_past_are_no_role(message: str, values: Values) -> None:
    assert values(message, "role") == []


@pytest.mark.parametrize(
    ("message", "measure"),
    [
        ("bestaat er zo nen taalcoach voor op de werf", "job-en-taalcoaching"),
        ("wat kost taalcoaching", "job-en-taalcoaching"),
        ("jobcoaches betaald door wie", "job-en-taalcoaching"),
        ("de voorwaarden van artikel zestig", "tijdelijke-werkervaring-art60"),
        ("doelgroepvermindering voor laaggeschoolde jongeren", "dgv-jongeren"),
        ("RSZ-korting voor de eerste werknemer", "rsz-eerste-aanwervingen"),
        ("ibo plus of k-ibo, voor wie is dat", "ibo-plus"),
    ],
)
def test_measure_is_found_by_what_employers_call_it(message: str, measure: str, values: Values) -> None:
    assert values(message, "measure") == [measure]


@pytest.mark.parametrize("message", ["mijn jobcoach belt niet terug", "ik ben taalcoach bij een vzw"])
def test_coach_whom_somebody_has_or_is_is_no_measure(message: str, values: Values) -> None:
    assert values(message, "measure") == []


@pytest.mark.parametrize(
    ("message", "sectors"),
    [
        ("we zijn firma poets", ["schoonmaak"]),
        ("wij zijn een bouwfirma", ["bouw"]),
        ("interim bureau Tempo geeft een contract", []),
    ],
)
def test_sector_is_in_the_name_of_a_firm_and_one_agency_is_no_sector(
    message: str, sectors: list[str], values: Values
) -> None:
    assert values(message, "sector") == sectors
