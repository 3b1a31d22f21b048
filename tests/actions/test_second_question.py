"""Two questions in one message: the first is answered, the second is offered and does not get lost."""

from tests.actions.conversation import Conversation

LEARN = "Nederlands leren"
VOLUNTEERING = "Vrijwilligerswerk"


def test_second_question_is_offered_below_the_answer_to_the_first(person: Conversation) -> None:
    said = person.says("wie leest mee en waar leer ik nederlands", "ask_privacy", second="ask_learn_dutch")
    assert said.endswith('Je vroeg ook: "Nederlands leren". Kies de laatste knop voor het antwoord.')
    assert person.buttons[-1] == LEARN
    assert "Waar woon je?" in person.presses(LEARN)
    assert person.slots["second_question"] is None


def test_employer_is_offered_it_formally(person: Conversation) -> None:
    person.says("ik ben werkgever", "state_role")
    said = person.says("wie leest mee? en knelpuntberoepen?", "ask_privacy", second="ask_shortage_occupation")
    assert 'U vroeg ook: "Knelpuntberoepen"' in said


def test_open_question_keeps_its_buttons_on_top_and_the_offer_comes_back_after_it(
    person: Conversation,
) -> None:
    said = person.says(
        "mag ik werken en waar leer ik nederlands", "ask_when_may_work", second="ask_learn_dutch"
    )
    assert "Antwoord eerst op mijn vraag" in said
    assert len(person.buttons) > 2
    assert person.buttons[-1] == LEARN
    assert "Je vroeg ook" in person.says("ik ben erkend vluchteling", "inform")
    assert person.buttons[-1] == LEARN


def test_offer_is_not_repeated_at_every_question(person: Conversation) -> None:
    person.says("mag ik werken en waar leer ik nederlands", "ask_when_may_work", second="ask_learn_dutch")
    assert "Je vroeg ook" not in person.says("ik ben asielzoeker", "inform")
    assert person.slots["second_question"]["intent"] == "ask_learn_dutch"


def test_second_question_can_be_pressed_before_the_open_one_is_answered(person: Conversation) -> None:
    person.says("mag ik werken en waar leer ik nederlands", "ask_when_may_work", second="ask_learn_dutch")
    assert "Waar woon je?" in person.presses(LEARN)
    said = person.says("Kortrijk", "inform")
    assert said.index("Nederlands") < said.index("Terug naar mijn vraag") < said.index("verblijf")
    assert "Je vroeg ook" not in person.says("ik ben erkend vluchteling", "inform")


def test_yes_to_the_offer_shows_the_button_again(person: Conversation) -> None:
    person.says("wie leest mee en waar leer ik nederlands", "ask_privacy", second="ask_learn_dutch")
    assert "Je vroeg ook" in person.says("ja graag", "affirm")
    assert "Waar woon je?" in person.presses(LEARN)


def test_offer_that_is_passed_by_is_not_made_again(person: Conversation) -> None:
    person.says("wie leest mee en waar leer ik nederlands", "ask_privacy", second="ask_learn_dutch")
    person.says("bedankt", "thank")
    assert "Je vroeg ook" not in person.says("wat kan je", "ask_capabilities")


def test_measure_that_was_named_is_still_known_for_the_second_question(person: Conversation) -> None:
    person.says("ik ben werkgever", "state_role")
    person.says("wie leest mee en wat is IBO", "ask_privacy", second="ask_measure_details")
    assert "**IBO**" in person.presses("Meer over één steunmaatregel")


def test_measure_of_the_first_question_is_not_told_twice(person: Conversation) -> None:
    person.says("wat is IBO en waar is de vdab", "ask_measure_details", second="ask_contact")
    assert "IBO" not in person.presses("Bij welke dienst moet ik zijn?")


def test_situation_that_was_told_is_still_known_for_the_second_question(person: Conversation) -> None:
    text = "wie leest mee en ik ben erkend vluchteling, mag ik werken"
    person.says(text, "ask_privacy", second="ask_when_may_work")
    assert "Ja" in person.presses("Wanneer mag ik werken?")
    assert person.slots.get("open_question") is None


def test_what_was_corrected_meanwhile_is_not_turned_back(person: Conversation) -> None:
    text = "ik ben asielzoeker, mag ik werken en mag ik vrijwilligerswerk doen"
    person.says(text, "ask_when_may_work", second="ask_volunteering")
    person.says("nee ik ben erkend vluchteling", "inform")
    assert person.slots["status"] == "recognised_refugee"
    person.presses(VOLUNTEERING)
    assert person.slots["status"] == "recognised_refugee"


def test_question_with_the_same_answer_is_not_offered(person: Conversation) -> None:
    person.says("mag ik werken en wat mag ik", "ask_when_may_work", second="ask_status_rights")
    assert person.slots.get("second_question") is None


def test_what_has_no_words_for_a_button_is_not_offered(person: Conversation) -> None:
    assert "Je vroeg ook" not in person.says("wie leest mee, dag", "ask_privacy", second="goodbye")


def test_button_that_is_there_already_is_not_shown_twice(person: Conversation) -> None:
    ranking = ("ask_learn_dutch", "ask_work_permit")
    person.says("kaart en les", "nlu_unclear", ranking=ranking, second="ask_learn_dutch")
    assert person.buttons.count(LEARN) == 1
    assert person.buttons[-1] == "Iets anders"


def test_stop_forgets_the_second_question(person: Conversation) -> None:
    person.says("mag ik werken en waar leer ik nederlands", "ask_when_may_work", second="ask_learn_dutch")
    person.says("stop", "stop")
    assert "Je vroeg ook" not in person.says("wie leest mee", "ask_privacy")
