"""The right to work in conversation, as a newcomer and as an employer."""

from tests.actions.conversation import Conversation

WHEN = "ask_when_may_work"


def test_only_what_is_missing_is_asked(person: Conversation) -> None:
    asked = person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    assert "weigering" in asked
    verdict = person.presses("Nee")
    assert verdict.startswith("**Ja**")
    assert "6 mei 2026" in verdict


def test_status_and_yes_or_no_are_asked_with_buttons(person: Conversation) -> None:
    person.says("wanneer mag ik werken", WHEN)
    assert person.buttons[0] == "Asielzoeker (in procedure)"
    person.presses("Asielzoeker (in procedure)")
    person.says("5 januari 2026", "inform")
    assert person.buttons == ["Ja", "Nee", "Weet ik niet"]


def test_date_that_was_understood_is_said_back_with_its_year(person: Conversation) -> None:
    person.says("ik ben asielzoeker mag ik werken", WHEN)
    assert "12 december 2025" in person.says("12 december", "inform")


def test_correction_calculates_again(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    person.presses("Nee")
    corrected = person.says("nee, 12 augustus 2025", "deny")
    assert "13 december 2025" in corrected


def test_correction_is_possible_while_a_question_is_open(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    asked = person.says("nee sorry, 12 augustus 2025", "deny")
    assert asked.startswith("Genoteerd: aanvraag op 12 augustus 2025.")
    assert "Kreeg je al een weigering" in asked


def test_other_question_in_the_middle_is_answered_and_the_open_one_comes_back(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    said = person.says("ben jij een mens?", "bot_challenge")
    assert "computer" in said
    assert "weigering" in said
    assert person.presses("Nee").startswith("**Ja**")


def test_stop_forgets_the_situation_but_not_who_somebody_is(person: Conversation) -> None:
    person.says("ik ben nieuwkomer", "state_role")
    person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    person.says("stop", "stop")
    assert {name for name, value in person.slots.items() if value} == {"role"}
    assert "Welk verblijf" in person.says("wanneer mag ik werken", WHEN)


def test_repeat_says_it_in_simpler_and_fewer_words(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    verdict, _ = person.presses("Nee").split("Bron:")
    simpler, _ = person.says("herhaal", "repeat").split("Bron:")
    assert simpler.startswith("**Ja.**")
    assert len(simpler) < len(verdict) / 2


def test_assumption_that_would_turn_a_yes_is_said_with_it(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    assert "Ik ga ervan uit dat dit je eerste asielaanvraag is" in person.presses("Nee")


def test_day_that_was_noted_stands_with_the_answer_so_that_it_can_be_put_right(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    assert "Genoteerd: aanvraag op 5 januari 2026. Fout? Typ het juiste." in person.presses("Nee")


def test_status_that_decides_by_itself_is_said_back(person: Conversation) -> None:
    verdict = person.says("ik ben subsidiair beschermd mag ik werken", "ask_status_rights")
    assert "Genoteerd: verblijf: subsidiair beschermd" in verdict


def test_all_that_the_answer_rests_on_stands_behind_a_button(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    verdict = person.presses("Nee")
    assert "Dit document hoort erbij" not in verdict
    more = person.presses("Meer uitleg")
    assert more.startswith("**Ja**")
    for part in (
        "Krijg je een weigering? Zonder beroep op tijd stopt je recht.",
        "Dit document hoort erbij:",
        "Dit heb ik begrepen: verblijf:",
        "weigering gekregen: nee",
        "Ik ga ervan uit dat",
        "Bron: [",
    ):
        assert part in more
    assert "Meer uitleg" not in person.buttons


def test_employer_finds_the_whole_checklist_behind_the_button(person: Conversation) -> None:
    person.says("mag ik hem aanwerven, hij is erkend vluchteling", "ask_may_hire")
    more = person.presses("Meer uitleg")
    for part in ("**Vóór de start**", "Bewaar een kopie zolang", "hetzelfde loon", "Meld ook het einde"):
        assert part in more


def test_employer_who_may_not_hire_hears_of_the_fine_and_finds_its_amount(person: Conversation) -> None:
    said = person.says("mag ik hem aanwerven, hij is uitgeprocedeerd", "ask_may_hire")
    assert "Dan riskeert u een zware boete." in said
    assert "6.000 tot 70.000 euro" in person.presses("Meer uitleg")


def test_checklist_is_one_press_away_from_the_fines(person: Conversation) -> None:
    person.says("welke boete kan ik krijgen", "ask_may_hire")
    assert "**Vóór de start**" in person.presses("Wat moet ik nakijken?")


def test_permit_of_the_past_has_an_end_and_its_own_time(person: Conversation) -> None:
    said = person.says("waar vraag ik een arbeidskaart aan", "ask_work_permit")
    assert "bestaat niet meer" in said.split(".")[0]
    then = person.says("hoe was dat in 2017?", "inform")
    assert then.startswith("Zo was het in 2017:")
    assert "arbeidskaart C" in then


def test_waiting_period_of_a_time_gone_by_is_the_one_of_then(person: Conversation) -> None:
    person.says("ik ben asielzoeker, wanneer mag ik werken?", WHEN)
    then = person.says("hoe was dat in 2015?", "inform")
    assert "Van 12 januari 2010 tot en met 8 november 2015" in then
    assert "na 6 maanden" in then
    assert "Van 9 november 2015 tot en met 23 december 2018" in then
    assert "na 4 maanden" in then
    assert "Hoe het toen was, weet ik niet" in person.says("en in 2003?", "inform")


def test_application_since_the_pact_gets_an_indication_and_never_a_promise(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 12 oktober 2026, wanneer mag ik werken?", WHEN)
    verdict = person.presses("Nee")
    assert verdict.startswith("**Dat is niet zeker.**")
    assert "13 februari 2027" in verdict
    assert "**De tekst op je kaart beslist.**" in verdict


def test_month_without_a_day_stays_a_range(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd in maart 2026, mag ik al werken?", WHEN)
    verdict = person.presses("Nee")
    assert verdict.startswith("**Ja**")
    assert "1 augustus 2026" in verdict


def test_rough_distance_is_not_taken_for_an_exact_day(person: Conversation) -> None:
    person.says("ik heb vijf maanden geleden asiel gevraagd, mag ik al werken?", WHEN)
    assert "/" in person.slots["application_date"]


def test_impossible_date_gets_a_friendly_question(person: Conversation) -> None:
    person.says("ik ben asielzoeker mag ik werken", WHEN)
    said = person.says("31 februari 2026", "inform")
    assert '"31 februari 2026"' in said
    assert "Op welke dag vroeg je asiel aan?" in said


def test_date_in_the_future_gets_a_friendly_question(person: Conversation) -> None:
    person.says("ik ben asielzoeker mag ik werken", WHEN)
    said = person.says("3 maart 2027", "inform")
    assert "toekomst" in said
    assert "Op welke dag vroeg je asiel aan?" in said


def test_recognised_refugee_is_asked_nothing(person: Conversation) -> None:
    verdict = person.says("ik ben erkend vluchteling mag ik overal werken", "ask_status_rights")
    assert verdict.startswith("**Ja**")
    assert {"Werken als zelfstandige", "Vrijwilligerswerk"} <= set(person.buttons)
    more = person.presses("Meer uitleg")
    assert "als zelfstandige werken" in more
    assert "vrijwilligerswerk" in more


def test_refusal_within_four_months_closes_the_right(person: Conversation) -> None:
    person.says("ik heb een weigering gekregen en ben in beroep, mag ik werken?", "ask_work_during_appeal")
    person.says("3 februari 2025", "inform")
    assert person.says("2 mei 2025", "inform").startswith("**Nee")


def test_same_question_from_an_employer_gets_the_employers_answer(person: Conversation) -> None:
    person.says("mag ik hem aanwerven, hij vroeg asiel op 5 januari 2026", "ask_may_hire")
    verdict = person.presses("Nee")
    assert verdict.startswith("**Ja**")
    for word in ("Dimona", "kopie", "uw kandidaat"):
        assert word in verdict


def test_status_outside_the_five_can_be_chosen(person: Conversation) -> None:
    person.says("mag ik werken", WHEN)
    person.presses("Iets anders")
    assert len(person.buttons) >= 6


def test_every_verdict_names_a_source_and_the_day_it_was_checked(person: Conversation) -> None:
    verdict = person.says("ik ben subsidiair beschermd mag ik werken", "ask_status_rights")
    assert "Bron: [" in verdict
    assert "nagekeken op 23 november 2026" in verdict
