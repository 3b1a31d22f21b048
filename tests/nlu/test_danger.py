"""Somebody in danger is heard; somebody who only talks about work is not."""

from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.loading import load_data

from nlu.components.gazetteer import Gazetteer, Lookups

LOOKUPS = Path(__file__).parents[2] / "nlu" / "lookups"

IN_DANGER = """
ik ben in gevaar
Help!! ik ben in gevaar
ze sluiten mij op in het restaurant
mijn baas sluit ons op 's nachts
ik zit opgesloten
hij slaat mij
mijn man slaat mij
mijn man slaat me elke dag
ik word bedreigd
ik word bedreigt door mijn baas
mijn baas bedreigt mij
ze hebben mijn paspoort afgepakt
mijn baas heeft mijn paspoort afgenomen
ik denk aan zelfmoord
ik wil dood
ik wil niet meer leven
ze hebben mij verkracht
is dit mensenhandel?
help ik ben bang
ik moet werken als een slaaf
I am in danger, please help
my boss took my passport
he beats me
I want to kill myself
je suis en danger
mon mari me frappe
je veux mourir
""".strip().splitlines()

ORDINARY = """
gevaarlijk werk
is dat werk gevaarlijk
mag ik gevaarlijk werk doen
werken met gevaarlijke stoffen
de dood van mijn vader
mijn vader is dood
mijn man is dood en ik wil werken
ik ben bang dat ik te laat ben
ik wil niet meer leren
ik kan niet meer lezen zonder bril
ik wil doorgaan met mijn opleiding
mijn baas laat mij niet gerust
i looked up the address
ik ben bang dat ik mijn werk verlies
ik wil leven in belgië
ik wil niet meer werken
ik wil hier leven en werken
mijn paspoort is vervallen
ik heb geen paspoort
mijn baas heeft een kopie van mijn paspoort gevraagd
ze hebben mijn oranje kaart vernieuwd
ik werk in de veiligheid
is het veilig om met mijn kaart te werken
de politie is langs geweest voor mijn adres
wanneer mag ik werken
ik heb een negatieve beslissing gekregen
mijn baas betaalt mij niet
mijn baas is niet blij
ik ben geslaagd voor mijn examen
ik ben geslaagd voor nederlands
de winkel is gesloten
ik zat eerst in een gesloten centrum
ik sluit mij aan bij de vakbond
ik zoek een job als verkoper
hij laat mij starten in de keuken
ze laten mij beginnen op maandag
hij haalt mij op met de auto
handelaar in fruit
kan ik kok worden
mag ik als slager werken
help mij met mijn cv
ik heb hulp nodig met papieren
ik kan niet meer wachten
wat is mijn recht als ik ziek ben
ik wil deur en ramen plaatsen
mijn verblijf is niet verlengd
""".strip().splitlines()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(Lookups.of(load_data(str(LOOKUPS))), {})


def dangers(gazetteer: Gazetteer, message: str) -> list[str]:
    return [mention.value for mention in gazetteer.find(message) if mention.entity == "danger"]


@pytest.mark.parametrize("message", IN_DANGER)
def test_danger_is_heard(message: str, gazetteer: Gazetteer) -> None:
    assert "danger" in dangers(gazetteer, message)


@pytest.mark.parametrize("message", ORDINARY)
def test_ordinary_sentence_is_no_danger(message: str, gazetteer: Gazetteer) -> None:
    assert dangers(gazetteer, message) == []


@pytest.mark.parametrize(
    ("message", "step"),
    [
        ("mijn beroep is afgewezen", "appeal_rejected"),
        ("beroep verloren", "appeal_rejected"),
        ("rvv heeft nee gezegd", "appeal_rejected"),
        ("ik kreeg negatief van de rvv", "appeal_rejected"),
        ("ik kreeg een bijlage 26quater", "transfer_refused"),
        ("ik heb een dublin brief", "transfer_refused"),
        ("ik heb voor de tweede keer asiel gevraagd", "later_application"),
        ("2de keer asiel", "later_application"),
        ("ik heb beroep ingediend", "appealed"),
        ("negatief gekregen", "refused"),
        ("bijlage 26quinquies", "later_application"),
    ],
)
def test_step_of_the_procedure_is_read(message: str, step: str, gazetteer: Gazetteer) -> None:
    steps = [mention.value for mention in gazetteer.find(message) if mention.entity == "procedure_step"]
    assert steps == [step]
