"""A profile as a PDF of one or a few pages, in fonts that know more than Latin letters."""

import logging
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from core.clock import brussels
from core.rules.dates_in_dutch import in_dutch
from core.services.profile_export import ProfileExport
from core.services.profile_lines import Line, labels

FONT: Final = "DejaVu"
LABEL_WIDTH: Final = 52
LINE_HEIGHT: Final = 5.6
DARK: Final = (31, 58, 95)
GREY: Final = (95, 95, 95)
BLACK: Final = (20, 20, 20)
LIGHT: Final = (232, 238, 245)


def pdf_of(export: ProfileExport) -> bytes:
    """Return the profile as a PDF. A letter that the fonts do not have is left out, and never logged."""
    logging.getLogger("fpdf").setLevel(logging.ERROR)
    pdf = _Pages(export)
    pdf.add_page()
    for section in export.sections:
        pdf.heading(section.title)
        for line in section.lines:
            pdf.line_of_profile(line)
    pdf.appraisals()
    return bytes(pdf.output())


def fonts_folder() -> Path:
    """Return where the DejaVu fonts are: they come along with matplotlib."""
    found = find_spec("matplotlib")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("matplotlib, which brings the fonts, is not installed")
    return Path(found.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"


class _Pages(FPDF):
    """A4 pages with a head that says that all of it is self-declared, and a foot with day and page."""

    def __init__(self, export: ProfileExport) -> None:
        super().__init__(format="A4")
        self._export = export
        folder = fonts_folder()
        self.add_font(FONT, "", str(folder / "DejaVuSans.ttf"))
        self.add_font(FONT, "B", str(folder / "DejaVuSans-Bold.ttf"))
        self.set_text_shaping(True)  # joins Arabic letters and writes them from right to left
        self.set_margins(20, 16, 20)
        self.set_auto_page_break(True, margin=22)
        self.set_title(labels().document.title)
        self.set_lang("nl-BE")
        self.alias_nb_pages("{pages}")

    def header(self) -> None:
        words = labels().document
        self._write(
            words.title if self.page_no() == 1 else words.subtitle, 18 if self.page_no() == 1 else 9, DARK
        )
        if self.page_no() > 1:
            self.ln(2)
            return
        self._write(words.subtitle, 11, DARK, bold=True)
        made, changed = in_dutch(self._export.made_on), in_dutch(self._export.changed_on)
        self._write(f"{words.made_on.format(day=made)} · {words.changed_on.format(day=changed)}", 9, GREY)
        self._write(words.explanation, 9, GREY)
        self.ln(2)

    def footer(self) -> None:
        self.set_y(-16)
        words = labels().document
        self.set_font(FONT, "", 8)
        self.set_text_color(*GREY)
        self.cell(0, 5, f"{words.subtitle} · {in_dutch(self._export.made_on)}", align="L")
        self.set_x(self.l_margin)
        self.cell(0, 5, words.page.format(page=self.page_no(), pages="{pages}"), align="R")

    def heading(self, title: str) -> None:
        """Write the title of a part; it never stands alone at the foot of a page."""
        if self.will_page_break(4 * LINE_HEIGHT):
            self.add_page()
        self.ln(2)
        self.set_fill_color(*LIGHT)
        self.set_font(FONT, "B", 11)
        self.set_text_color(*DARK)
        self._block(0, 7, title, fill=True)
        self.ln(1)

    def line_of_profile(self, line: Line) -> None:
        """Write what a line is called and, beside it, what was answered."""
        if self.will_page_break(2 * LINE_HEIGHT):
            self.add_page()
        top = self.get_y()
        self.set_font(FONT, "", 10)
        self.set_text_color(*GREY)
        self._block(LABEL_WIDTH, LINE_HEIGHT, line.label)
        below, page = self.get_y(), self.page_no()
        self.set_xy(self.l_margin + LABEL_WIDTH, top)
        self.set_text_color(*(BLACK if line.is_answered else GREY))
        self._block(0, LINE_HEIGHT, line.value)
        if self.page_no() == page:
            self.set_y(max(below, self.get_y()))

    def appraisals(self) -> None:
        """Write what staff added, or that nothing was."""
        words = labels()
        steps = [each for each in self._export.appraisals if each.next_steps]
        self.heading(words.sections.appraisal)
        for each in self._export.appraisals:
            self._of_staff(each.author, in_dutch(each.made_at.astimezone(brussels()).date()), each.appraisal)
        if not self._export.appraisals:
            self._write(words.states.open, 10, GREY)
        self.heading(words.sections.next_steps)
        for each in steps:
            self._of_staff(
                each.author, in_dutch(each.made_at.astimezone(brussels()).date()), each.next_steps or ""
            )
        if not steps:
            self._write(words.states.open, 10, GREY)

    def _of_staff(self, author: str, day: str, text: str) -> None:
        self._write(labels().document.by.format(author=author, day=day), 8, GREY)
        self._write(text, 10, BLACK)
        self.ln(1)

    def _write(self, text: str, size: int, colour: tuple[int, int, int], *, bold: bool = False) -> None:
        self.set_font(FONT, "B" if bold or size > 11 else "", size)
        self.set_text_color(*colour)
        self._block(0, size * 0.55 if size > 9 else 4.6, text)

    def _block(self, width: float, height: float, text: str, *, fill: bool = False) -> None:
        self.multi_cell(width, height, text, align="L", fill=fill, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
