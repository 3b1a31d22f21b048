"""The pages of office hours, times and standard answers."""

from core.database.session import session_scope
from core.services import desk_hours
from tests.office.web.conftest import Visitor, form_fields, visitor_of

TEAM = "/content/desk_team/algemeen"
ALARM = "/content/desk_time/alarm_minutes"
GREETING = "/content/standard_answer/groet"


def test_reader_sees_the_hours_in_words_and_may_not_change_them(office: str) -> None:
    reader = visitor_of()
    reader.log_in("reader")
    listed = reader.get("/content/desk_team").text
    assert "Taskforce West-Vlaanderen" in listed
    assert "maandag tot en met vrijdag van 9 tot 12 uur en van 13 tot 17 uur" in listed
    page = reader.get(TEAM).text
    assert "Er is nu niemand. Wij zijn er weer op 24 november 2026, vanaf 9 uur." in page
    assert "Uw vraag blijft bewaard." in page
    assert "Bronnen" not in page
    assert f"{TEAM}/edit" not in page
    assert reader.get(f"{TEAM}/edit").status_code == 403


def test_every_choice_of_the_desk_has_its_page_and_stands_in_the_menu(editor: Visitor) -> None:
    menu = editor.get("/content/desk_time").text
    for path in ("/content/desk_team", "/content/desk_time", "/content/standard_answer"):
        assert f'href="{path}"' in menu
    assert "Oproep aan de beheerders (minuten)" in menu
    assert "Niemand nam vraag 12. De persoon wacht al 60 minuten." in editor.get(ALARM).text
    assert "Je kreeg al lang geen antwoord" in editor.get("/content/desk_time/silent_hours").text
    assert "Zo zegt de bot het" not in editor.get("/content/desk_time/link_days").text
    greeting = editor.get(GREETING).text
    assert "Ik antwoord je zo." in greeting
    assert "Ik antwoord u zo." in greeting


def test_form_sends_back_what_it_shows(editor: Visitor) -> None:
    for page in (TEAM, ALARM, GREETING):
        fields = {**editor.fields(f"{page}/edit"), "do": "save"}
        sent = editor.client.post(f"{page}/edit", data=fields)
        assert sent.headers["location"] == f"{page}?told=same", page


def test_new_hours_are_looked_at_kept_and_known_with_who_changed_them(editor: Visitor, office: str) -> None:
    fields = editor.fields(f"{TEAM}/edit")
    fields |= {
        "saturday": "9u30-12u",
        "observes_holidays": "no",
        "closed_days": "2026-12-28\n2026-12-29",
        "themes": ["income"],
    }
    seen = editor.client.post(f"{TEAM}/edit", data={**fields, "do": "preview"})
    assert "één team is er voor iedereen" in seen.text
    fields.pop("themes")
    said = editor.client.post(f"{TEAM}/edit", data={**fields, "do": "preview"}).text
    assert "zaterdag van 9.30 tot 12 uur" in said
    with session_scope(office) as session:
        assert desk_hours.team(session, "algemeen").saturday == ()
    place = editor.client.post(f"{TEAM}/edit", data={**fields, "do": "save"}).headers["location"]
    assert place == f"{TEAM}?told=saved"
    with session_scope(office) as session:
        team = desk_hours.team(session, "algemeen")
    assert team.saturday == ("09:30-12:00",)
    assert not team.observes_holidays
    assert len(team.closed_days) == 2
    page = editor.get(TEAM).text
    assert "3 velden veranderd" in page
    assert "door editor" in page
    assert '<del><span class="seen-not">Eerst: </span>ja</del>' in page
    assert "nog niet in data/" in page


def test_fault_stands_beside_its_field_and_what_was_typed_stays(editor: Visitor, office: str) -> None:
    fields = {**editor.fields(f"{TEAM}/edit"), "monday": "in de voormiddag", "closed_days": "morgen"}
    sent = editor.client.post(f"{TEAM}/edit", data={**fields, "do": "save"})
    assert sent.status_code == 422
    assert 'href="#field-monday">Maandag: &#39;in de voormiddag&#39; zijn geen uren' in sent.text
    assert 'href="#field-closed-days">Andere dagen: Regel 1: &#39;morgen&#39; is geen datum' in sent.text
    assert "in de voormiddag</textarea>" in sent.text
    fields = {**editor.fields(f"{ALARM}/edit"), "number": "veel", "do": "save"}
    assert "hier hoort een geheel getal" in editor.client.post(f"{ALARM}/edit", data=fields).text
    fields = {**editor.fields(f"{ALARM}/edit"), "number": "10", "do": "save"}
    assert (
        "de beheerders horen het na de medewerkers" in editor.client.post(f"{ALARM}/edit", data=fields).text
    )


def test_second_editor_is_told_and_decides(editor: Visitor, office: str) -> None:
    other = visitor_of()
    other.log_in("administrator")
    mine, theirs = editor.fields(f"{ALARM}/edit"), other.fields(f"{ALARM}/edit")
    other.client.post(f"{ALARM}/edit", data={**theirs, "number": "90", "do": "save"})
    sent = editor.client.post(f"{ALARM}/edit", data={**mine, "number": "45", "do": "save"})
    assert sent.status_code == 409
    again = editor.client.post(f"{ALARM}/edit", data={**form_fields(sent.text), "do": "save"})
    assert again.status_code == 303
    with session_scope(office) as session:
        assert desk_hours.times(session).alarm_minutes == 45


def test_confirming_a_choice_puts_today_at_it(editor: Visitor, office: str) -> None:
    fields = editor.fields(GREETING)
    sent = editor.client.post(f"{GREETING}/checked", data=fields)
    assert sent.headers["location"] == f"{GREETING}?told=checked"
    assert "nagekeken op 23 november 2026" in editor.get(GREETING).text


def test_editor_of_another_province_reads_only(office: str) -> None:
    someone = visitor_of()
    someone.log_in("limburg")
    for page in (TEAM, "/content/desk_team/west-vlaanderen", ALARM, GREETING):
        assert someone.get(page).status_code == 200
        assert someone.get(f"{page}/edit").status_code == 403
