"""Charts of weeks: for who sees no colours, for who sees nothing, and on pages that forbid styles."""

import re
from itertools import pairwise

import pytest

from office.charts import EDGE, INK, REST_LOOK, Bar, Chart, Look, as_svg
from office.web.dashboard_charts import DEEP, ENDING_LOOKS, HIDDEN_LOOK, STAFF_PLAIN, THEME_LOOKS
from office.week_charts import HALF, NARROW, SOFT, WIDE, Series, WeekChart, columns, lines, plain, rows

WEEKS = tuple(f"{day} nov" for day in range(1, 14))
CHART = WeekChart(
    "vragen", "Vragen & antwoorden", "Er waren er <veel>.", WEEKS,
    (
        Series("meteen", tuple(range(13)), DEEP),
        Series("later", (None, *range(12)), STAFF_PLAIN),
    ),
)  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def drawn(chart: WeekChart, width: float) -> list[str]:
    return [columns(chart, width), lines(chart, width, plain), rows(chart, width)]


@pytest.mark.parametrize("look", [*ENDING_LOOKS.values(), HIDDEN_LOOK, STAFF_PLAIN, REST_LOOK])
def test_every_part_stands_out_from_the_page_and_from_the_edge_between_parts(look: Look) -> None:
    assert contrast(look.fill, "#ffffff") >= 3
    assert contrast(look.fill, EDGE) >= 3


def test_letters_are_dark_enough() -> None:
    assert min(contrast(INK, "#ffffff"), contrast(SOFT, "#ffffff")) >= 4.5


@pytest.mark.parametrize("looks", [tuple(ENDING_LOOKS.values()), THEME_LOOKS])
def test_neighbours_differ_in_their_pattern_and_not_in_colour_alone(looks: tuple[Look, ...]) -> None:
    assert all(one.pattern != other.pattern for one, other in pairwise(looks))
    assert len({look.pattern for look in looks}) == len(looks)


@pytest.mark.parametrize("width", [WIDE, HALF, NARROW])
def test_drawing_has_a_title_and_a_description_and_no_style(width: float) -> None:
    for svg in drawn(CHART, width):
        assert 'role="img" aria-labelledby="vragen-title vragen-desc"' in svg
        assert '<title id="vragen-title">Vragen &amp; antwoorden</title>' in svg
        assert '<desc id="vragen-desc">Er waren er &lt;veel&gt;.</desc>' in svg
        assert "style" not in svg
        assert len(re.findall(r'\bid="([^"]+)"', svg)) == len(set(re.findall(r'\bid="([^"]+)"', svg)))


def test_same_numbers_give_the_same_drawing() -> None:
    assert drawn(CHART, WIDE) == drawn(CHART, WIDE)


def test_chart_of_bars_keeps_the_numbers_it_tells() -> None:
    svg = as_svg(Chart("x", "Titel", "Tekst", (Bar("Bouw", (1234,), "1.234"),)))
    assert ">1.234<" in svg


@pytest.mark.parametrize("number", [1, 4, 52])
def test_any_number_of_weeks_can_be_drawn_also_without_anything_in_them(number: int) -> None:
    weeks = tuple(str(at) for at in range(number))
    empty = WeekChart("leeg", "Leeg", "Niets.", weeks, (Series("niets", (None,) * number),))
    for width in (WIDE, HALF, NARROW):
        assert all(svg.startswith("<svg") for svg in drawn(empty, width))


def test_year_of_weeks_stays_a_small_drawing() -> None:
    weeks = tuple(str(at) for at in range(52))
    chart = WeekChart("jaar", "Jaar", "Weken.", weeks, (Series("vragen", tuple(range(52))),) * 10)
    assert max(len(columns(chart, HALF)), len(rows(chart, HALF))) < 80_000
