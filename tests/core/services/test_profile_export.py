"""A profile goes out as JSON and PDF in the order of the EU tool, without who the person is."""

import json
import shutil
import subprocess
from datetime import date, datetime, timezone
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from core.content.reference import Reference, load_reference, read_reference
from core.database.profiles import AppraisalRow
from core.errors import NotFoundError
from core.personal_seal import personal_seal
from core.rules.consent import Purpose
from core.rules.profile import Skill, SpokenLanguage, WorkWindow
from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import Answer
from core.services import consents, profiles
from core.services.my_data_export import FileKind, file_of
from core.services.profile_export import export_of
from core.services.profile_pdf import pdf_of

TODAY = date(2026, 11, 23)
AMINA = "a" * 64


@pytest.fixture(scope="module")
def reference() -> Reference:
    return read_reference(Path("data"), organisations=set(), measures=set())


@pytest.fixture
def amina(session: Session, reference: Reference, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Give a database with places and occupations, and with half a profile of Amina."""
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "a key of at least thirty-two characters, for tests")
    load_reference(session, reference)
    consents.give(session, AMINA, Purpose.KEEP)
    profiles.save_place(session, AMINA, "34022")
    profiles.save_experience(session, AMINA, {"kok": 5.5})
    profiles.save_languages(session, AMINA, [SpokenLanguage("uk", "C2"), SpokenLanguage("ar")])
    profiles.save_dutch(session, AMINA, "A2")
    profiles.save_skills(session, AMINA, [Skill("koken voor groepen — élk seizoen")])
    profiles.save_licences(session, AMINA, [])
    profiles.mark(session, AMINA, "education", "declined")
    profiles.mark(session, AMINA, "wanted", "later")
    situation = Situation(work_on=TODAY, today=TODAY, status="recognised_refugee")
    profiles.save_work(session, AMINA, situation, WorkWindow(Answer.YES, TODAY, date(2027, 3, 4), TODAY))
    return session


def appraised(session: Session) -> None:
    close = personal_seal().close
    row = AppraisalRow(
        person=AMINA,
        author="Els",
        made_at=datetime(2026, 11, 20, 9, tzinfo=timezone.utc),
        appraisal=close("Kookt zeker en proper."),
        next_steps=close("Taalcoaching vragen."),
    )
    session.add(row)
    session.flush()


def test_json_has_the_parts_in_the_order_of_the_eu_tool(amina: Session) -> None:
    data = json.loads(export_of(amina, AMINA, TODAY).as_json())
    parts = [
        key for key in data if key in ("identification", "expectations", "skills", "appraisal", "next_steps")
    ]
    assert parts == ["identification", "expectations", "skills", "appraisal", "next_steps"]
    assert list(data["skills"])[:4] == ["languages", "education", "work_experience", "skills"]


def test_json_says_what_was_told_and_that_it_is_self_declared(amina: Session) -> None:
    data = json.loads(export_of(amina, AMINA, TODAY).as_json())
    assert data["status"] == "Zelf verklaard / self-declared"
    assert data["made_on"] == "2026-11-23"
    assert data["identification"]["place"] == {"nis_code": "34022", "name": "Kortrijk"}
    assert data["identification"]["right_to_work"]["last"] == "2027-03-04"
    assert data["skills"]["work_experience"][0]["years"] == 5.5
    assert [each["code"] for each in data["skills"]["languages"]] == ["nl", "uk", "ar"]
    assert data["skills"]["driving_licences"] == []


def test_empty_line_says_why_it_is_empty(amina: Session) -> None:
    words = {
        label: value
        for section in export_of(amina, AMINA, TODAY).data["in_dutch"].values()
        for label, value in section.items()
    }
    assert words["Hoogste opleiding"] == "wil dit niet zeggen"
    assert words["Gewenst werk"] == "later"
    assert words["Kan beginnen"] == "niet ingevuld"
    assert words["Rijbewijs"] == "geen rijbewijs"
    assert words["Ervaring"] == "Kok (5,5 jaar)"
    assert words["Andere talen"] == "Oekraïens (C2), Arabisch"
    assert words["Mag werken"] == "ja, tot en met 4 maart 2027"


def test_file_does_not_tell_who_the_person_is_nor_the_facts_behind_the_right_to_work(amina: Session) -> None:
    text = export_of(amina, AMINA, TODAY).as_json()
    assert AMINA not in text
    assert "recognised_refugee" not in text


def test_appraisal_of_staff_comes_with_name_and_day(amina: Session) -> None:
    appraised(amina)
    data = export_of(amina, AMINA, TODAY).data
    assert data["appraisal"][0]["author"] == "Els"
    assert data["next_steps"] == ["Taalcoaching vragen."]


def test_without_a_profile_or_without_consent_there_is_no_file(amina: Session) -> None:
    consents.give(amina, "bilal", Purpose.KEEP)
    with pytest.raises(NotFoundError):
        export_of(amina, "bilal", TODAY)
    consents.withdraw(amina, AMINA, Purpose.KEEP)
    with pytest.raises(profiles.ConsentMissingError):
        export_of(amina, AMINA, TODAY)


@pytest.mark.parametrize(("kind", "head"), [(FileKind.PROFILE_PDF, b"%PDF-"), (FileKind.PROFILE_JSON, b"{")])
def test_person_gets_the_file_that_they_ask_for(amina: Session, kind: FileKind, head: bytes) -> None:
    made = file_of(amina, personal_seal(), AMINA, kind)
    assert made is not None
    assert made.content.startswith(head)
    assert made.name.startswith("profiel-")
    assert file_of(amina, personal_seal(), "bilal", kind) is None


def test_pdf_has_pages_that_can_be_opened(amina: Session) -> None:
    appraised(amina)
    pdf = pdf_of(export_of(amina, AMINA, TODAY))
    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 5_000


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_text_of_the_pdf_can_be_read_and_copied(amina: Session, tmp_path: Path) -> None:
    appraised(amina)
    profiles.save_wishes(amina, AMINA, "أحب العمل مع الناس. " + "Graag werk met bloemen. " * 200)
    path = tmp_path / "profiel.pdf"
    path.write_bytes(pdf_of(export_of(amina, AMINA, TODAY)))
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    ).stdout.decode()
    for said in ("Zelf verklaard / self-declared", "Kortrijk", "élk seizoen", "wil dit niet zeggen"):
        assert said in text
    assert "العمل" in text
    assert "23 november 2026" in text
    assert "Bladzijde 1 van" in text
    assert "Kookt zeker en proper." in text
