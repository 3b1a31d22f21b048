"""The grammar of dates: patterns over the tags of words, each with a function that reads what it matched.

The letters are explained in `dates_words.py`; N is a date in digits, D a number of one or two digits, O one
with an ending ("12de"), L one of three digits, Y a year, y a year after an apostrophe, J "jaar", U and V
other units, w and r a number in words ("twaalf", "twaalfde"), M a month, m perhaps a month, W a weekday.
"""

import re
from typing import Final

from nlu.components import dates_readers as read
from nlu.components import dates_readers_rare as rare

_JOIN: Final = r"(?P<join>k&q|&k|[&fk/-])"
_SAFE: Final = r"(?=$|[.,!?;()z&kiSj])"  # a bare day may stand here: no thing is counted
_YEAR: Final = r"[-.,/]{0,2}v?(?:(?P<year>[Yy])|(?P<in_year>[pnt])J)"
_ANY_YEAR: Final = rf"(?:{_YEAR}|[-./]?(?P<short_year>D){_SAFE})?"
_MONTH: Final = r"(?P<month>[Mm])"
_QUANTITY: Final = r"(?P<quantity>[DLw]&e?H|eH|H|e?A|e?P|[DLwe])"
_UNIT: Final = r"(?P<unit>[UJV])"

RULES: Final[list[tuple[re.Pattern[str], read.Reader]]] = [
    (re.compile(pattern), reader)
    for pattern, reader in [
        (r"(?:W,?[od]?)?(?P<numeric>N)", read.numeric),
        (rf"(?:W,?[od]?)?(?P<day>[DOrwe])[-./]?[vf]?o?{_MONTH}{_ANY_YEAR}", read.day_and_month),
        (rf"(?:W,?)?{_MONTH}[-.]?o?(?P<day>[DO]),?(?P<year>Y)", read.day_and_month),
        (rf"(?:W,?)?{_MONTH}[-.]?o?(?P<day>[DO])(?=$|[.,!?;()])", read.day_and_month),
        (rf"(?:W,?)?{_MONTH}o?(?P<day>[DO])(?![UVJ])", read.english_day),
        (rf"(?P<year>Y)[-.,/]?{_MONTH}[-./]?(?P<day>[DO]){_SAFE}", read.day_and_month),
        (rf"(?P<in_year>[pnt])J,?[ji]?[od]?(?P<day>[DOrw])v?{_MONTH}", read.day_and_month),
        (
            rf"(?P<between>T?)[od]?(?P<first>[DOrw]){_JOIN}[od]?(?P<day>[DOrw])v?o?{_MONTH}{_ANY_YEAR}",
            read.two_days,
        ),
        (rf"(?:(?P<part>[BIHE])-?v?o?)?(?P<relative>[pnt])?{_MONTH}(?:{_YEAR})?", read.month),
        (rf"(?P<year>Y)[-.,/]?{_MONTH}", read.month),
        (rf"(?P<in_year>[pnt])J,?j?(?:(?P<part>[BIHE])-?v?)?{_MONTH}", read.month),
        (rf"(?P<between>T?)(?P<first>[Mm]){_JOIN}{_MONTH}(?:{_YEAR})?", read.two_months),
        (rf"(?P<relative>[pnt])(?P<unit>U),?i?[od](?P<day>[DOrw]){_SAFE}", read.day_of_relative_month),
        (r"(?P<relative>[pnt])(?P<unit>U),?i?(?P<day>O)", read.day_of_relative_month),
        (r"(?P<day>[DOrw])v(?P<relative>[pnt])(?P<unit>U)", read.day_of_relative_month),
        (r"(?P<day>O)(?P<relative>[pnt])(?P<unit>U)", read.day_of_relative_month),
        (rf"(?:W,?)?[od](?P<day>[Or]){_SAFE}", read.bare_day),
        (rf"d(?P<day>D){_SAFE}", read.bare_day),
        (r"(?P<relative>[pnt])(?P<weekday>W)", read.weekday),
        (r"(?P<relative>[pnt])(?P<unit>U)i?o?(?P<weekday>W)", read.weekday),
        (r"(?P<weekday>W)v?(?P<relative>[pnt])(?P<unit>U)", read.weekday),
        (r"(?:(?P<part>[BHIE])v?)?(?P<relative>[pnt])(?P<unit>[UJ])", read.relative_unit),
        (r"(?P<part>[BHIE])v?o?J?(?P<year>Y)", read.year),
        (r"(?:(?<=[jSvkJ])|(?<=jo)|(?<=So)|^(?=Y[^DYMm]{0,3}$))(?P<year>Y)", read.year),
        (rf"(?P<between>T?)(?P<first>Y){_JOIN}(?P<year>Y)", read.two_years),
        (rf"{_QUANTITY}{_UNIT}G", read.distance),
        (rf"(?P<more>[DLwe])(?P<more_unit>[UJV])&?{_QUANTITY}{_UNIT}G", read.sum_of_distances),
        (rf"(?P<low>[DLwe])[fke-](?P<quantity>[DLw]){_UNIT}G", read.distance),
        (r"e?(?P<unit>[UJ])f(?P<quantity>[Dw])G", read.distance),
        (r"(?P<unit>[UJ])G", read.distance),
        (rf"(?P<over>c){_QUANTITY}{_UNIT}", read.distance),
        (rf"S{_QUANTITY}{_UNIT}(?!G)", read.distance),
        (r"(?P<day>R)", read.relative_day),
        (r"(?P<day>R)(?:ce)?(?P<unit>U)(?!G)", rare.day_and_a_week),
        (r"(?P<weekday>W)", rare.weekday_alone),
        (r"(?P<relative>[pnt])Z", rare.weekend),
        (rf"(?:(?P<part>[BHIE])v?o?)?(?P<season>K)[jv]?o?{_YEAR}", rare.season),
        (r"(?P<relative>[pnt])(?P<season>K)", rare.season_near),
        (r"(?<=Q)(?P<year>Y)", read.year),
        (r"(?P<day>[DOrwe])v?o?(?P<nth>[Or])(?P<unit>U)", rare.day_of_numbered_month),
        (r"(?<![wDLY])(?P<day>[we])(?P<nth>[we])(?P<year>[wY])(?![wDLYUVJe])", rare.spelled_day),
        (rf"(?P<over>b){_QUANTITY}{_UNIT}", rare.within),
    ]
]
