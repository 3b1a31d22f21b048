"""What can be set from outside, and whether it is written down."""

import re
from pathlib import Path

import pytest

from core import settings
from core.errors import SettingInvalidError, SettingMissingError
from core.settings import (
    DEFAULT_DATABASE_URL,
    SETTINGS,
    bot_settings,
    database_url,
    mail_settings,
    rasa_url,
)

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / ".env.example"
BETWEEN_OUR_OWN_PROCESSES = {"TOELEIDING_ACTIONS_URL"}
ENOUGH = {"TOELEIDING_TELEGRAM_TOKEN": "1:a", "TOELEIDING_SECRET_KEY": "k" * 32}


def test_example_file_names_every_setting_and_nothing_else() -> None:
    named = re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text(), re.MULTILINE)
    assert named == list(SETTINGS)


def test_example_file_says_of_every_setting_what_it_means() -> None:
    text = EXAMPLE.read_text()
    for name, meaning in SETTINGS.items():
        comment = re.search(rf"((?:^#.*\n)+){name}=", text, re.MULTILINE)
        assert comment is not None, name
        first_sentence = meaning.split(". ")[0].split("; ")[0].rstrip(".")
        assert first_sentence.split(":")[0] in comment.group(1), name


def test_example_file_gives_away_no_value() -> None:
    assert re.findall(r"^[A-Z_]+=.+$", EXAMPLE.read_text(), re.MULTILINE) == []


def test_every_setting_that_is_read_anywhere_is_in_the_list() -> None:
    rooms = [ROOT / room for room in ("core", "bot", "actions", "office", "nlu")]
    read = {
        name
        for room in rooms
        for path in room.rglob("*.py")
        for name in re.findall(r"\bTOELEIDING_[A-Z_]+\b", path.read_text())
    }
    assert read - BETWEEN_OUR_OWN_PROCESSES <= set(SETTINGS)


@pytest.mark.parametrize("name", sorted(ENOUGH))
@pytest.mark.parametrize("empty", [True, False])
def test_missing_setting_is_named(name: str, empty: bool) -> None:
    environment = {**ENOUGH, name: ""} if empty else {k: v for k, v in ENOUGH.items() if k != name}
    with pytest.raises(SettingMissingError) as error:
        bot_settings(environment)
    assert name in str(error.value)


def test_webhook_needs_its_secret() -> None:
    with pytest.raises(SettingMissingError) as error:
        bot_settings({**ENOUGH, "TOELEIDING_TELEGRAM_WEBHOOK_URL": "https://bot.example.org/t"})
    assert error.value.name == "TOELEIDING_TELEGRAM_WEBHOOK_SECRET"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOELEIDING_SECRET_KEY", "too short"),
        ("TOELEIDING_TELEGRAM_WEBHOOK_PORT", "many"),
        ("TOELEIDING_TELEGRAM_WEBHOOK_PORT", "70000"),
        ("TOELEIDING_TELEGRAM_API_URL", "api.telegram.org"),
        ("TOELEIDING_RASA_URL", "localhost:5005"),
        ("TOELEIDING_TELEGRAM_WEBHOOK_URL", "bot.example.org"),
        ("TOELEIDING_TELEGRAM_WEBHOOK_SECRET", "spaces are refused by Telegram"),
    ],
)
def test_value_that_cannot_be_used_is_refused_without_being_shown(name: str, value: str) -> None:
    webhook = {
        "TOELEIDING_TELEGRAM_WEBHOOK_URL": "https://bot.example.org/t",
        "TOELEIDING_TELEGRAM_WEBHOOK_SECRET": "secret",
    }
    with pytest.raises(SettingInvalidError) as error:
        bot_settings({**ENOUGH, **webhook, name: value})
    assert name in str(error.value)
    assert value not in str(error.value)


def test_defaults_hold_for_what_is_not_set() -> None:
    found = bot_settings(ENOUGH)
    assert found.api_url == "https://api.telegram.org"
    assert found.webhook_url is None
    assert rasa_url({}) == "http://127.0.0.1:5005"
    assert database_url({"TOELEIDING_DATABASE_URL": ""}) == DEFAULT_DATABASE_URL


def test_staff_group_is_the_number_of_a_supergroup() -> None:
    found = bot_settings({**ENOUGH, "TOELEIDING_TELEGRAM_STAFF_CHAT": "-1001234567890"})
    assert found.staff_chat == -1001234567890
    assert bot_settings(ENOUGH).staff_chat is None


@pytest.mark.parametrize(
    "value", ["1234567890", "-42", "-100", "@balie", "-1001234567890x", "https://t.me/x"]
)
def test_number_that_is_no_supergroup_is_refused(value: str) -> None:
    with pytest.raises(SettingInvalidError, match="TOELEIDING_TELEGRAM_STAFF_CHAT"):
        bot_settings({**ENOUGH, "TOELEIDING_TELEGRAM_STAFF_CHAT": value})


def test_slash_at_the_end_of_a_url_makes_no_difference() -> None:
    assert rasa_url({"TOELEIDING_RASA_URL": "http://127.0.0.1:5005/"}) == "http://127.0.0.1:5005"


def test_settings_do_not_show_their_secrets() -> None:
    shown = repr(bot_settings({**ENOUGH, "TOELEIDING_TELEGRAM_TOKEN": "1:geheim"}))
    assert "geheim" not in shown
    assert "kkkk" not in shown


def test_secret_key_can_be_read_alone() -> None:
    assert settings.secret_key(ENOUGH) == "k" * 32


@pytest.mark.parametrize(
    ("url", "host", "port", "security"),
    [
        ("smtp://mail.example.org", "mail.example.org", 587, "starttls"),
        ("smtp://mail.example.org:25", "mail.example.org", 25, "starttls"),
        ("smtps://mail.example.org", "mail.example.org", 465, "tls"),
        ("smtp://localhost:1025", "localhost", 1025, "plain"),
    ],
)
def test_mail_goes_over_tls_but_on_this_computer(url: str, host: str, port: int, security: str) -> None:
    found = mail_settings({"TOELEIDING_SMTP_URL": url, "TOELEIDING_MAIL_FROM": "balie@example.org"})
    assert found is not None
    assert (found.host, found.port, found.security, found.user) == (host, port, security, None)


def test_password_of_the_mail_server_may_hold_any_sign_and_is_not_shown() -> None:
    url = "smtp://balie%40example.org:p%40ss%2Fword@mail.example.org"
    found = mail_settings({"TOELEIDING_SMTP_URL": url, "TOELEIDING_MAIL_FROM": "balie@example.org"})
    assert found is not None
    assert (found.user, found.password) == ("balie@example.org", "p@ss/word")
    assert "word" not in repr(found)


def test_without_a_mail_server_there_is_no_mail() -> None:
    assert mail_settings({}) is None
    assert mail_settings({"TOELEIDING_MAIL_FROM": "balie@example.org"}) is None


@pytest.mark.parametrize(
    "url", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://h:99999", "smtp://h/path"]
)
def test_url_of_a_mail_server_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(SettingInvalidError):
        mail_settings({"TOELEIDING_SMTP_URL": url, "TOELEIDING_MAIL_FROM": "balie@example.org"})


@pytest.mark.parametrize(
    "sender", ["balie", "An <balie@example.org>", "a@b.example\nBcc: c@d.example", "a@b c"]
)
def test_sender_that_is_no_address_is_refused(sender: str) -> None:
    with pytest.raises(SettingInvalidError):
        mail_settings({"TOELEIDING_SMTP_URL": "smtp://h", "TOELEIDING_MAIL_FROM": sender})


def test_mail_server_without_a_sender_is_refused() -> None:
    with pytest.raises(SettingMissingError):
        mail_settings({"TOELEIDING_SMTP_URL": "smtp://h"})
