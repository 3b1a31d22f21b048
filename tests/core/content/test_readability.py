"""Readability is measured as a Dutch reader would count: syllables, sentences, Flesch-Douma."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.content.readability import flesch_douma, plain, sentences, syllables, words_per_sentence

WORDS_BY_SYLLABLES = {
    1: """je mag werk kaart dag loon nieuw nieuws leeuw mooi groei draai dienst zijn wij jij jouw vrouw
        huis één vóór twee drie zee thuis brief recht land stad straat job baas mail coach team cheque
        feest schrijft oud fruit leuk deur eeuw 1.200 2026 25% B""",
    2: """werken wachten asiel kaarten nieuwe eeuwen groeien draaien mooie niveau bureau stage website
        online moeilijk vrijheid bijeen cliënt reëel knieën zeeën naïef coaching tweemaal tijdens altijd
        Brussel maanden papier rechter café feedback e-mail station service bijstand loket leefloon
        loyaal yoghurt chauffeur baby zo'n B1""",
    3: """gemeente bijlage werkgever weigering aanvragen België cliënten ideeën sociaal manager theater
        video vakantie beëindig museum creatie november augustus onbeperkt interim opleiding beslissing
        tijdelijk stageplaats vacuüm reageert Europees advocaat erkenning papieren beroepskaart
        verblijfskaart arbeidsmarkt nieuwkomer werknemer maatregel taalcoaching vluchteling diploma
        dienstencheques IBO RvV CAW kmo""",
    4: """periode financieel officieel materieel situatie januari februari nationaal Oekraïne portefeuille
        procedure vacature medewerker werkzoekende vrijwilligers inburgering asielzoeker beïnvloeden
        kinderopvang werkervaring ondersteuning hygiëne asielaanvraag ontvankelijk subsidiair integratie
        activiteit elektricien vluchtelingen VDAB OCMW CGVS""",
    5: """organisatie sollicitatie individueel beroepsopleiding vrijwilligerswerk verblijfsvergunning
        contactgegevens personeelsbeleid minderjarige gecombineerde administratie gelijkwaardigheid
        verpleegkundige ervaringsbewijs""",
    6: "arbeidsovereenkomst",
    7: "kmo-portefeuille",
}
KNOWN = [(word, count) for count, words in WORDS_BY_SYLLABLES.items() for word in words.split()]


@pytest.mark.parametrize(("word", "count"), KNOWN)
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


def test_list_of_known_words_is_long_enough_to_trust() -> None:
    assert len(KNOWN) >= 150


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ja, je mag werken. Je kaart is geldig.", ["Ja, je mag werken.", "Je kaart is geldig."]),
        ('Staat er "neen"? Werk dan niet.', ['Staat er "neen"?', "Werk dan niet."]),
        ('Lees de regel "arbeidsmarkt." Wacht.', ['Lees de regel "arbeidsmarkt."', "Wacht."]),
        ("**Wat nu?** Wacht nog.", ["Wat nu?", "Wacht nog."]),
        ("Neem mee:\n• je kaart\n• een brief", ["Neem mee:", "je kaart", "een brief"]),
        ("**Duur**\n- 4 weken", ["Duur", "4 weken"]),
        ("Dat is bv. Atlas of max. 4 uur.", ["Dat is bv. Atlas of max. 4 uur."]),
        ("Het loon is 1.200 euro. ⚠️ Let op!", ["Het loon is 1.200 euro.", "⚠️ Let op!"]),
        ("⚠️\n\n", []),
    ],
)
def test_sentences_end_at_a_mark_a_line_or_a_bullet(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_what_is_not_seen_does_not_count() -> None:
    text = "**Bron**: [Werken](https://www.vdab.be/wat_is.het), nagekeken."
    assert plain(text) == "Bron: Werken, nagekeken."
    assert words_per_sentence(text) == 3


def test_value_to_fill_in_is_one_short_word() -> None:
    assert words_per_sentence("Het mag vanaf {safe_day}.") == 4
    assert flesch_douma("{date}") == flesch_douma("1")


def test_reading_ease_follows_the_formula_of_douma() -> None:
    # 6 words with 9 syllables in 2 sentences: 150 syllables per 100 words, 3 words a sentence
    text = "Je mag werken. Wij wachten tweemaal."
    assert flesch_douma(text) == pytest.approx(206.84 - 0.77 * (100 * 9 / 6) - 0.93 * 3)


def test_plain_text_scores_high_and_officialese_low() -> None:
    easy = "Ja, je mag werken. Toon je kaart aan je baas. Staat er neen? Werk dan niet."
    hard = (
        "De gecombineerde arbeidsvergunning dient voorafgaandelijk te worden aangevraagd bij de bevoegde "
        "overheidsadministratie, overeenkomstig de toepasselijke reglementaire bepalingen."
    )
    assert flesch_douma(easy) > 80
    assert flesch_douma(hard) < 20


def test_empty_text_is_not_hard() -> None:
    assert words_per_sentence("") == 0
    assert flesch_douma("**") > 200


@given(st.text(max_size=200))
def test_any_text_can_be_measured(text: str) -> None:
    assert words_per_sentence(text) >= 0
    assert flesch_douma(text) <= 206.84
    assert all(syllables(word) >= 1 for word in text.split())
