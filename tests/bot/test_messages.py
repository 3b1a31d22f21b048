"""From Rasa's answers to Telegram's HTML."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import keyboard, plain_text, short_title, split_message, telegram_length
from tests.telegram_standin.formatting import visible_text

PIECES = st.sampled_from(
    [
        "Je mag werken. ",
        "**vet**",
        "**",
        "*",
        "[de site](https://example.org/a?b=1&c=2)",
        "[x](javascript:1)",
        "[leeg]()",
        "\n",
        "\n\n",
        " ",
        "<b>",
        "</i>",
        "&amp;",
        "&",
        "😀",
        "é",
        "woord" * 30,
        "\u200b",
        '"',
    ]
)
ANSWERS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


class Nesting(HTMLParser):
    """Fails on any tag but `b` and `a`, and on tags that cross."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("a", "b")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(ANSWERS, st.integers(min_value=150, max_value=400))
def test_no_part_is_longer_than_the_limit(answer: str, limit: int) -> None:
    assert all(telegram_length(part) <= limit for part in split_message(answer, limit))


@given(ANSWERS, st.integers(min_value=150, max_value=400))
def test_every_part_is_well_formed_and_acceptable_to_telegram(answer: str, limit: int) -> None:
    for part in split_message(answer, limit):
        parser = Nesting()
        parser.feed(part)
        assert parser.open == []
        assert visible_text(part, "HTML").strip()


@given(ANSWERS, st.integers(min_value=150, max_value=400))
def test_nothing_is_lost_but_white_space_between_parts(answer: str, limit: int) -> None:
    whole = "".join(visible_text(part, "HTML") for part in split_message(answer, 10**9))
    split = "".join(visible_text(part, "HTML") for part in split_message(answer, limit))
    assert re.sub(r"\s", "", split) == re.sub(r"\s", "", whole)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="*[")))
def test_text_without_markup_is_shown_as_it_is(answer: str) -> None:
    parts = split_message(answer)
    assert "".join(html.unescape(part) for part in parts) == html.unescape(html.escape(answer.strip()))


def test_length_is_counted_in_utf_16_code_units() -> None:
    parts = split_message("😀" * 3000)
    assert [telegram_length(part) for part in parts] == [4096, 1904]


def test_text_is_split_between_paragraphs_if_it_can_be() -> None:
    first, second = "Eerste zin. " * 200, "Tweede zin. " * 200
    assert split_message(f"{first}\n\n{second}") == [first.strip(), second.strip()]


def test_text_without_paragraphs_is_split_between_sentences() -> None:
    parts = split_message("Dit is een zin van acht korte woorden. " * 300)
    assert all(part.endswith("woorden.") for part in parts)


def test_text_without_sentences_is_split_between_words() -> None:
    parts = split_message("woord " * 1500)
    assert set(" ".join(parts).split()) == {"woord"}


def test_bold_text_over_the_border_is_bold_in_both_parts() -> None:
    parts = split_message("**" + "woord " * 1000 + "einde**")
    assert len(parts) == 2
    assert all(part.startswith("<b>") and part.endswith("</b>") for part in parts)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("**vet** en gewoon", "<b>vet</b> en gewoon"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("**[site](https://a.be)**", '<b><a href="https://a.be">site</a></b>'),
        ("[wiki](https://a.be/x_(y))", '<a href="https://a.be/x_(y)">wiki</a>'),
        ('[x](https://a.be/"onclick=1)', '[x](https://a.be/"onclick=1)'),
        ("<script>", "&lt;script&gt;"),
        ("a\nb", "a\nb"),
        ("  \n ", None),
    ],
)
def test_markup(answer: str, expected: str | None) -> None:
    assert split_message(answer) == ([] if expected is None else [expected])


@given(ANSWERS)
def test_plain_text_is_what_a_person_would_have_seen(answer: str) -> None:
    for part in split_message(answer):
        assert plain_text(part) == visible_text(part, "HTML")


@given(st.text())
def test_title_of_a_button_is_short_and_never_empty(title: str) -> None:
    assert 1 <= len(short_title(title)) <= 64


def test_long_title_ends_in_an_ellipsis() -> None:
    assert short_title("Ik heb bijkomende bescherming gekregen en wil weten of ik mag werken nu") == (
        "Ik heb bijkomende bescherming gekregen en wil weten of ik mag w…"
    )


def test_keyboard_has_one_button_a_row() -> None:
    found = keyboard([("Ja", "a"), ("Nee", "b")])
    assert found is not None
    assert [[button.text for button in row] for row in found.inline_keyboard] == [["Ja"], ["Nee"]]
    assert keyboard([]) is None


def test_a_member_of_a_group_is_called_by_their_name() -> None:
    (part,) = split_message("[Tom & co](tg://user?id=42): zoek je iemand?")
    assert part == '<a href="tg://user?id=42">Tom &amp; co</a>: zoek je iemand?'


def test_no_other_address_of_telegram_becomes_a_link() -> None:
    (part,) = split_message("[druk hier](tg://login?token=abc)")
    assert "<a" not in part
