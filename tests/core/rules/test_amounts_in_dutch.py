"""Which income a message tells, and which numbers are no income."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.amounts_in_dutch import amount_in, is_gross


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("ik verdien 1.200 euro", "1200"),
        ("1200", "1200"),
        ("900,50 €", "900.50"),
        ("1500 euro netto", "1500"),
        ("€ 1.250,75", "1250.75"),
        ("€1250", "1250"),
        ("1250€ per maand", "1250"),
        ("1 200 euro", "1200"),
        ("1,200 euro", "1200"),
        ("1200,- euro", "1200"),
        ("1.200,00 EUR", "1200"),
        ("900.50 euro", "900.50"),
        ("2000", "2000"),
        ("ongeveer 1200", "1200"),
        ("ja, rond de 1.100 euro", "1100"),
        ("1200.", "1200"),
        ("1200 per maand", "1200"),
        ("zo'n 950 in de maand", "950"),
        ("2024 euro", "2024"),
        ("ik verdien 2000", "2000"),
        ("Ik verdien netto 1350 per maand.", "1350"),
        ("ik krijg een loon van 1100", "1100"),
        ("mijn nettoloon is 980,25", "980.25"),
        ("netto 1400", "1400"),
        ("De werkgever noemt 1650 netto. Ik moet nog afrekenen met de opvang.", "1650"),
        ("nettoloon 900, bijdrage fedasil hoeveel procent", "900"),
        ("ik verdien 1200 euro per maand en slaap in het opvangcentrum, wat moet ik bijdragen", "1200"),
        ("ik heb 600 euro verdiend met fruit plukken. Telt dat voor de opvang?", "600"),
        ("hoevel moetik betaln aan centurm als ik 1300 vredien", "1300"),
        ("ik werk 20 uur per week en verdien 850 euro", "850"),
        ("Sinds 2024 werk ik, ik verdien 1500 euro", "1500"),
        ("ik verdien sinds 12 juli 2026 1400 euro netto", "1400"),
        ("bruto 2000 euro, netto 1600 euro", "1600"),
        ("2000 euro bruto en 1600 euro netto", "1600"),
        ("ik verdien 1200 euro en betaal 300 euro huur", "1200"),
        ("ik verdien 1500. Hoeveel is de bijdrage?", "1500"),
        ("hoeveel bijdrage op een loon van 1500 euro?", "1500"),
        ("mijn salaris: 1.100 euro", "1100"),
        ("ik verdien 0 euro", "0"),
        ("1200 euro, 1200 euro netto", "1200"),
        ("ik krijg 900 euro leefloon en verdien 400 euro", "400"),
        ("hoeveel moet ik betalen als ik 1300 verdien", "1300"),
    ],
)
def test_income_is_read(text: str, amount: str) -> None:
    assert amount_in(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hoeveel moet ik betalen?",
        "2026",
        "in 2024",
        "ik werk sinds 2023",
        "ik verdien goed sinds 2025",
        "ik werk 38 uur per week",
        "20 uur",
        "4 maanden",
        "ongeveer 4 maanden",
        "2 keer per maand",
        "12 juli 2026",
        "12/07/2026",
        "12-07-2026",
        "1.7.2024",
        "om 16:30 uur",
        "50 %",
        "ik moet 50% van mijn loon geven",
        "ik verdien 12 euro per uur",
        "ik verdien 13,50 euro/uur",
        "ik verdien 80 euro per dag",
        "300 euro per week",
        "300 euro in de week",
        "15.000 euro per jaar",
        "2000 euro bruto",
        "ik verdien 2000 bruto",
        "ik verdien 2000 euro bruto per maand",
        "ik verdien tussen 900 euro en 1200 euro",
        "Vorige maand moest ik 210 euro afgeven aan het bureau.",
        "ik betaal 600 euro huur",
        "ik krijg 8 euro zakgeld",
        "het ocmw geeft mij 1200 euro leefloon",
        "code 207",
        "ik moest 210 euro afgeven van mijn loon",
        "ik krijg leefloon, 900 euro in de maand van het ocmw",
        "1 234 567 euro",
        "artikel 60",
        "ik woon in 8000 brugge",
        "1234567 euro",
        "bel 0800 30 700",
        "ik heb 3 kinderen en een loon",
    ],
)
def test_other_numbers_are_no_income(text: str) -> None:
    assert amount_in(text) is None


@pytest.mark.parametrize(
    ("text", "gross"),
    [
        ("ik verdien 2000 euro bruto", True),
        ("brutoloon 2000", True),
        ("2000 bruto, 1600 netto", False),
        ("1600 netto", False),
        ("1600", False),
    ],
)
def test_gross_without_net_is_noticed(text: str, gross: bool) -> None:
    assert is_gross(text) is gross


@given(
    st.integers(0, 9_999), st.integers(0, 99), st.sampled_from(["ik verdien {} euro", "{} € netto", "€ {}"])
)
def test_amount_with_cents_is_read_as_it_was_written(euros: int, cents: int, sentence: str) -> None:
    grouped = f"{euros // 1000}.{euros % 1000:03}" if euros >= 1000 else str(euros)
    for written in (f"{euros},{cents:02}", f"{grouped},{cents:02}"):
        assert amount_in(sentence.format(written)) == Decimal(euros) + Decimal(cents) / 100


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    amount = amount_in(text)
    assert amount is None or 0 <= amount < 100_000
