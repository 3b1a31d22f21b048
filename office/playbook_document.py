"""The playbook of a province as a Word document: what another province did, and fields to fill in."""

from collections.abc import Iterable, Sequence
from datetime import date

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table

from core.rules.action_plan import ActionPlan, ActionResult, ActionState, PlanAction, period_in_dutch
from core.rules.dates_in_dutch import in_dutch, page_date_in_dutch
from core.rules.organisations import Contact, Organisation
from core.rules.right_to_work_law import Source
from core.services.action_plan import Playbook

UNKNOWN = "niet bekend"
EMPTY = ""
STATES: dict[ActionState, str] = {
    "not_started": "niet begonnen",
    "planned": "gepland",
    "running": "bezig",
    "ended": "klaar of gestopt",
    "unknown": "niet bekend",
}
CONFIDENCES = {"high": "zeker", "medium": "vrij zeker", "low": "niet zeker"}
CONTACTS = {"phone": "tel.", "email": "e-mail", "website": "web", "address": "adres"}
FIRST_STEPS = (
    "Duid een provincie of organisatie aan die het plan trekt.",
    "Nodig de partners uit. Elke partner houdt zijn eigen taak.",
    "Kijk na of de organisaties en contactgegevens in dit draaiboek nog juist zijn.",
    "Kijk na wat de wet nu zegt over werken. De voorbeelden in dit draaiboek zijn van vroeger.",
)
LAST_STEPS = (
    "Spreek af wanneer en hoe u de resultaten meet.",
    "Vul het plan aan in het bestand data/action_plan/{id}.yml. Dan kan de chatbot het vertellen.",
)


def document_of(book: Playbook, on: date) -> WordDocument:
    """Return the document for a province as it is known on a day."""
    document = _new_document(f"Draaiboek: vluchtelingen naar werk in {book.plan.province}")
    _introduce(document, book, on)
    for pillar in book.plan.pillars:
        document.add_heading(f"Deel: {pillar.title}", level=1)
        document.add_paragraph(pillar.aim)
        for action in pillar.actions:
            document.add_heading(action.title, level=2)
            document.add_paragraph(f"Doel: {action.goal}")
            _tell_example(document, book, action)
            _tell_helpers(document, book, action)
            _add_fields(document, book, action)
    _add_checklist(document, book.plan)
    _add_sources(document, book)
    return document


def _new_document(title: str) -> WordDocument:
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = "Toeleiding"
    document.core_properties.language = "nl-BE"
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Calibri")
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
    document.add_heading(title, level=0)
    return document


def _introduce(document: WordDocument, book: Playbook, on: date) -> None:
    plan, example = book.plan, book.example
    document.add_paragraph(f"Gemaakt op {in_dutch(on)} met de gegevens van de chatbot Toeleiding.")
    document.add_heading("Wat is dit?", level=1)
    if book.is_example:
        document.add_paragraph(
            f"Dit is het plan van {plan.province}, zoals wij het kennen. Ook wat later kwam, staat erin."
        )
    else:
        document.add_paragraph(
            f"Met dit draaiboek kan {plan.province} een plan maken om vluchtelingen naar werk te leiden. "
            f"Het volgt de aanpak van {example.province}. Per actie leest u het doel, wat er toen gebeurde "
            f"en wie in {plan.province} kan meedoen. De lege velden vult u zelf in."
        )
    document.add_heading(f"Wat {example.province} deed, in het kort", level=1)
    document.add_paragraph(example.summary or UNKNOWN)
    if example.uncertain:
        document.add_paragraph(f"Niet zeker: {example.uncertain}")
    document.add_heading("De twee kanten en de samenwerking", level=1)
    for pillar in plan.pillars:
        document.add_paragraph(f"{pillar.title}: {pillar.aim}", style="List Bullet")


def _tell_example(document: WordDocument, book: Playbook, action: PlanAction) -> None:
    """Tell what the province with the example did, when it has this action."""
    done = book.example.action(action.id)
    if done is None:
        return
    document.add_heading(f"Wat {book.example.province} deed", level=3)
    document.add_paragraph(done.description or "Wij weten niet wat er gebeurde.")
    if done.confidence == "low":
        document.add_paragraph("Let op: dit stond in het plan. Of het ook zo gebeurde, is niet zeker.")
    if done.results:
        _table(document, ("Cijfer", "Wat", "Wanneer", "Zekerheid"), map(_result_cells, done.results))
    elif done.description:
        document.add_paragraph("Resultaat: wij vonden geen cijfers.")
    if not book.is_example:
        who = _names(book, [each for each in (done.lead, *done.partners) if each])
        document.add_paragraph(
            f"Wie het deed: {who or UNKNOWN}. Wanneer: {period_in_dutch(done) or UNKNOWN}."
        )
    for source in done.sources:
        document.add_paragraph(f"Bron: {_source(source)}", style="List Bullet")


def _tell_helpers(document: WordDocument, book: Playbook, action: PlanAction) -> None:
    helpers = book.helpers.get(action.id)
    if helpers is None:
        return
    document.add_heading(f"Wie doet dit in {book.plan.province}?", level=3)
    if helpers:
        document.add_paragraph("Deze organisaties kunnen meedoen. Kijk de gegevens na voor u ze gebruikt.")
        _table(document, ("Organisatie", "Waarvoor", "Contact"), map(_helper_cells, helpers))
    else:
        document.add_paragraph("Wij kennen hiervoor nog geen organisatie.")


def _add_fields(document: WordDocument, book: Playbook, action: PlanAction) -> None:
    """Add the fields of the province itself: filled in as far as known, else empty."""
    document.add_heading(f"Afspraken in {book.plan.province}", level=3)
    began = action.state != "not_started"
    choices = " / ".join(text for state, text in STATES.items() if state != "unknown")
    _table(
        document,
        None,
        (
            ("Trekker", _names(book, [action.lead]) if action.lead else _blank(began)),
            ("Partners", _names(book, action.partners) or _blank(began)),
            ("Periode", period_in_dutch(action) or _blank(began)),
            ("Stand", STATES[action.state] if began else f"kies: {choices}"),
            ("Opmerkingen", action.notes or EMPTY),
        ),
    )


def _blank(began: bool) -> str:
    return UNKNOWN if began else EMPTY


def _add_checklist(document: WordDocument, plan: ActionPlan) -> None:
    document.add_heading("Checklist", level=1)
    actions = [
        f"{action.title}: trekker, partners en periode zijn ingevuld."
        for action in plan.actions
        if action.in_playbook
    ]
    for step in (*FIRST_STEPS, *actions, *LAST_STEPS):
        document.add_paragraph(f"☐ {step.format(id=plan.id)}")


def _add_sources(document: WordDocument, book: Playbook) -> None:
    document.add_heading("Bronnen", level=1)
    told = [action for action in book.example.actions if action.in_playbook or book.is_example]
    plans = [(book.example, told)] if book.is_example else [(book.example, told), (book.plan, [])]
    for plan, actions in plans:
        pages = (*plan.sources, *(source for action in actions for source in action.sources))
        document.add_paragraph(f"{plan.province}, nagekeken op {in_dutch(plan.checked_on)}:")
        if plan.notes:
            document.add_paragraph(plan.notes)
        for source in dict.fromkeys(pages):
            document.add_paragraph(_source(source), style="List Bullet")


def _result_cells(result: ActionResult) -> tuple[str, ...]:
    measured = page_date_in_dutch(result.measured) if result.measured else UNKNOWN
    return (result.figure or EMPTY, result.text, measured, CONFIDENCES[result.confidence])


def _helper_cells(organisation: Organisation) -> tuple[str, ...]:
    contacts = "\n".join(map(_contact, organisation.contacts))
    name = organisation.name
    if organisation.status == "unknown" or organisation.confidence == "low":
        name += " (na te kijken)"
    return (name, organisation.summary, contacts or UNKNOWN)


def _contact(contact: Contact) -> str:
    doubt = " (na te kijken)" if contact.confidence == "low" else EMPTY
    return f"{CONTACTS[contact.kind]} {contact.value}{doubt}"


def _names(book: Playbook, organisations: Iterable[str]) -> str:
    return ", ".join(book.names.get(each, each) for each in organisations)


def _source(source: Source) -> str:
    day = f", {page_date_in_dutch(source.page_date)}" if source.page_date else EMPTY
    return f"{source.title}{day}: {source.url}"


def _table(document: WordDocument, head: Sequence[str] | None, rows: Iterable[Sequence[str]]) -> Table:
    """Add a table with a bold head, or with a bold first column when there is no head."""
    lines = [head, *rows] if head else list(rows)
    table = document.add_table(rows=0, cols=len(lines[0]))
    table.style = "Table Grid"
    for number, line in enumerate(lines):
        cells = table.add_row().cells
        for column, text in enumerate(line):
            run = cells[column].paragraphs[0].add_run(text)
            run.bold = number == 0 if head else column == 0
    document.add_paragraph()
    return table
