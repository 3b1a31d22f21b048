"""Nothing that tells who somebody is outlives the masking; the words that we know do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.content.first_names import FIRST_NAMES
from core.content.masking import MASK, MOST_WORDS, mask
from core.content.vocabulary import ROOT, Vocabulary, read_vocabulary, vocabulary

# What is typed, and the pieces of it that may stand nowhere in what is kept.
PERSONAL = [
    ("ik ben Ahmed en ik zoek werk", ["ahmed"]),
    ("mijn naam is roos kok", ["roos", "kok"]),
    ("ik heet jan de bakker en ik zoek werk", ["jan", "bakker"]),
    ("ik ben ROOS PEETERS", ["roos", "peeters"]),
    ("IK BEN FATIMA HAMIDI EN IK ZOEK WERK", ["fatima", "hamidi"]),
    ("Vriendelijke groeten, Bakker", ["bakker"]),
    ("mevrouw Kok van de vdab zei dat", ["kok"]),
    ("meneer kok heeft mij geholpen", ["kok"]),
    ("ik woon in de Kerkstraat 12 bus 3, 8500 Kortrijk", ["kerk", "straat", "12", "3", "8500", "kortrijk"]),
    ("wij wonen stationsstraat 7a gent", ["station", "7", "gent"]),
    ("bel mij op 0470 12 34 56", ["0470", "12", "34", "56"]),
    ("bel +32470123456 of 0032/470.12.34.56", ["32", "470"]),
    ("bel nul vier zeven acht", ["nul", "vier", "zeven", "acht"]),
    ("mail naar jan.werkt@bedrijf.be", ["jan", "werkt", "bedrijf", "be", "@"]),
    ("mail naar werk @ bedrijf.be", ["bedrijf.be", "@", ".be"]),
    ("ik ben @werk_bedrijf op telegram", ["bedrijf", "@"]),
    ("zie https://bedrijf.be/werk?naam=ahmed", ["bedrijf", "https", "ahmed"]),
    ("zie www.bedrijf.be of t.me/werk", ["bedrijf", "www", "t.me"]),
    ("mijn rijksregisternummer is 85.07.30-033.28", ["85", "07", "30", "033", "28"]),
    ("mijn ov nummer is 9.123.456", ["9", "123", "456"]),
    ("dossier AB-123/XY", ["ab", "123", "xy"]),
    ("mijn kaart B1234567", ["1234567"]),
    ("rekening BE68 5390 0754 7034", ["be68", "5390", "0754", "7034"]),
    ("geboren op 12/03/1985", ["12", "03", "1985"]),
    ("aanvraag 5 januari 2026", ["5", "2026"]),
    ("ik ben geboren in Poelkapelle", ["poelkapelle"]),
    ("A h m e d", ["h", "m", "d"]),
    ("Аня zoekt werk in het bedrijf hier", ["аня"]),
    ("a\u0301hmed wil werken, \u200bfatima\u200b ook", ["hmed", "fatima"]),
    ("ik ben ＡＨＭＥＤ en ik zoek werk", ["ahmed"]),
]


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    """Give the real words of this project."""
    return vocabulary()


@pytest.mark.parametrize(("typed", "never"), PERSONAL, ids=[typed for typed, _ in PERSONAL])
def test_personal_data_do_not_survive(known: Vocabulary, typed: str, never: list[str]) -> None:
    kept = str(mask(typed, known))
    assert MASK in kept
    assert set(never).isdisjoint(kept.split())
    assert not any(len(piece) > 2 and piece in kept for piece in never)


@given(st.text(max_size=80))
def test_whatever_is_typed_only_known_words_are_kept(typed: str) -> None:
    kept = mask(typed, vocabulary())
    assert kept is None or set(kept.split()) <= vocabulary().words | {MASK}


@given(
    st.lists(
        st.sampled_from(["mag", "Ik", "VDAB", "heet", "Ahmed", "kok", "0470", "a@b.be", "26ter", ".", "?"])
    )
)
def test_whatever_stands_between_known_words_is_masked(pieces: list[str]) -> None:
    kept = mask(" ".join(pieces), vocabulary())
    assert kept is None or set(kept.split()) <= vocabulary().words | {MASK}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mag ik werken met een oranje kaart?", "mag ik werken met een oranje kaart"),
        ("MAG IK WERKEN BIJ VDAB", "mag ik werken bij vdab"),
        ("wat is IBO, en VDAB?", "wat is ibo en vdab"),
        ("bijlage 26quinquies en niveau A2", "bijlage 26quinquies en niveau a2"),
        ("wanner mag ik werkenn", "wanneer mag ik werken"),
        ("asielzoker zoekt werk", "asielzoeker zoekt werk"),
        ("Ahmed Hamidi 0470123456", MASK),
        ("", ""),
        ("😀", ""),
    ],
)
def test_question_stays_readable(known: Vocabulary, typed: str, kept: str) -> None:
    assert mask(typed, known) == kept


@pytest.mark.parametrize("typed", ["متى يمكنني العمل", "коли я можу працювати, Олена", "መስራት እችላለሁ"])
def test_of_another_script_nothing_is_kept(known: Vocabulary, typed: str) -> None:
    assert mask(typed, known) is None


def test_long_story_is_cut_off(known: Vocabulary) -> None:
    assert len(str(mask("ik werk " * 100, known)).split()) == MOST_WORDS


def test_no_known_word_is_a_first_name_or_a_number(known: Vocabulary) -> None:
    assert known.words.isdisjoint(FIRST_NAMES)
    assert not [word for word in known.words if word.isdigit()]


def test_words_of_this_project_are_there(known: Vocabulary) -> None:
    assert {"werken", "vdab", "ibo", "asielzoeker", "bijlage"} <= known.words
    assert {"gent", "kortrijk", "roeselare", "ahmed", "samira"}.isdisjoint(known.words)


def test_without_our_files_everything_is_masked() -> None:
    assert mask("mag ik werken", read_vocabulary(ROOT / "does-not-exist")) == MASK
