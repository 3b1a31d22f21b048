"""What strangers typed and what went wrong then: a wrong answer costs somebody their papers or their job."""

import pytest

from tests.actions.conversation import Conversation

WHEN = "ask_when_may_work"
APPEAL = "ask_work_during_appeal"
HIRE = "ask_may_hire"


def test_date_of_arrival_is_not_the_date_of_the_application(person: Conversation) -> None:
    text = "Ik kwam in België aan op 2 januari 2026 en heb asiel gevraagd op 9 januari 2026. Mag ik werken?"
    asked = person.says(text, WHEN)
    assert "aanvraag op 9 januari 2026" in asked
    assert "Kreeg je al een weigering" in asked


def test_date_of_birth_is_not_the_date_of_the_application(person: Conversation) -> None:
    person.says("ik ben geboren op 1 mei 1990 en vroeg asiel op 10 augustus 2025, mag ik werken", WHEN)
    assert person.slots["application_date"] == "2025-08-10"
    assert not person.slots.get("refusal_notified_on")


def test_day_on_which_somebody_wants_to_work_is_not_a_refusal(person: Conversation) -> None:
    person.says("Ik vroeg asiel op 5 januari 2026. Mag ik vanaf 20 november 2026 werken?", WHEN)
    assert not person.slots.get("refused")


def test_date_with_a_refusal_in_another_sentence_stays_the_application(person: Conversation) -> None:
    person.says(
        "Ik heb asiel aangevraagd op 1 maart 2025. Na 7 maanden heb ik een weigering gekregen. In beroep.",
        APPEAL,
    )
    assert person.slots["application_date"] == "2025-03-01"
    assert person.says("1 oktober 2025", "inform")
    verdict = person.presses("Nee")
    assert verdict.startswith("**Ja**")


def test_rejected_appeal_ends_the_right_also_as_a_correction(person: Conversation) -> None:
    person.says(
        "asiel gevraagd 16 september 2024, weigering gekregen op 10 november 2025, in beroep, mag ik werken",
        APPEAL,
    )
    assert person.presses("Nee").startswith("**Ja**")
    assert person.says("nee, het beroep is afgewezen op 4 mei 2026", "deny").startswith("**Nee")


def test_date_at_a_question_for_yes_or_no_changes_no_other_fact(person: Conversation) -> None:
    person.says(
        "asiel gevraagd op 10 februari 2026, weigering gekregen op 10 juni 2026, in beroep, mag ik werken",
        APPEAL,
    )
    person.says("15 juni 2026", "inform")
    assert person.slots["refusal_notified_on"] == "2026-06-10"


def test_other_dates_do_not_overwrite_the_application(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    for text, intent in (
        ("gisteren kwam een brief van fedasil", "inform"),
        ("mijn interview was op 10 maart 2026", "inform"),
        ("wat is het weer morgen", "out_of_scope"),
    ):
        person.says(text, intent)
        assert person.slots["application_date"] == "2026-01-05"


def test_expired_card_takes_the_yes_back(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    assert person.presses("Nee").startswith("**Ja**")
    assert person.says("mijn kaart is geldig tot 30 september 2026", "inform").startswith("**Nee")


def test_expired_card_counts_without_its_date(person: Conversation) -> None:
    person.says(
        "zijn oranje kaart is vervallen, mag hij blijven werken? asiel gevraagd op 12 januari 2026", HIRE
    )
    assert person.presses("Nee").startswith("**Nee")


def test_card_that_says_no_takes_the_yes_back(person: Conversation) -> None:
    person.says("mag ik hem aanwerven, asiel gevraagd op 5 januari 2026", HIRE)
    assert person.presses("Nee").startswith("**Ja**")
    assert person.says("op zijn kaart staat neen", "nlu_unclear").startswith(
        "**Dat is niet zeker, dus laat uw kandidaat niet werken.**"
    )


def test_text_on_the_card_counts_when_it_is_told_unasked(person: Conversation) -> None:
    person.says("op mijn kaart staat onbeperkt, mag ik werken? ik ben asielzoeker", WHEN)
    assert person.slots["card_text"] == "unlimited"


def test_who_got_no_refusal_can_say_so_when_asked_for_its_day(person: Conversation) -> None:
    person.says(
        "ik heb een negatieve beslissing gekregen denk ik, asiel gevraagd op 5 januari 2026, mag ik werken",
        APPEAL,
    )
    assert person.says("nee wacht, geen weigering", "deny").startswith("**Ja**")


def test_second_application_is_not_a_refusal(person: Conversation) -> None:
    person.says("ik heb tweede keer asiel gevraagd, mag ik werken?", APPEAL)
    assert person.slots["later_application"] == "yes"
    assert not person.slots.get("refused")


@pytest.mark.parametrize(
    "text", ["nee, ik ben subsidiair beschermd", "ik ben eigenlijk erkend vluchteling", "ik kom uit oekraine"]
)
def test_status_told_after_a_verdict_corrects_it_however_unsure_the_intent(
    person: Conversation, text: str
) -> None:
    person.says("ik heb asiel gevraagd op 12 oktober 2026, wanneer mag ik werken?", WHEN)
    person.presses("Nee")
    assert person.says(text, "nlu_unclear").startswith("**Ja**")


def test_facts_of_an_unclear_message_are_kept_for_the_button(person: Conversation) -> None:
    person.says("asielaanvraag ingediend op 5 januari 2026 hoe zit dat", "nlu_unclear", ranking=(WHEN,))
    assert "Kreeg je al een weigering" in person.presses("Wanneer mag ik werken?")


def test_minor_hears_of_the_minimum_age(person: Conversation) -> None:
    person.says("ik ben 14 jaar, mag ik werken? asiel aangevraagd op 3 maart 2025", WHEN)
    assert person.presses("Nee").startswith("**Nee")


def test_question_in_the_middle_of_another_subject_can_still_be_answered(person: Conversation) -> None:
    person.says("mag ik hem aanwerven?", HIRE)
    assert "Welk verblijf" in person.says("wat is ibo", "ask_measure_details")
    assert "Op welke dag" in person.says("asielzoeker", "inform")


def test_facts_of_one_candidate_do_not_leak_to_the_next(person: Conversation) -> None:
    person.says("mag ik hem aanwerven, hij is erkend vluchteling", HIRE)
    assert "Welk verblijf" in person.says("mag ik mijn tweede kandidaat aanwerven", HIRE)


def test_date_on_the_card_of_a_ukrainian_is_no_application(person: Conversation) -> None:
    said = person.says("oekraïense kandidaat, kaart geldig tot 4 maart 2027, mag ik haar aanwerven", HIRE)
    assert said.startswith("**Ja**")


def test_recognised_refugee_without_a_card_is_told_what_to_show(person: Conversation) -> None:
    said = person.says("erkend vluchteling maar ik heb nog geen kaart, mag ik werken", "ask_status_rights")
    assert "beslissing" in said


def test_employer_who_asks_for_fines_hears_the_amounts(person: Conversation) -> None:
    said = person.says("welke boete riskeer ik als ik iemand zonder papieren laat werken", HIRE)
    assert "6.000 tot 70.000 euro" in said
    assert "3.000 tot 35.000 euro" in said


def test_question_about_fines_alone_is_answered(person: Conversation) -> None:
    assert "6.000 tot 70.000 euro" in person.says("welke boete kan ik krijgen", HIRE)


def test_no_support_is_listed_for_somebody_who_may_not_work(person: Conversation) -> None:
    person.says("mag ik hem aanwerven, hij is uitgeprocedeerd", HIRE)
    assert "mag nu niet werken" in person.says("welke steun krijg ik voor hem", "ask_support_measures")


def test_size_in_the_question_is_not_asked_again(person: Conversation) -> None:
    said = person.says("welke steun krijgt een kmo voor een erkende vluchteling", "ask_support_measures")
    assert "Dit kan passen" in said


def test_simpler_words_for_a_newcomer_never_reach_an_employer(person: Conversation) -> None:
    person.says("mag ik hem aanwerven, hij is erkend vluchteling", HIRE)
    assert "uw kandidaat" in person.says("herhaal", "repeat")


def test_who_is_in_danger_hears_the_emergency_number_first(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    said = person.says("help ik ben in gevaar ze sluiten mij op", "ask_privacy")
    assert "Bel 112" in said
    assert "weigering" not in said


def test_exploitation_is_not_followed_by_our_own_question(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 5 januari 2026, wanneer mag ik werken?", WHEN)
    assert "Terug naar mijn vraag" not in person.says("mijn baas betaalt mij niet", "report_exploitation")


def test_self_employment_is_answered_for_the_status(person: Conversation) -> None:
    person.says("kan ik zelfstandige worden", "ask_self_employment")
    said = person.presses("Subsidiair beschermd")
    assert "beroepskaart" in said
    assert "Bron:" in said


def test_endless_weet_ik_niet_ends_with_a_human(person: Conversation) -> None:
    person.says("weet ik niet", "inform")
    person.says("weet ik niet", "inform")
    assert person.buttons[0] == "Een medewerker vragen"


def test_dates_of_the_procedure_tell_that_somebody_asked_for_asylum(person: Conversation) -> None:
    text = "verzoek ingediend op 15 juni 2025, weigering gekregen op 1 september 2025, mag ik werken"
    assert "Welk verblijf" not in person.says(text, APPEAL)


def test_half_a_name_is_enough_also_when_the_intent_is_unsure(person: Conversation) -> None:
    person.says("ik ben werkgever", "state_role")
    person.says("maatwerk", "nlu_unclear", ranking=("register_vacancy",))
    assert {"Individueel maatwerk", "Collectief maatwerk"} <= set(person.buttons)


def test_fines_are_told_also_when_the_intent_is_unsure(person: Conversation) -> None:
    text = "welke boete krijg ik als ik iemand laat werken"
    assert "70.000 euro" in person.says(text, "nlu_unclear", ranking=("report_exploitation", HIRE))


@pytest.mark.parametrize(
    "denied", ["ik ging niet in beroep", "geen beroep ingediend", "ik ben niet in beroep gegaan"]
)
def test_appeal_that_is_denied_is_no_appeal(person: Conversation, denied: str) -> None:
    told = (
        f"asiel gevraagd op 10 maart 2025, weigering gekregen op 20 september 2025, {denied}, mag ik werken?"
    )
    assert person.says(told, APPEAL).startswith("**Nee")


@pytest.mark.parametrize(
    "told",
    [
        "erkend vluchteling maar ze hebben mijn statuut ingetrokken, mag ik werken",
        "ik was subsidiair beschermd maar mijn kaart is niet verlengd, mag ik werken",
        "gesloten centrum 127bis, asiel gevraagd 1 februari 2026, ik ben asielzoeker, mag ik werken",
        "asiel gevraagd op 1 maart 2025, weigering op 20 sept 2025, beroep ingediend op 15 december 2025",
        "asiel gevraagd op 1 maart 2025, weigering gekregen op 15 mei 2025, de rvv vernietigde de weigering",
    ],
)
def test_what_is_not_sure_never_gets_a_yes(person: Conversation, told: str) -> None:
    assert "**Ja**" not in person.says(told, WHEN)


def test_annulled_refusal_is_uncertain_and_not_a_no(person: Conversation) -> None:
    told = (
        "asiel gevraagd op 1 maart 2025, weigering gekregen op 15 mei 2025, de rvv vernietigde de weigering"
    )
    assert person.says(told, APPEAL).startswith("**Dat is niet zeker")


def test_appeal_without_a_year_follows_the_refusal(person: Conversation) -> None:
    told = (
        "asiel gevraagd 16 september 2024, weigering op 10 november 2025 en beroep ingediend op 20 november"
    )
    person.says(told, APPEAL)
    assert person.slots["appeal_lodged_on"] == "2025-11-20"


def test_no_refusal_that_is_told_is_not_asked_again(person: Conversation) -> None:
    told = "asiel gevraagd op 5 januari 2026, nog geen beslissing, mag ik werken?"
    assert person.says(told, WHEN).startswith("**Ja**")


def test_card_that_says_no_in_the_first_question_means_do_not_work(person: Conversation) -> None:
    told = (
        "op mijn oranje kaart staat neen, asiel gevraagd 2 februari 2026, geen weigering, mag ik toch werken?"
    )
    assert "**Ja**" not in person.says(told, "ask_work_permit")
    assert person.slots["card_text"] == "none"


def test_appeal_that_came_late_is_uncertain(person: Conversation) -> None:
    told = "asiel gevraagd op 1 maart 2025, weigering op 20 sept 2025, beroep ingediend op 15 december 2025"
    person.says(told, APPEAL)
    assert "te laat" in person.presses("Nee")


def test_impossible_date_in_the_first_message_can_be_put_right(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 31 februari 2026, wanneer mag ik werken?", WHEN)
    assert "Kreeg je al een weigering" in person.says("5 januari 2026", "inform")


@pytest.mark.parametrize(
    "told",
    ["ze hebben mij nen negatief gegeven", "mijn asiel is geweigerd", "er lag een weigering in de bus"],
)
def test_refusal_is_asked_further_and_is_not_the_end_of_the_procedure(
    person: Conversation, told: str
) -> None:
    person.says(f"asiel gevraagd op 10 maart 2025, {told}, mag ik werken?", APPEAL)
    assert person.slots.get("status") != "rejected"
    assert person.slots["refused"] == "yes"


def test_running_appeal_keeps_its_yes_whatever_words_the_refusal_has(person: Conversation) -> None:
    told = "asiel gevraagd 16 september 2024, weigering gekregen op 10 november 2025, afgewezen, in beroep"
    person.says(told, APPEAL)
    assert person.presses("Nee").startswith("**Ja**")


@pytest.mark.parametrize(
    "told",
    ["ik ben uitgeprocedeerd, mijn beroep is afgewezen", "bgv gekregen en beroep verloren, mag ik werken"],
)
def test_order_to_leave_stays_a_no_beside_words_of_an_appeal(person: Conversation, told: str) -> None:
    assert person.says(told, APPEAL).startswith("**Nee")
