"""What the bot writes of its own accord about a match: whole, plain, and without a name before its time."""

from pathlib import Path

import pytest
import yaml

from core.content.match_messages import FILE, match_messages, read_match_messages
from core.content.readability import flesch_douma, words_per_sentence
from core.errors import ContentError

MOST_WORDS = 15
LEAST_EASE = 60
SENT = [
    ("proposed", "newcomer"),
    ("proposed_by_staff", "newcomer"),
    ("introduced", "newcomer"),
    ("stopped", "newcomer"),
    ("interested", "employer"),
    ("proposed_by_staff", "employer"),
    ("introduced", "employer"),
    ("stopped", "employer"),
]


def changed(tmp_path: Path, text: str, id_: str = "proposed") -> Path:
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    next(each for each in content["messages"] if each["id"] == id_)["text"] = text
    path = tmp_path / "match_messages.yml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


def test_every_message_that_is_sent_has_words() -> None:
    assert sorted(match_messages()) == sorted(SENT)


@pytest.mark.parametrize("key", SENT, ids="-".join)
def test_message_is_short_and_plain(key: tuple[str, str]) -> None:
    message = match_messages()[key]  # type: ignore[index]
    assert words_per_sentence(message.text) <= MOST_WORDS
    if message.to == "newcomer":
        assert flesch_douma(message.text) >= LEAST_EASE


def test_name_in_a_message_before_the_introduction_is_refused(tmp_path: Path) -> None:
    problems = read_match_messages(changed(tmp_path, "{company} zoekt {occupation} in {place}."))[1]
    assert len(problems) == 1
    assert "proposed" in problems[0]


def test_introduction_that_forgets_the_contact_is_refused(tmp_path: Path) -> None:
    assert read_match_messages(changed(tmp_path, "{occupation} in {place}: {company}.", "introduced"))[1]


def test_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert read_match_messages(tmp_path / "none.yml") == ([], [])


def test_messages_of_a_file_with_a_fault_are_not_used(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        match_messages(changed(tmp_path, "Zonder iets in te vullen."))
