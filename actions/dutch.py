"""Where somebody can learn Dutch, and what helps an employer with Dutch on the work floor, by place."""

from actions.answers import Addition, say_answer, start
from actions.base import BotAction
from actions.contact import nearest_for
from actions.contact_lines import contact_button, nearest_part
from actions.language_requests import note_request
from actions.measures import details_button
from actions.places import place_of
from actions.turn import Button, Part, Turn
from core import clock
from core.rules.offers import AT_WORK, LESSONS, Offer, OfferAudience, OfferKind
from core.rules.organisations import Organisation
from core.services import measures, offers
from core.services.organisations import organisations_by_id
from core.services.sessions import session_scope

MOST_OFFERS = 3


class ActionLearnDutch(BotAction):
    """Answer `ask_learn_dutch`: "waar kan ik Nederlands leren in Kortrijk?"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_learn_dutch"

    def answer(self, turn: Turn) -> None:
        """Take the place and the level that the message names, then answer with what is near."""
        start(turn)
        level = turn.first("language_level")
        if level:
            turn.remember("language_level", level)
        if turn.slot("topic") == "ask_language_coaching":
            say_language_coaching(turn)
        else:
            say_learn_dutch(turn)


class ActionLanguageCoaching(BotAction):
    """Answer `ask_language_coaching`: "wie geeft Nederlands op onze werkvloer?"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_language_coaching"

    def answer(self, turn: Turn) -> None:
        """Take the place that the message names, then answer with measures and offers there."""
        start(turn)
        if turn.slot("role") is None:
            turn.remember("role", "employer")
        say_language_coaching(turn)


def say_learn_dutch(turn: Turn) -> None:
    """Say how to start with a course, with the nearest offers."""
    say_answer(turn, _lessons)


def say_language_coaching(turn: Turn) -> None:
    """Say what helps with Dutch at work, with the measures and offers for the place of the company."""
    say_answer(turn, _coaching)


def _lessons(turn: Turn) -> Addition:
    found = _offers(turn, LESSONS, "newcomer", turn.slot("language_level"))
    near = nearest_for(turn, "dutch_courses")[:MOST_OFFERS] if place_of(turn) else []
    parts = [nearest_part(turn, near[0])] if near else []
    parts += [_line(offer) for offer in found if offer.provider not in {each.id for each in near[:1]}]
    return Addition(tuple(parts), tuple(contact_button(turn, organisation) for organisation in near))


def _coaching(turn: Turn) -> Addition:
    found = _offers(turn, AT_WORK, "employer", None)
    buttons: list[Button] = []
    with session_scope() as session:
        for measure in dict.fromkeys(offer.measure for offer in found if offer.measure):
            buttons.append(details_button(measures.details(session, measure)))
    unmeasured = [offer for offer in found if not offer.measure]
    buttons += [contact_button(turn, provider) for provider in _providers(unmeasured)]
    noted = [Part("utter_language_request_noted")] if note_request(turn) else []
    return Addition((*noted, *(_line(offer) for offer in found)), tuple(buttons))


def _offers(
    turn: Turn, kinds: tuple[OfferKind, ...], audience: OfferAudience, level: str | None
) -> list[Offer]:
    """Return the nearest offers, of each provider one."""
    place = place_of(turn)
    with session_scope() as session:
        found = offers.offers_for(
            session, clock.today(), kinds=kinds, place=place, level=level, audience=audience
        )
    of_provider: dict[str, Offer] = {}
    for fitting in found:
        of_provider.setdefault(fitting.offer.provider, fitting.offer)
    return list(of_provider.values())[:MOST_OFFERS]


def _providers(found: list[Offer]) -> list[Organisation]:
    with session_scope() as session:
        return organisations_by_id(session, [offer.provider for offer in found])


def _line(offer: Offer) -> Part:
    response = "utter_offer_unsure" if offer.uncertain or offer.confidence == "low" else "utter_offer"
    return Part(response, {"name": offer.name, "summary": offer.summary})
