"""A refusal or a recognition counts when it is told of an application for asylum, and of nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.loading import load_data

from nlu.components.gazetteer import Gazetteer, Lookups

ROOT = Path(__file__).parents[2]

REFUSED = """
ze hebben mij nen negatief gegeven maar 'k ben in beroep
negatief gekregn op 12-10 beroep loopt
er lag een weigering in de brievenbus
gisteren lag hij in de bus, de weigering
ik kreeg een dikke brief met veel Frans: geweigerd
het CGVS weigerde mijn aanvraag
mijn asiel is nee gezegd
geweigert door cgvs, mag ik werken
mijn verzoek werd afgewezen
asiel afgewezen, ik werk nog
ze hebben mij afgewezen spijtig genoeg
mag ik iemand die afgewezen is laten werken
mijn zus werd geweigerd, mag zij nog poetsen
we hebben een werknemer die een negatieve beslissing kreeg
moogt ge werken als ge geweigerd zijt
de brief van het cgvs was negatief
mijn beroep is afgewezen
afgewezen
""".strip().splitlines()

NOT_REFUSED = """
ik heb nog geen negatief gekregen
nog geen weigering gehad
wat als ik een negatieve beslissing krijg
ik vrees een negatief antwoord
de bank heeft mijn lening geweigerd
mijn werkgever heeft mijn verlof geweigerd
mijn sollicitatie werd afgewezen
ik ben afgewezen voor een job in een winkel
ze hebben mij afgewezen bij de interim
mijn kind werd geweigerd op school
mijn diploma is geweigerd door naric
mijn test was negatief
asiel afgekeurd, dublin brief naar duitsland
de baas weigerde mij te betalen
weigering gekregen op 15 mei, de rvv vernietigde de weigering
""".strip().splitlines()

RECOGNISED = """
wat magt ge doen as ge erkend zijt
ik ben sinds juni erkend
wij zijn allebei erkend
onze kandidaat werd vorige maand door het commissariaat erkend
ik erkend nu, werk mag
sinds 17 april heb ik de erkenning als vluchteling
mijn man werd erkend en ik nog niet
""".strip().splitlines()

NOT_RECOGNISED = """
ik ben nog niet erkend
als ik erkend word, wat dan
haar man zegt dat dat pas na de erkenning kan
ik wacht nog altijd op de erkenning als vluchteling
is mijn diploma erkend
hoe wordt mijn ervaring erkend
ik kreeg de erkenning van mijn diploma
wij zijn een erkend dienstenchequebedrijf
""".strip().splitlines()

Values = Callable[[str, str], set[str]]


@pytest.fixture(scope="module")
def values() -> Values:
    gazetteer = Gazetteer(Lookups.of(load_data(str(ROOT / "nlu" / "lookups"))), {})
    return lambda text, entity: {found.value for found in gazetteer.find(text) if found.entity == entity}


@pytest.mark.parametrize("message", REFUSED)
def test_refused_application_is_a_status_and_always_a_step_too(message: str, values: Values) -> None:
    assert values(message, "status") == {"rejected"}
    assert values(message, "procedure_step") & {"refused", "appeal_rejected"}


@pytest.mark.parametrize("message", NOT_REFUSED)
def test_fear_denial_and_what_others_refuse_is_no_refusal(message: str, values: Values) -> None:
    assert "rejected" not in values(message, "status")


@pytest.mark.parametrize("message", RECOGNISED)
def test_recognised_person_has_the_status(message: str, values: Values) -> None:
    assert values(message, "status") == {"recognised_refugee"}


@pytest.mark.parametrize("message", NOT_RECOGNISED)
def test_recognised_thing_or_a_wait_is_no_status(message: str, values: Values) -> None:
    assert values(message, "status") == set()


def test_order_to_leave_beside_an_appeal_says_that_the_procedure_has_ended(values: Values) -> None:
    assert "procedure_ended" in values("uitgeprocedeerd, beroep verloren", "procedure_step")
    assert "procedure_ended" not in values("negatief gekregen, beroep loopt nog", "procedure_step")
