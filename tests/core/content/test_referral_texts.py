"""What is said when a conversation is passed on: whole, plain, and a mail without the person."""

from pathlib import Path
from string import Formatter

import pytest
import yaml

from core.content.readability import flesch_douma, words_per_sentence
from core.content.referral_texts import FILE, read_referral_texts, referral_texts
from core.errors import ContentError

MOST_WORDS = 15
LEAST_EASE = 60
PERSON = sorted(key for key in referral_texts() if key[1] in ("newcomer", "employer"))


def changed(tmp_path: Path, id_: str, **values: object) -> Path:
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    next(each for each in content["texts"] if each["id"] == id_).update(values)
    path = tmp_path / "referral_texts.yml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


def test_file_holds_every_text_and_no_other() -> None:
    assert read_referral_texts(FILE)[1] == []


@pytest.mark.parametrize("key", PERSON, ids="-".join)
def test_text_for_a_person_is_short_and_plain(key: tuple[str, str]) -> None:
    text = referral_texts()[key].text  # type: ignore[index]
    assert words_per_sentence(text) <= MOST_WORDS
    if key[1] == "newcomer":
        assert flesch_douma(text) >= LEAST_EASE


def test_mail_has_room_for_nothing_about_the_person_or_the_question() -> None:
    texts = [referral_texts()["mail_subject", "partner"].text, referral_texts()["mail", "partner"].text]
    fields = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    assert fields == {"partner", "link", "until", "sender"}


@pytest.mark.parametrize(
    ("id_", "values"),
    [
        ("mail", {"text": "{comment} {link} {until} {sender} {partner}"}),
        ("ask_mail", {"buttons": {"agree": "Ja"}}),
        ("agreed_mail", {"buttons": {"agree": "Ja", "refuse": "Nee"}}),
        ("ask_group", {"buttons": {"agree": "J" * 41, "refuse": "Nee"}}),
        ("opened", {"id": "openned"}),
        ("opened", {"id": "feedback"}),
    ],
)
def test_fault_is_told_and_the_texts_are_not_used(
    tmp_path: Path, id_: str, values: dict[str, object]
) -> None:
    path = changed(tmp_path, id_, **values)
    assert read_referral_texts(path)[1]
    with pytest.raises(ContentError):
        referral_texts(path)


def test_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert read_referral_texts(tmp_path / "none.yml") == ([], [])
