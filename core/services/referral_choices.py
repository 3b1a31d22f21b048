"""To whom a conversation can be passed on: partners with a channel for its theme and place, and teams."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy.orm import Session

from core.database.escalations import Escalation
from core.database.referrals import partner_rows
from core.errors import SettingInvalidError, SettingMissingError
from core.rules.organisations import Organisation
from core.rules.referral_themes import EVERY_THEME, themes_for
from core.rules.territory import PlaceOfAsker
from core.services import desk_hours
from core.services.organisations import organisations_for
from core.settings import MailSettings, mail_settings, web_settings

Channel = Literal["group", "mail", "team"]
TEAM: Final = "team:"
LONGEST_ID: Final = 40  # with "desk:refer_to:" and the number of the escalation at most 64 bytes
MOST: Final = 10


@dataclass(frozen=True)
class Choice:
    """An organisation or team to choose from; `id` goes into `desk:refer_to:<escalation>:<id>`."""

    id: str
    title: str
    channel: Channel
    organisation: str | None = None
    team: str | None = None


@dataclass(frozen=True)
class MailWay:
    """How a link can be mailed: the mail server, and where the pages are."""

    settings: MailSettings
    web_url: str


def choices(session: Session, escalation: Escalation, now: datetime) -> list[Choice]:
    """Return to whom a conversation can go, the nearest first, then the other teams.

    When no partner fits the theme, those for any theme. A partner with nothing but an e-mail address stands
    there only when e-mail can be sent and its link can be opened.
    """
    ways = {row.organisation: _channel(row, escalation) for row in partner_rows(session)}
    place = _place(escalation)
    for themes in (themes_for(escalation.topic), EVERY_THEME):
        near = [each for each in organisations_for(session, themes, place) if ways.get(each.id)]
        if near:
            break
    partners = [*_partners(near, ways)][:MOST]
    return [*partners, *_teams(session, escalation)]


def mail_way() -> MailWay | None:
    """Return how a link can be mailed, None when something for it is not set, or not set well."""
    try:
        settings, url = mail_settings(), web_settings().url
    except (SettingInvalidError, SettingMissingError):
        return None
    return MailWay(settings, url) if settings is not None and url is not None else None


def _channel(row: Any, escalation: Escalation) -> Channel | None:
    if row.chat_id is not None:
        return "group" if row.chat_id != escalation.chat_id else None
    return "mail" if row.email and mail_way() is not None else None


def _partners(near: list[Organisation], ways: dict[str, Channel | None]) -> Iterator[Choice]:
    for each in near:
        channel = ways[each.id]
        if channel is not None:
            yield Choice(short(each.id), each.name, channel, organisation=each.id)


def _teams(session: Session, escalation: Escalation) -> Iterator[Choice]:
    for each in desk_hours.teams(session):
        if each.id != escalation.team:
            yield Choice(TEAM + short(each.id, LONGEST_ID - len(TEAM)), each.name, "team", team=each.id)


def short(name: str, longest: int = LONGEST_ID) -> str:
    """Return an id that fits behind a button: itself, or when it is too long a hash of it."""
    return name if len(name.encode()) <= longest else hashlib.sha256(name.encode()).hexdigest()[:16]


def _place(escalation: Escalation) -> PlaceOfAsker | None:
    if escalation.province is None and escalation.place is None:
        return None
    region = None if escalation.province else "flanders"
    return PlaceOfAsker(escalation.place, escalation.province, region)  # type: ignore[arg-type]
