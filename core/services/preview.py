"""What the bot says about one fact, for an editor to see before somebody asks.

It puts together the same texts in the same order as `actions/` does; a test compares the two for every fact.
What depends on the person, such as a course nearby, is not there.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from core.content.bodies import Fact
from core.rules.answers import Answer
from core.rules.dates_in_dutch import in_dutch
from core.rules.length import shortened, visible
from core.rules.measures import WORKER_STATUSES, Measure, state
from core.rules.offers import Offer
from core.rules.organisations import Organisation
from core.rules.review import is_stale
from core.services.bot_texts import Said, Voice, joined, room, source, sources, that_fit
from core.services.desk_preview import said_by_desk

LONGEST_AMOUNT = 160
BULLET = "•"


def said_about(fact: Fact, today: date) -> list[Said]:
    """Return the messages in which this fact is told; none for what nobody reads."""
    if isinstance(fact, Measure):
        return _about_measure(fact, today)
    if isinstance(fact, Answer):
        return _about_answer(fact, today)
    if isinstance(fact, Organisation):
        return [Said("Contact", joined(_organisation(Voice(), fact)))]
    if not isinstance(fact, Offer):
        return said_by_desk(fact, today)
    unsure = fact.uncertain or fact.confidence == "low"
    line = "utter_offer_unsure" if unsure else "utter_offer"
    return [Said("In een lijst", Voice().text(line, name=fact.name, summary=fact.summary))]


def _about_measure(measure: Measure, today: date) -> list[Said]:
    voice = Voice(employer=measure.audience != "newcomer")
    head = [voice.text("utter_measure_head", name=measure.name, summary=measure.summary)]
    ended = state(measure, today) == "ended"
    if ended and measure.valid_until is None:
        head.append(voice.text("utter_measure_ended"))
    elif ended:
        head.append(voice.text("utter_measure_ended_on", date=in_dutch(measure.valid_until or today)))
    ending = [voice.text("utter_measure_uncertain", uncertain=measure.uncertain)] if measure.uncertain else []
    ending.append(voice.text("utter_measure_provider", provider=measure.provider))
    ending.append(source(voice, measure.sources[0], measure.checked_on))
    if ended:
        return [Said("Kort", joined([*head, *ending]))]
    around = [*head, *ending]
    body = that_fit(around, _measure_in_short(voice, measure, room(around)))
    conditions = _conditions(voice, measure)
    short = Said("Kort", joined([*head, *body, *ending]))
    return [short, *([Said("Meer uitleg", joined([*head, *conditions, *ending]))] if conditions else [])]


def _measure_in_short(voice: Voice, measure: Measure, most: int) -> list[str]:
    parts = []
    if measure.amount:
        empty = visible(voice.text("utter_measure_amount", amount="")) + 3
        amount = shortened(measure.amount, min(LONGEST_AMOUNT, most - empty))
        parts.append(voice.text("utter_measure_amount", amount=amount))
    admitted = [
        voice.text(f"utter_measure_for_{status}")
        for status in WORKER_STATUSES
        if measure.worker_statuses.admission(status) == "allowed"
    ]
    if admitted:
        parts.append(voice.text("utter_measure_for", who=", ".join(admitted)))
    return parts


def _conditions(voice: Voice, measure: Measure) -> list[str]:
    def bullets(lines: Sequence[str]) -> str:
        return "\n".join(f"{BULLET} {line}" for line in lines)

    rows: list[tuple[str, Mapping[str, object], object]] = [
        ("utter_measure_amount", {"amount": measure.amount}, measure.amount),
        ("utter_measure_duration", {"duration": measure.duration}, measure.duration),
    ]
    for response, name, lines in (
        ("utter_measure_employer_conditions", "conditions", measure.conditions_employer),
        ("utter_measure_worker_conditions", "conditions", measure.conditions_worker),
        ("utter_measure_steps", "steps", measure.steps),
    ):
        rows.append((response, {name: bullets(lines)}, lines))
    return [voice.text(response, **values) for response, values, known in rows if known]


def _about_answer(answer: Answer, today: date) -> list[Said]:
    for_employer = answer.audience == "employer"
    said = [Said("Kort", _answer(answer, today, Voice(employer=for_employer)))]
    if answer.more:
        said.append(Said("Meer uitleg", _answer(answer, today, Voice(employer=for_employer), detailed=True)))
    if answer.simple and not for_employer:
        said.append(Said("Eenvoudiger", _answer(answer, today, Voice(simple=True))))
    if answer.audience == "anyone":
        said.append(Said("Aan een werkgever", _answer(answer, today, Voice(employer=True))))
        if answer.more_employer or answer.more:
            text = _answer(answer, today, Voice(employer=True), detailed=True)
            said.append(Said("Meer uitleg aan een werkgever", text))
    return said


def _answer(answer: Answer, today: date, voice: Voice, *, detailed: bool = False) -> str:
    formal = voice.employer and answer.audience == "anyone"
    urgent = answer.intent == "report_exploitation"
    parts = [voice.text("utter_danger_first")] if urgent else []
    conclusion = (answer.conclusion_employer if formal else None) or answer.conclusion
    text = (answer.text_employer if formal else None) or answer.text
    more = (answer.more_employer if formal else None) or answer.more
    if detailed and more:
        text = more
    elif voice.simple and answer.simple:
        text = answer.simple
    else:
        text = f"{conclusion}\n{text}" if text.startswith(BULLET) else f"{conclusion} {text}"
    parts.append(voice.text("utter_answer", text=text))
    if detailed:
        parts += _validity(voice, answer)
    shown = answer.sources if detailed else answer.sources[:1]
    read_at = sources(voice, shown, answer.checked_on)
    unsure = [voice.text("utter_answer_unsure", uncertain=answer.uncertain)] if answer.uncertain else []
    stale = is_stale(answer.checked_on, answer.review_months, today)
    late = [voice.text("utter_answer_stale")] if stale else []
    if unsure and not detailed and room([*parts, *unsure, *late, read_at]) < 0:
        unsure = [voice.text("utter_answer_partly_unsure")]
    offer = [voice.text("utter_urgent_first")] if urgent and not detailed and not voice.simple else []
    beside = that_fit([*parts, *unsure, *late, read_at], offer)
    return joined([*parts, *beside, *unsure, *late, read_at])


def _validity(voice: Voice, answer: Answer) -> list[str]:
    first = in_dutch(answer.valid_from) if answer.valid_from else None
    last = in_dutch(answer.valid_until) if answer.valid_until else None
    if first and last:
        return [voice.text("utter_held_between", first=first, last=last)]
    if last:
        return [voice.text("utter_held_until", last=last)]
    return [voice.text("utter_holds_since", first=first)] if first else []


def _organisation(voice: Voice, organisation: Organisation) -> list[str]:
    parts = [voice.text("utter_organisation", name=organisation.name, summary=organisation.summary)]
    if organisation.status == "ended":
        parts.append(voice.text("utter_organisation_ended"))
    lines = [
        voice.text(
            f"utter_contact_{contact.kind}" + ("_with_hours" if contact.hours else ""),
            value=contact.value,
            hours=contact.hours,
        )
        for contact in organisation.contacts
    ]
    parts.append(
        voice.text("utter_contacts", contacts="\n".join(lines)) if lines else voice.text("utter_no_contacts")
    )
    if any(contact.confidence != "high" for contact in organisation.contacts):
        parts.append(voice.text("utter_contacts_unsure"))
    if organisation.status == "unknown" or organisation.confidence == "low":
        parts.append(voice.text("utter_organisation_unsure"))
    if organisation.sources:
        parts.append(sources(voice, organisation.sources[:1], organisation.checked_on))
    return parts
