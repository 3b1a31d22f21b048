"""Facts on the web pages: found, read, edited and told by the bot; on both databases."""

from datetime import date

import pytest

from core.database.content_edits import edits
from core.database.session import session_scope
from core.services import measures
from core.services.answers import entry_by_id
from core.services.facts import versions
from tests.office.web.conftest import Visitor, form_fields, visitor_of

IBO = "/content/measure/ibo"
CONTACT = "/content/answer/contact@always"


@pytest.mark.parametrize("kind", ["measure", "answer", "organisation", "offer"])
def test_every_fact_can_be_opened_from_the_list_and_its_form_sent_back_changes_nothing(
    editor: Visitor, office: str, kind: str
) -> None:
    keys = [
        part.split('"')[0]
        for part in editor.get(f"/content/{kind}").text.split(f'href="/content/{kind}/')[1:]
    ]
    assert len(keys) > 10
    for key in keys[::7]:
        page = f"/content/{kind}/{key}"
        assert editor.get(page).status_code == 200
        fields = editor.fields(f"{page}/edit")
        sent = editor.client.post(f"{page}/edit", data={**fields, "do": "save"})
        assert sent.headers.get("location") == f"{page}?told=same", form_fields(sent.text)
    with session_scope(office) as session:
        assert edits(session) == []


def test_list_finds_words_and_marks(editor: Visitor) -> None:
    found = editor.get("/content/measure?q=vop ondersteuningspremie").text
    assert 'href="/content/measure/vop"' in found
    assert 'href="/content/measure/ibo"' not in found
    ended = editor.get("/content/measure?mark=ended").text
    assert "Vlaamse ondersteuningspremie" in ended
    assert 'href="/content/measure/ibo"' not in ended
    assert "0 gevonden" in editor.get("/content/measure?mark=stale").text
    assert "0 gevonden" in editor.get("/content/offer?q=onbestaand").text


def test_fact_shows_the_answer_of_the_bot_its_sources_and_who_changed_it(editor: Visitor) -> None:
    page = editor.get(IBO).text
    assert "<strong>Bedrag</strong>" in page
    assert 'href="https://werkgevers.vdab.be/werkgevers/ibo/faq"' in page
    assert "Versie 1" in page


def test_edited_measure_is_what_the_bot_tells_at_once(editor: Visitor, office: str) -> None:
    fields = {**editor.fields(f"{IBO}/edit"), "summary": "U leidt iemand zelf op.", "do": "save"}
    assert editor.client.post(f"{IBO}/edit", data=fields).headers["location"] == f"{IBO}?told=saved"
    with session_scope(office) as session:
        assert measures.details(session, "ibo").summary == "U leidt iemand zelf op."
        assert versions(session, "ibo")[-1].recorded_by == "editor"
    page = editor.get(f"{IBO}?told=saved").text
    assert "Bewaard." in page
    assert "1 veld veranderd" in page
    assert "nog niet in data/" in page
    assert "IBO" in editor.get("/").text


def test_new_name_is_said_to_need_more_than_saving(editor: Visitor) -> None:
    fields = {**editor.fields(f"{IBO}/edit"), "aliases": "leren bij de baas", "do": "save"}
    place = editor.client.post(f"{IBO}/edit", data=fields).headers["location"]
    assert "herstart" in editor.get(place).text


def test_preview_shows_the_new_answer_and_stores_nothing(editor: Visitor, office: str) -> None:
    fields = {**editor.fields(f"{IBO}/edit"), "summary": "U leidt iemand zelf op.", "do": "preview"}
    page = editor.client.post(f"{IBO}/edit", data=fields).text
    assert "Zo zou de bot het zeggen" in page
    assert "<strong>IBO</strong><br>U leidt iemand zelf op." in page
    with session_scope(office) as session:
        assert edits(session) == []


def test_problems_stand_beside_their_fields_and_what_was_typed_stays(editor: Visitor, office: str) -> None:
    fields = editor.fields(f"{IBO}/edit")
    fields |= {"summary": "x" * 230, "sources-1-url": "geen adres", "aliases": "VOP", "do": "save"}
    sent = editor.client.post(f"{IBO}/edit", data=fields)
    assert sent.status_code == 422
    assert 'href="#field-summary">Samenvatting: de tekst telt 230 tekens, hoogstens 220 mag' in sent.text
    assert 'id="field-sources-1-url-error"' in sent.text
    assert "x" * 230 in sent.text
    fields |= {"summary": "Kort.", "sources-1-url": "https://vdab.be", "do": "save"}
    sent = editor.client.post(f"{IBO}/edit", data=fields)
    assert "Regel 1: &#39;VOP&#39; is ook een naam van" in sent.text
    with session_scope(office) as session:
        assert edits(session) == []


def test_new_contact_asks_for_its_kind_and_how_sure_it_is(editor: Visitor, office: str) -> None:
    page = "/content/organisation/vdab-limburg/edit"
    fields = {**editor.fields(page), "contacts-2-value": "limburg@example.org", "do": "save"}
    sent = editor.client.post(page, data=fields)
    assert "Contact 3, zekerheid: maak hier een keuze" in sent.text
    fields |= {"contacts-2-kind": "email", "contacts-2-confidence": "low"}
    assert editor.client.post(page, data=fields).status_code == 303
    assert "limburg@example.org" in editor.get("/content/organisation/vdab-limburg").text


def test_last_source_cannot_be_taken_away(editor: Visitor) -> None:
    fields = editor.fields(f"{IBO}/edit")
    fields |= {name: "" for name in fields if name.startswith("sources-")}
    sent = editor.client.post(f"{IBO}/edit", data={**fields, "do": "save"})
    assert "er is minstens één bron nodig" in sent.text


def test_new_rule_keeps_the_old_answer_for_the_past(editor: Visitor, office: str) -> None:
    fields = editor.fields(f"{CONTACT}/edit")
    fields |= {"change": "rule", "since": "2027-03-01", "title": "Welke dienst dan?", "do": "save"}
    place = editor.client.post(f"{CONTACT}/edit", data=fields).headers["location"]
    assert place == "/content/answer/contact@2027-03-01?told=saved"
    assert "tot en met 28 februari 2027" in editor.get(place).text
    with session_scope(office) as session:
        old = entry_by_id(session, "contact", date(2027, 2, 28))
    assert old is not None
    assert old.title == "Welke dienst helpt?"


def test_new_rule_needs_its_first_day(editor: Visitor) -> None:
    fields = {**editor.fields(f"{CONTACT}/edit"), "change": "rule", "since": "", "do": "save"}
    sent = editor.client.post(f"{CONTACT}/edit", data=fields)
    assert "kies de eerste dag" in sent.text


def test_second_editor_is_told_and_decides(editor: Visitor, office: str) -> None:
    other = visitor_of()
    other.log_in("administrator")
    mine, theirs = editor.fields(f"{IBO}/edit"), other.fields(f"{IBO}/edit")
    other.client.post(f"{IBO}/edit", data={**theirs, "notes": "Van de ander.", "do": "save"})
    sent = editor.client.post(f"{IBO}/edit", data={**mine, "notes": "Van mij.", "do": "save"})
    assert sent.status_code == 409
    assert "Iemand was u voor" in sent.text
    assert "administrator" in sent.text
    assert "Van mij." in sent.text
    with session_scope(office) as session:
        assert measures.details(session, "ibo").notes == "Van de ander."
    again = editor.client.post(f"{IBO}/edit", data={**form_fields(sent.text), "do": "save"})
    assert again.status_code == 303
    with session_scope(office) as session:
        assert measures.details(session, "ibo").notes == "Van mij."


def test_confirming_a_fact_puts_today_at_its_sources(editor: Visitor, office: str) -> None:
    fields = editor.fields(IBO)
    assert editor.client.post(f"{IBO}/checked", data=fields).headers["location"] == f"{IBO}?told=checked"
    with session_scope(office) as session:
        assert measures.details(session, "ibo").checked_on == date(2026, 11, 23)


def test_markup_in_a_text_is_shown_as_text(editor: Visitor) -> None:
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)> **<b>vet</b>** [x](javascript:alert(3))"
    fields = editor.fields(f"{IBO}/edit")
    fields |= {"notes": nasty, "summary": nasty, "provider": '"><script>alert(4)</script>', "do": "save"}
    assert editor.client.post(f"{IBO}/edit", data=fields).status_code == 303
    for path in (IBO, f"{IBO}/edit", "/content/measure?q=script"):
        page = editor.get(path).text
        assert "<script" not in page
        assert "<img" not in page
        assert "<b>" not in page
        assert 'href="javascript' not in page
    assert "<strong>&lt;b&gt;vet&lt;/b&gt;</strong>" in editor.get(IBO).text


def test_search_words_come_back_escaped(editor: Visitor) -> None:
    assert "<script" not in editor.get('/content/measure?q="><script>alert(1)</script>').text


def test_start_page_tells_what_is_late(editor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_TODAY", "2027-06-01")
    page = editor.get("/").text
    assert "te laat" in page
    assert "1 juni 2027" in page
