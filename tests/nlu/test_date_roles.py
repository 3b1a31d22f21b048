"""What a date is the date of: the words around it say so."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.components.date_roles import role_of
from nlu.components.dates import date_entities
from nlu.components.dutch_dates import find_dates

TODAY = date(2026, 11, 23)
# A message, and the role of each of its dates from left to right; None where the message does not say.
CASES = """
Ik kwam in België aan op 2 januari 2026 en heb asiel gevraagd op 9 januari 2026 -> other, application_date
op 3 juni 2026 naar petit chateau, kreeg bijlage 26 op 15 juni 2026 -> other, application_date
geboren op 1 mei 1990 en vroeg asiel op 10 augustus 2026 -> other, application_date
Ik vroeg asiel op 5 januari 2026. Mag ik vanaf 20 november 2026 werken? -> application_date, other
mijn oranje kaart is vervallen op 1 oktober 2026, ik heb afspraak 20 december -> card_valid_until, other
Ik heb asiel aangevraagd op 1 maart 2025. Na 7 maanden heb ik een weigering gekregen. -> application_date
nee, het beroep is afgewezen op 4 mei 2026 -> appeal_rejected_on
gisteren kwam een brief van fedasil -> other
nee, mijn interview was op 10 maart 2026 -> other
nee, mijn kaart is geldig tot 5 januari 2027 -> card_valid_until
wat is het weer morgen -> other
negatief gekregen 3 mei 2026, aanvraag 4 januari 2025 -> refusal_notified_on, application_date
hij vroeg asiel in juni -> application_date
12 augustus 2025 -> None
nee, 12 augustus -> None
ja, op 4 november 2026 -> None
asiel 6 7 2026 -> application_date
asiel gevraagd: 3 juli 2026 -> application_date
ik heb op 3 mei 2026 asiel gevraagd -> application_date
Op 3 mei 2026 heb ik asiel aangevraagd. -> application_date
'k heb asiel gevraagt den 3de juli -> application_date
ik gevraagd asiel 12 augustus -> application_date
ik asil vraag gedaan 5 maart 2026 -> application_date
mijn verzoek werd geregistreerd op 17 maart 2026 -> application_date
ik diende mijn verzoek in op 22/08/2026 -> application_date
annex 26 gekregen 9 september -> application_date
mijn asiel is van 20 november -> application_date
ik heb asiel sinds 28 juni -> application_date
asieldatum 19 mei 2026 -> application_date
bijlage 26quinquies van 3 februari 2026 -> application_date
ik heb asiel gevraagd, ik denk rond 3 juli 2026 -> application_date
Ik heb asiel gevraagd in Brussel. Dat was op 3 juli 2026. -> application_date
wanneer mag ik werken, asiel aangevraagd 3 juli 2026 -> application_date
i asked asylum on 3 july 2026 -> application_date
ik heb een weigering gekregen op 3 mei 2026 -> refusal_notified_on
mijn asielaanvraag is geweigerd op 3 mei 2026 -> refusal_notified_on
mijn verzoek is op 3 mei 2026 afgewezen -> refusal_notified_on
mijn asielaanvraag van 4 januari 2025 is op 3 mei 2026 geweigerd -> application_date, refusal_notified_on
cgvs zei nee op 3 mei 2026 -> refusal_notified_on
ne negatieve gekregen den 3de mei 2026 -> refusal_notified_on
3 mei 2026 negatif -> refusal_notified_on
negatieve beslissing over mijn tweede asielaanvraag op 3 mei 2026 -> refusal_notified_on
Op 3 mei 2026 kreeg ik een weigering op mijn aanvraag van 4 juli 2025 -> refusal_notified_on, application_date
asiel gevraagd 3 mei negatief 5 juni beroep 7 juli -> application_date, refusal_notified_on, appeal_lodged_on
3 mei 2025 asiel gevraagd 5 juni 2026 negatief -> application_date, refusal_notified_on
beroep ingediend op 10 juni 2026 -> appeal_lodged_on
mijn advocaat heeft op 10 juni 2026 beroep aangetekend -> appeal_lodged_on
ik ging in beroep op 10 juni 2026 -> appeal_lodged_on
beroep tegen de weigering ingediend op 10 mei 2026 -> appeal_lodged_on
beroep tegen de weigering van 3 mei 2026 -> refusal_notified_on
weigering 3 mei 2026 en in beroep gegaan 20 mei 2026 -> refusal_notified_on, appeal_lodged_on
mijn beroep is op 4 mei 2026 verworpen -> appeal_rejected_on
ik heb mijn beroep verloren op 4 mei 2026 -> appeal_rejected_on
rvv negatief 4 mei 2026 -> appeal_rejected_on
arrest van 4 mei 2026 -> appeal_rejected_on
de uitspraak van de RvV was op 4 mei 2026 -> appeal_rejected_on
ik heb beroep gedaan maar het is afgewezen op 4 mei 2026 -> appeal_rejected_on
de raad heeft nee gezegd op 4 mei 2026 -> appeal_rejected_on
mijn kaart vervalt 5 januari 2027 -> card_valid_until
mijne kaart is verlopen sinds 1 oktober 2026 -> card_valid_until
oranje kaart tot 5 januari 2027 -> card_valid_until
mijn kaart is tot 5 januari 2027 geldig -> card_valid_until
geldig tot 5 januari 2027 -> card_valid_until
mijn visum is vervallen op 3 mei 2026 -> other
mijn contract loopt tot 3 maart 2027 -> other
ik heb mijn oranje kaart gekregen op 3 september 2026 -> other
ik heb mij aangemeld op 3 juli 2026 -> other
ik ben aangekomen op 2 januari 2026 -> other
ik ben in België sinds 3 maart 2026 -> other
ik moet morgen naar de vdab -> other
ik ben verhuisd op 1 september 2026 -> other
mag ik morgen werken -> other
kan ik beginnen op 1 december 2026 -> other
ik werk sinds 3 maart 2026 -> other
ik ben erkend sinds 2 oktober 2026 -> other
ik ben geboren 12/03/1995 -> other
wanneer mag ik werken? 3 juli 2026 -> None
3 juli 2026 wanneer mag ik werken -> None
op 3 of 4 juli 2026 -> None
nee het was 12 augustus -> None
ik ben hier sinds 3 maart nog geen interview gehad mag ik nu een job doen -> other
klopt het dat ik sinds 1 november zou mogen werken? mijn aanvraag is van 1 juli -> other, application_date
asielaanvraag 2 september 2026 wanneer werken -> application_date
begin werken mogelijk in december? -> other
ik heb geen beroep gedaan, weigering gekregen 3 mei 2026 -> refusal_notified_on
hij kreeg bijlage 26quater op 3 mei 2026 -> other
Mijn vrouw heeft negatief sinds 3 mei en ging in beroep op 20 mei -> refusal_notified_on, appeal_lodged_on
ik kwam 5 mei aan in Brussel en ging de dag erna naar het Klein Kasteeltje -> other
oranje kaart vervalt op 14 september, contract tot december -> card_valid_until, other
cgvs weigering 12 oktober, beroep 2 november. Werken tot wanneer? -> refusal_notified_on, appeal_lodged_on
Mijn aanvraag was van 1 juli 2026, mijn interview is op 3 december 2026 -> application_date, other
mijn negatieve beslissing kwam op 12 oktober 2026 -> refusal_notified_on
ik wil in beroep, negatief gekregen op 12 oktober 2026 -> refusal_notified_on
een garage wil mij nemen vanaf 1 december. Ik deed mijn asielaanvraag eind juli. -> other, application_date
ik heb een afspraak op 20 december, mijn asiel is van 4 januari 2026 -> other, application_date
mijn interview was 10 maart 2026 en negatief kwam 3 mei 2026 -> other, refusal_notified_on
ik ben uit Syrië gekomen in januari 2026 -> other
Ik ben gekomen 2 januari 2026, asiel 9 januari 2026 -> other, application_date
ik vroeg asiel op 5 januari 2026 en wil beginnen op 1 december 2026 -> application_date, other
mijn man heeft asiel aangevraagd op 3 juli 2026 en ik op 5 augustus 2026 -> application_date, None
ik heb 4 maanden geleden asiel gevraagd -> application_date
vijf maanden geleden heb ik bijlage 26 gekregen -> application_date
ik heb vandaag een negatieve beslissing gekregen -> refusal_notified_on
vorige week weigering gekregen -> refusal_notified_on
morgen interview bij cgvs -> other
ik kreeg gisteren mijn bijlage 26 -> application_date
asielaanvraag: 04/01/2026 -> application_date
mijn beroep loopt sinds 10 juni 2026 -> appeal_lodged_on
het CGVS heeft mij geweigerd op 3 mei 2026 -> refusal_notified_on
De RvV heeft mijn beroep verworpen op 4 mei 2026 -> appeal_rejected_on
op 4 mei 2026 heeft de raad voor vreemdelingenbetwistingen mijn beroep verworpen -> appeal_rejected_on
nee ik heb asiel gevraagd op 12 augustus 2025 niet 2026 -> application_date
sorry 12 augustus 2025 bedoel ik -> None
ik denk 12 augustus -> None
ja, dat klopt, 12 augustus 2025 -> None
het was in de zomer, rond 12 augustus -> None
op 12 augustus 2025 in Brussel -> None
12 augustus 2025 denk ik, mag ik nu werken? -> None
asiel 12-8-2025 mag ik nu werken -> application_date
mijn kaart vervalt morgen, wat nu -> card_valid_until
ik heb geen interview gehad, asiel sinds 3 maart 2026 -> application_date
ik heb een contract vanaf 1 december 2026 -> other
beroep 10 juni -> appeal_lodged_on
negatief 3 mei -> refusal_notified_on
bijlage 26 3 mei 2026 -> application_date
""".strip().splitlines()
ROLES = {
    "application_date",
    "refusal_notified_on",
    "appeal_lodged_on",
    "appeal_rejected_on",
    "card_valid_until",
    "other",
}


@pytest.mark.parametrize("case", CASES)
def test_the_words_around_a_date_say_what_it_is_the_date_of(case: str) -> None:
    message, roles = case.split(" -> ")
    entities = date_entities(message, TODAY)
    assert [str(entity.get("role")) for entity in entities] == roles.split(", ")


def test_every_role_stands_in_the_table() -> None:
    named = {role for case in CASES for role in case.split(" -> ")[1].split(", ")}
    assert named == ROLES | {"None"}
    assert len(CASES) >= 60


def test_date_without_a_known_role_has_no_key_for_it() -> None:
    (entity,) = date_entities("nee, 12 augustus", TODAY)
    assert "role" not in entity


def test_capitals_and_accents_make_no_difference() -> None:
    (entity,) = date_entities("ASIEL GEVRAAGD OP 3 JULI 2026", TODAY)
    assert entity["role"] == "application_date"


@given(st.text(alphabet="asielgvrdbopnkt .,?!\n@#0123 mei", max_size=60))
def test_any_text_has_a_role_or_none(text: str) -> None:
    message = f"{text} 3 mei 2026"
    for mention in find_dates(message, TODAY):
        role = role_of(message, mention.begin, mention.stop)
        assert role is None or role in ROLES
