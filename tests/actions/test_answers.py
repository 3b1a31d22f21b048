"""Themed answers in conversation, from the real content of data/."""

import re

import pytest

from core.content.readability import plain, words_per_sentence
from tests.actions.conversation import Conversation

INTEGRATION = "ask_integration_programme"
DUTCH = "ask_learn_dutch"
EXPLOITATION = "report_exploitation"
MORE, SIMPLER, HUMAN = "Meer uitleg", "Zeg het eenvoudiger", "Een medewerker vragen"
ASYLUM_SEEKER = "Asielzoeker (in procedure)"
ASK_PLACE = "Waar woon je? Typ je gemeente of postcode."
ADVICE = re.compile(r"[\W_]*(?:ga|bel|vraag|meld|praat|dien|zeg|voor de politie)\b", re.IGNORECASE)
WITHOUT_SOURCE = re.compile(r"\n*Bron(?:nen)?: .*", re.DOTALL)


def own_words(said: str) -> str:
    return WITHOUT_SOURCE.sub("", said)


@pytest.fixture
def asylum_seeker(person: Conversation) -> Conversation:
    person.slots["status"] = "asylum_seeker"
    return person


def test_answer_names_its_source_and_the_day_it_was_checked_and_offers_a_way_on(person: Conversation) -> None:
    said = person.says("hoe laat ik mijn diploma erkennen?", "ask_diploma_recognition")
    assert "Bron: [" in said
    assert "nagekeken op 23 november 2026" in said
    assert HUMAN in person.buttons
    assert any(button.startswith("Contact: ") for button in person.buttons)


def test_status_is_asked_when_the_answer_depends_on_it_and_is_then_remembered(person: Conversation) -> None:
    person.says("moet ik inburgeren?", INTEGRATION)
    assert ASYLUM_SEEKER in person.buttons
    said = person.presses(ASYLUM_SEEKER)
    assert said.startswith("Nee, als asielzoeker kan je geen inburgering volgen.")
    said = person.says("mag ik vrijwilligerswerk doen?", "ask_volunteering")
    assert said.startswith("Ja, als asielzoeker mag je vrijwilligerswerk doen")


def test_who_does_not_know_the_status_gets_the_general_answer(person: Conversation) -> None:
    person.says("moet ik inburgeren?", INTEGRATION)
    said = person.presses("Weet ik niet")
    assert said.startswith("Dat hangt af van je ")
    assert person.slots["open_question"] is None


@pytest.mark.parametrize(
    ("status", "start"),
    [
        ("asylum_seeker", "Nee, als asielzoeker"),
        ("recognised_refugee", "Ja, als erkend vluchteling"),
        ("subsidiary_protection", "Ja, maar eerst heb je een beroepskaart nodig"),
        ("temporary_protection", "Ja, met tijdelijke bescherming"),
        ("rejected", "Nee, na een afwijzing"),
    ],
)
def test_each_status_gets_its_own_answer_about_self_employment(
    person: Conversation, status: str, start: str
) -> None:
    person.slots["status"] = status
    assert person.says("mag ik een eigen zaak beginnen?", "ask_self_employment").startswith(start)


def test_asylum_seeker_in_brussels_hears_the_rule_of_brussels(asylum_seeker: Conversation) -> None:
    asylum_seeker.slots["place"] = "Schaarbeek"
    said = asylum_seeker.says("mag ik een eigen zaak beginnen?", "ask_self_employment")
    assert said.startswith("In Brussel heb je als asielzoeker een beroepskaart nodig")
    assert "Niet alles is zeker" in said or "Niet alles hier is zeker" in said


def test_more_tells_the_rest_with_all_sources(asylum_seeker: Conversation) -> None:
    first = asylum_seeker.says("moet ik inburgeren?", INTEGRATION)
    more = asylum_seeker.presses(MORE)
    assert "Bronnen: " in more
    assert len(plain(more)) > len(plain(own_words(first)))
    assert own_words(more) not in first
    assert "Dit geldt sinds 1 maart 2022." in more
    assert MORE not in asylum_seeker.buttons


def test_again_is_said_simpler_and_shorter(asylum_seeker: Conversation) -> None:
    first = own_words(asylum_seeker.says("moet ik inburgeren?", INTEGRATION))
    by_button = asylum_seeker.presses(SIMPLER)
    asylum_seeker.presses(MORE)
    simple = asylum_seeker.says("herhaal", "repeat")
    assert simple == by_button
    assert len(own_words(simple)) < len(first)
    assert words_per_sentence(own_words(simple)) <= 10
    assert SIMPLER not in asylum_seeker.buttons
    assert MORE in asylum_seeker.buttons


def test_how_it_was_in_another_year_can_be_asked_after_the_answer(asylum_seeker: Conversation) -> None:
    asylum_seeker.says("moet ik inburgeren?", INTEGRATION)
    said = asylum_seeker.says("hoe was dat in 2017?", "inform")
    assert said.startswith("Zo was het in 2017:\n\nToen kon je als asielzoeker wel inburgering volgen.")
    assert "Dit gold tot en met 28 februari 2022." in said


def test_year_in_which_the_rule_changed_gets_both_rules(asylum_seeker: Conversation) -> None:
    said = asylum_seeker.says("kon je in 2022 als asielzoeker inburgeren?", INTEGRATION)
    assert said.index("Toen kon je") < said.index("Nee, als asielzoeker kan je geen inburgering volgen.")
    assert "Dit geldt sinds 1 maart 2022." in said


def test_new_question_is_about_now_again(asylum_seeker: Conversation) -> None:
    then = asylum_seeker.says("kon je in 2017 als asielzoeker inburgeren?", INTEGRATION)
    assert then.startswith("Zo was het in 2017:")
    said = asylum_seeker.says("moet ik inburgeren?", INTEGRATION)
    assert said.startswith("Nee, als asielzoeker kan je geen inburgering volgen.")


def test_time_of_which_nothing_is_known_is_told_with_how_it_is_now(person: Conversation) -> None:
    person.says("hoe laat ik mijn diploma erkennen?", "ask_diploma_recognition")
    said = person.says("hoe was dat in 1990?", "inform")
    assert said.startswith("Hoe het in 1990 was, weet ik niet: daar heb ik geen bron over. Zo is het nu:")


def test_part_of_a_subject_is_answered_when_its_word_is_said_and_others_are_offered(
    person: Conversation,
) -> None:
    said = person.says("wat kost de erkenning van een diploma?", "ask_diploma_recognition")
    assert person.slots["answer_id"] == "diploma-price"
    assert said != person.says("hoe laat ik mijn diploma erkennen?", "ask_diploma_recognition")
    assert person.slots["answer_id"] is None


def test_part_that_is_offered_on_a_button_is_told(asylum_seeker: Conversation) -> None:
    asylum_seeker.says("moet ik inburgeren?", INTEGRATION)
    before = asylum_seeker.buttons
    assert "Wat kost het?" in before
    asylum_seeker.presses("Wat kost het?")
    assert asylum_seeker.slots["topic"] == INTEGRATION
    assert asylum_seeker.slots["answer_id"] == "integration-price"


def test_place_is_asked_once_and_remembered_for_the_next_question(person: Conversation) -> None:
    assert person.says("waar kan ik nederlands leren?", DUTCH) == ASK_PLACE
    assert person.says("ik woon in Kortrijk", "inform").startswith("Je gaat eerst naar een gesprek")
    assert ASK_PLACE not in person.says("wie helpt mij met mijn diploma?", "ask_contact")
    assert person.slots["place"] == "Kortrijk"


def test_four_digits_are_a_postal_code_when_the_place_was_asked(person: Conversation) -> None:
    person.says("waar kan ik nederlands leren?", DUTCH)
    said = person.says("2018", "inform")
    assert said.startswith("Je gaat eerst naar een gesprek")
    assert person.slots["place"] == "2018"
    assert any("Atlas" in button for button in person.buttons)


def test_four_digits_are_a_year_when_no_place_was_asked(asylum_seeker: Conversation) -> None:
    asylum_seeker.says("moet ik inburgeren?", INTEGRATION)
    said = asylum_seeker.says("en in 2018?", "inform")
    assert asylum_seeker.slots.get("place") is None
    assert "Toen kon je als asielzoeker wel inburgering volgen." in said


def test_place_with_one_name_in_several_municipalities_gives_buttons(person: Conversation) -> None:
    person.says("waar kan ik nederlands leren?", DUTCH)
    assert person.says("Ruisbroek", "inform") == "Welke plaats bedoel je?"
    assert person.buttons == ["Puurs-Sint-Amands", "Sint-Pieters-Leeuw"]
    assert person.slots.get("place") is None
    assert person.presses("Sint-Pieters-Leeuw").startswith("Je gaat eerst naar een gesprek")
    assert person.slots["place"] == "Sint-Pieters-Leeuw"


def test_place_that_nobody_knows_here_gets_the_answer_for_the_whole_of_flanders(person: Conversation) -> None:
    person.says("waar kan ik nederlands leren?", DUTCH)
    said = person.says("Tokio", "inform")
    assert said.startswith("Die plaats ken ik niet.")
    assert "Agentschap Integratie en Inburgering" in said


def test_number_that_is_no_postal_code_is_no_answer_to_where_somebody_lives(person: Conversation) -> None:
    person.says("waar kan ik nederlands leren?", DUTCH)
    said = person.says("2018 euro", "inform")
    assert said.endswith(ASK_PLACE)
    assert person.slots.get("place") is None


def test_who_would_rather_not_say_where_gets_the_answer_for_everybody(person: Conversation) -> None:
    person.says("waar kan ik nederlands leren?", DUTCH)
    assert person.presses("Zeg ik liever niet").startswith("Je gaat eerst naar een gesprek")
    assert person.says("waar kan ik nederlands leren?", DUTCH) != ASK_PLACE


def test_employer_is_addressed_formally_and_gets_no_simpler_text(person: Conversation) -> None:
    person.slots["role"] = "employer"
    said = person.says("wat doen jullie met mijn gegevens?", "ask_privacy")
    assert re.search(r"\b(u|uw)\b", said)
    assert not re.search(r"\b(je|jij|jouw)\b", own_words(said))
    assert SIMPLER not in person.buttons


@pytest.mark.parametrize(
    "text",
    [
        "wat zijn mijn rechten op het werk?",
        "mijn baas betaalt mij niet",
        "ik heb geen papieren, wie helpt mij?",
        "de inspecteur heeft mij betrapt",
        "kan ik klacht indienen?",
        "ik werk in het zwart",
    ],
)
def test_rejected_person_who_tells_about_exploitation_is_never_sent_to_the_police(
    person: Conversation, text: str
) -> None:
    person.slots["status"] = "rejected"
    said = [person.says(text, EXPLOITATION)]
    assert not any("politie" in button.lower() for button in person.buttons)
    if MORE in person.buttons:
        said.append(person.presses(MORE))
    said.append(person.says("herhaal", "repeat"))
    for sentence in re.split(r"(?<=[.!?:;])\s+|\n+", "\n".join(map(own_words, said))):
        if re.search(r"\bpolitie\b|\b101\b", sentence) and ADVICE.match(sentence):
            assert "niet naar de politie" in sentence


def test_rejected_person_hears_first_who_helps_without_papers(person: Conversation) -> None:
    person.slots["status"] = "rejected"
    said = person.says("wat zijn mijn rechten op het werk?", EXPLOITATION)
    assert said.index("112") < said.index("FAIRWORK")
    assert "Contact: FAIRWORK Belgium" in person.buttons


def test_only_who_is_in_danger_gets_the_number_of_the_police(person: Conversation) -> None:
    person.slots["status"] = "rejected"
    said = person.says("mijn baas sluit mij op en slaat mij", EXPLOITATION)
    assert said.startswith("**Ben je nu in gevaar? Bel 112.**")
    assert "101" in said
    assert person.buttons == [HUMAN]


def test_employer_of_somebody_with_a_rare_status_gets_no_answer_for_newcomers(person: Conversation) -> None:
    person.says("ik ben werkgever", "state_role")
    person.slots["status"] = "student"
    said = person.says("mag hij bij ons vrijwilliger zijn?", "ask_volunteering")
    assert not re.search(r"\b(je|jij|jouw)\b", said, re.IGNORECASE)
    assert person.slots["topic"] == "ask_may_hire"
