"""Of a long story the sentences that ask something are kept, and no more than asked for."""

from hypothesis import given
from hypothesis import strategies as st

from nlu.components.gist import gist

STORY = (
    "Ik woon sinds de lente in het centrum en mijn dochter gaat hier naar school. "
    "De bus rijdt maar om het uur. "
    "Mijn man was thuis bakker en hij staat elke nacht om drie uur op, uit gewoonte. "
    "Mag hij bij de bakker in het dorp beginnen? De buren zijn vriendelijk en het eten is goed."
)


def test_the_question_in_the_middle_of_a_story_stays() -> None:
    assert "Mag hij bij de bakker in het dorp beginnen?" in gist(STORY, 30)


def test_a_short_message_stays_as_it_is() -> None:
    assert gist("  Mag ik\nwerken?", 30) == "  Mag ik\nwerken?"


def test_of_one_long_sentence_the_beginning_and_the_end_stay() -> None:
    spoken = " ".join(str(number) for number in range(60))
    assert gist(spoken, 8) == "0 1 54 55 56 57 58 59"


def test_sentences_keep_their_order() -> None:
    kept = gist(STORY, 40)
    places = [STORY.index(sentence) for sentence in kept.split(". ") if sentence in STORY]
    assert places == sorted(places)


@given(st.text(), st.integers(4, 40))
def test_a_gist_is_never_longer_than_asked_and_never_empty(text: str, most_words: int) -> None:
    kept = gist(text, most_words)
    assert len(kept.split()) <= most_words
    assert bool(kept.split()) == bool(text.split())
    assert set(kept.split()) <= set(text.split())
