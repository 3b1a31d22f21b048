"""What the bot knows of a conversation, as it is passed on to staff: never a name, a number or an address.

It is read from what Rasa recorded: the facts that were told (only those that `data/desk_texts.yml` names) and
what was said. Glossary: samenvatting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from core.database.places import municipality_by_nis
from core.database.profiles import ProfileRow
from core.database.rasa_events import Utterance, recorded_of
from core.database.relay import Conversation
from core.rules.dates_in_dutch import in_dutch
from core.rules.question_themes import theme_of
from core.rules.right_to_work_law import LawIncompleteError, RightToWorkLaw
from core.rules.territory import BRUSSELS
from core.services.desk_texts import as_typed, labels, text
from core.services.occupations import occupation_name
from core.services.places import find_place
from core.services.right_to_work import right_to_work_law

UNKNOWN: Final = "unknown"
MOST_MESSAGES: Final = 10
_FORGETS: Final = ("restart", "reset_slots")


@dataclass(frozen=True)
class Known:
    """What is passed on of a conversation. `facts` are (what, value) in Dutch; `said` is in order.

    `role` is "newcomer" or "employer", `topic` the intent it was last about, `place` a municipality or
    province that exists, `level` how well the person knows Dutch.
    """

    role: str | None = None
    topic: str | None = None
    place: str | None = None
    province: str | None = None
    level: str | None = None
    facts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    said: tuple[Utterance, ...] = field(default=(), repr=False)
    in_danger: bool = field(default=False, repr=False)

    @property
    def is_urgent(self) -> bool:
        """Whether the person told about danger or exploitation, however they ask for a human."""
        return self.in_danger or self.topic == "report_exploitation"

    @property
    def is_employer(self) -> bool:
        """Whether the person is addressed with `u`."""
        return self.role == "employer"

    @property
    def theme_id(self) -> str | None:
        """Return the theme, None when the conversation was about nothing yet."""
        return theme_of(self.topic) if self.topic else None

    @property
    def theme(self) -> str:
        """Return the theme in Dutch."""
        return theme_in_dutch(self.topic)


def known_of(session: Session, person: str) -> Known:
    """Return what the bot knows of a conversation now."""
    slots, said = _recorded(session, person)
    conversation: Any = session.get(Conversation, person)
    profile: Any = session.get(ProfileRow, person)
    place, province = place_of(session, slots.get("place"))
    if place is None and profile is not None and profile.nis_code is not None:
        place, province = _home(session, profile.nis_code)
    told_role = conversation.role if conversation is not None else None
    has_status = slots.get("status") not in (None, UNKNOWN)
    level = slots.get("language_level") or (profile.dutch_level if profile is not None else None)
    return Known(
        role=slots.get("role") or told_role or ("newcomer" if has_status or profile is not None else None),
        topic=slots.get("topic"),
        place=place,
        province=province,
        level=None if level in (None, UNKNOWN) else str(level),
        facts=tuple(_facts(session, slots)),
        said=said,
        in_danger=bool(slots.get("danger_told")),
    )


def theme_in_dutch(topic: str | None) -> str:
    """Return what a topic (an intent) is about, in Dutch."""
    theme = theme_of(topic) if topic else None
    return labels().themes.get(theme, labels().no_theme) if theme else labels().no_theme


def place_of(session: Session, told: Any) -> tuple[str | None, str | None]:
    """Return the municipality or province that somebody named, and its province; only ones that exist."""
    found = find_place(session, str(told)) if told and told != UNKNOWN else ()
    provinces = {BRUSSELS if each.region == "brussels" else each.province for each in found}
    province = provinces.pop() if len(provinces) == 1 else None
    names = {each.municipality for each in found}
    return (names.pop() if len(names) == 1 else None) or province, province


def _home(session: Session, nis_code: str) -> tuple[str | None, str | None]:
    found = municipality_by_nis(session, nis_code)
    if found is None:
        return None, None
    return found.name, BRUSSELS if found.region == "brussels" else found.province


def lines_of(known: Known) -> list[str]:
    """Return what is known, a line each, as the person and staff read it."""
    words = labels()
    values = {
        "role": words.roles.get(known.role or "", words.roles["unknown"]),
        "theme": known.theme if known.theme_id else None,
        "place": known.place or words.no_place,
        "level": known.level,
        "facts": "; ".join(f"{what}: {value}" for what, value in known.facts),
    }
    return [words.lines[name].format(value=as_typed(value)) for name, value in values.items() if value]


def passed_on(known: Known) -> str:
    """Return the list of what is passed on, for the person who is asked whether it may be."""
    words = labels().lines
    return "\n".join(
        f"• {line}" for line in [*lines_of(known), words["last_messages"], words["later_messages"]]
    )


def title_of(known: Known, *, urgent: bool) -> str:
    """Return the title of a topic: theme and place, never a name."""
    name = "group_title_urgent" if urgent else "group_title"
    return text(name, theme=known.theme, place=known.place or labels().no_place)


def _recorded(session: Session, person: str) -> tuple[dict[str, Any], tuple[Utterance, ...]]:
    slots: dict[str, Any] = {}
    said: list[Utterance] = []
    titles: dict[str, str] = {}
    for moment, kind, data in recorded_of(session, person):
        if kind == "slot":
            slots[str(data.get("name"))] = data.get("value")
        elif kind in _FORGETS:
            slots.clear()
        elif kind == "bot":
            titles |= _titles(data)
            said += _utterance("bot", str(data.get("text") or ""), moment)
        elif kind == "user":
            said += _utterance("user", _as_read(str(data.get("text") or ""), titles), moment)
    return slots, tuple(said)


def _utterance(speaker: str, words: str, moment: datetime) -> list[Utterance]:
    return [Utterance(speaker, words, moment)] if words.strip() else []


def _titles(data: Mapping[str, Any]) -> dict[str, str]:
    shown: Sequence[Mapping[str, Any]] = (data.get("data") or {}).get("buttons") or ()
    return {str(button.get("payload")): str(button.get("title")) for button in shown}


def _as_read(words: str, titles: Mapping[str, str]) -> str:
    """Return what a person said; of a pressed button what stood on it."""
    if not words.startswith("/"):
        return words
    title = titles.get(words)
    return labels().button_titled.format(title=title) if title else labels().button


def _facts(session: Session, slots: Mapping[str, Any]) -> list[tuple[str, str]]:
    law = _law(session)
    return [
        (label, _in_words(session, slot, str(slots[slot]), law))
        for slot, label in labels().facts.items()
        if slots.get(slot) not in (None, UNKNOWN, "")
    ]


def _in_words(session: Session, slot: str, value: str, law: RightToWorkLaw | None) -> str:
    if slot == "status" and law is not None and value in law.statuses:
        return law.statuses[value][-1].name
    if slot == "document" and law is not None:
        return law.documents.get(value, value)
    if slot == "occupation":
        return occupation_name(session, value)
    days = _days(value)
    if days:
        return in_dutch(days[0]) if len(days) == 1 else _period(days)
    return labels().values.get(value, value)


def _days(value: str) -> list[date]:
    try:
        return [date.fromisoformat(each) for each in value.split("/") if each]
    except ValueError:
        return []


def _period(days: Sequence[date]) -> str:
    return labels().period.format(first=in_dutch(days[0]), last=in_dutch(days[-1]))


def _law(session: Session) -> RightToWorkLaw | None:
    try:
        return right_to_work_law(session)
    except LawIncompleteError:
        return None
