"""Enterprise numbers: ten digits of which the last two follow from the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.services.enterprise_number import (
    EnterpriseNumberError,
    enterprise_number,
    enterprise_number_in,
    is_enterprise_number,
    with_check_digits,
    with_dots,
)

FIRST_EIGHT = st.integers(0, 19_999_999).map("{:08d}".format).filter(lambda digits: int(digits) > 0)
NUMBERS = FIRST_EIGHT.map(with_check_digits)


@pytest.mark.parametrize(
    "written",
    [
        "0403.019.261",
        "0403019261",
        "BE0403019261",
        "BE 0403.019.261",
        "BTW BE 403019261",
        "btw-nummer: BE 0403 019 261",
        "ondernemingsnummer 403.019.261",
        "KBO 0403.019.261.",
        "403019261",
        "(0)403.019.261",
        " 0403-019-261 ",
    ],
)
def test_a_number_is_read_however_it_is_written(written: str) -> None:
    assert enterprise_number(written) == "0403019261"


@pytest.mark.parametrize(
    ("written", "looks_like_one"),
    [
        ("0403019262", True),
        ("0403.019.200", True),
        ("BE 0403 019 216", True),
        ("2403019261", False),
        ("04030192", False),
        ("04030192611", False),
        ("geen", False),
        ("", False),
        ("0000000000", True),
        ("٠٤٠٣٠١٩٢٦١", False),
        ("NL403019261", False),
    ],
)
def test_what_is_no_number_is_refused(written: str, looks_like_one: bool) -> None:
    with pytest.raises(EnterpriseNumberError) as raised:
        enterprise_number(written)
    assert raised.value.looks_like_one is looks_like_one


@given(NUMBERS)
def test_a_number_is_the_same_in_every_way_of_writing(number: str) -> None:
    dotted = with_dots(number)
    for written in (number, dotted, f"BE{number}", f"BTW BE {dotted}", dotted.replace(".", " ")):
        assert enterprise_number(written) == number
    if number.startswith("0"):
        assert enterprise_number(f"BE {number[1:]}") == number


@given(FIRST_EIGHT)
def test_of_a_hundred_endings_exactly_one_is_right(first_eight: str) -> None:
    right = [end for end in range(100) if is_enterprise_number(f"{first_eight}{end:02d}")]
    assert len(right) == 1
    assert 1 <= right[0] <= 97


@given(NUMBERS, st.integers(0, 9), st.integers(0, 9))
def test_one_wrong_digit_is_always_noticed(number: str, place: int, digit: int) -> None:
    wrong = f"{number[:place]}{digit}{number[place + 1 :]}"
    assert is_enterprise_number(wrong) is (wrong == number)


@given(NUMBERS, st.integers(0, 8))
def test_two_digits_that_changed_places_are_always_noticed(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert is_enterprise_number(swapped) is (swapped == number)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_is_refused(text: str) -> None:
    try:
        number = enterprise_number(text)
    except EnterpriseNumberError:
        return
    assert is_enterprise_number(number)


def test_a_number_is_found_in_a_longer_text() -> None:
    assert enterprise_number_in("Demobouw bv, BE 0403.019.261, Roeselare") == "0403019261"
    assert enterprise_number_in("Demobouw bv, bel 0470 12 34 56") is None
