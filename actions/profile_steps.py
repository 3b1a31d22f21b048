"""All steps of a profile in their order: consents, who and where, what somebody looks for, what they can."""

from collections.abc import Callable

from actions.interview import Step, Taken
from actions.profile_consent import take_consent, yes_to
from actions.profile_education import (
    education_buttons,
    has_a_field,
    may_be_recognised,
    take_country,
    take_education,
    take_field,
    take_recognised,
)
from actions.profile_experience import (
    licence_buttons,
    needs_years,
    take_experience,
    take_licences,
    take_years,
    years_buttons,
    years_values,
)
from actions.profile_kept import command, pressed, summary
from actions.profile_languages import (
    claims_languages,
    dutch_buttons,
    language_buttons,
    level_buttons,
    level_values,
    needs_levels,
    take_dutch,
    take_languages,
    take_levels,
)
from actions.profile_place import take_distance, take_place
from actions.profile_reading import NONE, choices
from actions.profile_skills import skill_buttons, take_skills
from actions.profile_wishes import (
    ANY,
    AT_ONCE,
    claims_wish,
    take_hours,
    take_start,
    take_times,
    take_wanted,
    take_wishes,
)
from actions.profile_work import take_work
from actions.turn import Turn
from core.rules.distance_words import ANYWHERE_KM
from core.rules.profile import TIMES


def _consent(name: str) -> Step:
    yes_no = choices(("utter_button_profile_yes", yes_to(name)), ("utter_button_profile_no", "no"))
    return Step(name, take_consent(name), yes_no, optional=False, counted=False)


def steps(take_summary: Callable[[Turn], Taken | None]) -> tuple[Step, ...]:
    """Return the steps; questions that only follow on an answer are not counted as steps of their own."""
    return (
        _consent("consent_keep"),
        _consent("consent_staff"),
        _consent("consent_match"),
        Step("place", take_place),
        Step(
            "distance",
            take_distance,
            choices(
                ("utter_profile_button_10_km", "km-10"),
                ("utter_profile_button_25_km", "km-25"),
                ("utter_profile_button_50_km", "km-50"),
                ("utter_profile_button_anywhere", f"km-{ANYWHERE_KM}"),
            ),
        ),
        Step("wanted", take_wanted, choices(("utter_profile_button_any_work", ANY))),
        Step("start", take_start, choices(("utter_profile_button_at_once", AT_ONCE))),
        Step(
            "hours",
            take_hours,
            choices(
                ("utter_profile_button_full_time", "full_time"),
                ("utter_profile_button_part_time", "part_time"),
                ("utter_profile_button_any_hours", "any"),
            ),
        ),
        Step(
            "times",
            take_times,
            choices(
                ("utter_profile_button_day", "day"),
                ("utter_profile_button_day_evening", "day+evening"),
                ("utter_profile_button_weekdays", "day+evening+night"),
                ("utter_profile_button_always", "+".join(TIMES)),
            ),
        ),
        Step("wishes", take_wishes, choices(("utter_profile_button_no_wishes", NONE)), claims=claims_wish),
        Step("dutch", take_dutch, dutch_buttons),
        Step("languages", take_languages, language_buttons, claims=claims_languages),
        Step("levels", take_levels, level_buttons, level_values, counted=False, applies=needs_levels),
        Step("education", take_education, education_buttons),
        Step("field", take_field, counted=False, applies=has_a_field),
        Step("country", take_country, counted=False, applies=has_a_field),
        Step(
            "recognised",
            take_recognised,
            choices(
                ("utter_button_profile_yes", "yes"),
                ("utter_button_profile_no", "no"),
                ("utter_profile_button_requested", "requested"),
            ),
            counted=False,
            applies=may_be_recognised,
        ),
        Step("experience", take_experience, choices(("utter_profile_button_no_experience", NONE))),
        Step("years", take_years, years_buttons, years_values, counted=False, applies=needs_years),
        Step("skills", take_skills, skill_buttons),
        Step("licences", take_licences, licence_buttons),
        Step("work", take_work, choices(("utter_profile_button_ask_work", "yes"))),
        Step(
            "summary",
            take_summary,
            lambda turn: [
                turn.button("utter_profile_button_right", pressed("yes")),
                turn.button("utter_button_profile_change", command("edit")),
            ],
            lambda turn: {"summary": summary(turn)},
            optional=False,
            counted=False,
        ),
    )
