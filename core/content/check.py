"""Reads all of `data/` that goes into the database and says what is wrong with it."""

from dataclasses import dataclass
from pathlib import Path

from core.content.action_plan import plan_problems, read_plans
from core.content.answers import read_answers
from core.content.desk import Desk, read_desk
from core.content.desk_texts import read_desk_texts
from core.content.languages_and_countries import language_problems
from core.content.match_messages import read_match_messages
from core.content.matching import MatchingFile, read_matching
from core.content.measures_files import read_measures
from core.content.not_in_profile import not_in_profile_problems
from core.content.organisations import read_organisations, unknown_municipalities
from core.content.problems import problem
from core.content.profile_labels import profile_label_problems
from core.content.reception_contribution import read_scales, scale_problems
from core.content.reference import Reference, read_reference
from core.content.referral_texts import read_referral_texts
from core.content.retention import read_retention
from core.content.right_to_work import read_entries
from core.content.right_to_work_schema import RightToWorkEntry
from core.content.themes import ThemeFile, read_themes
from core.errors import ContentError
from core.rules.action_plan import ActionPlan
from core.rules.answers import Answer
from core.rules.measures import Measure
from core.rules.organisations import Organisation
from core.rules.reception_contribution import ContributionScale


@dataclass(frozen=True)
class Content:
    """What was read from `data/`, and every problem found while reading. Load it only without problems."""

    measures: tuple[Measure, ...]
    legal_entries: tuple[RightToWorkEntry, ...]
    organisations: tuple[Organisation, ...]
    themes: tuple[ThemeFile, ...]
    answers: tuple[Answer, ...]
    scales: tuple[ContributionScale, ...]
    plans: tuple[ActionPlan, ...]
    matching: MatchingFile | None
    desk: Desk
    reference: Reference
    problems: tuple[str, ...]


def check(data_dir: Path) -> list[str]:
    """Return what is wrong in a data folder: one Dutch sentence each, naming file and field."""
    return list(read_content(data_dir).problems)


def read_content(data_dir: Path) -> Content:
    """Read all facts of a data folder, with all problems in them. A folder that is not there holds none."""
    measures, measure_problems = read_measures(data_dir)
    entries, legal_problems = _read_legal_entries(data_dir)
    organisations, organisation_problems = read_organisations(data_dir / "organisations")
    ids = {organisation.id for organisation in organisations}
    reference = read_reference(data_dir, organisations=ids, measures={measure.id for measure in measures})
    organisation_problems += unknown_municipalities(organisations, {place.name for place in reference.places})
    themes, theme_problems = read_themes(data_dir / "themes.yml")
    answers, answer_problems = read_answers(data_dir / "answers", ids)
    scales, contribution_problems = _read_scales(data_dir / "reception_contribution.yml")
    plans = read_plans(data_dir / "action_plan")[0]
    matching, matching_problems = read_matching(data_dir)
    desk = read_desk(data_dir, organisations)
    return Content(
        measures=tuple(measures),
        legal_entries=tuple(entries),
        organisations=tuple(organisations),
        themes=tuple(themes),
        answers=tuple(answers),
        scales=scales,
        plans=tuple(plans),
        matching=matching,
        desk=desk,
        reference=reference,
        problems=(
            *measure_problems,
            *legal_problems,
            *organisation_problems,
            *theme_problems,
            *answer_problems,
            *contribution_problems,
            *plan_problems(data_dir / "action_plan", ids),
            *read_desk_texts(data_dir / "desk_texts.yml")[1],
            *read_match_messages(data_dir / "match_messages.yml")[1],
            *read_referral_texts(data_dir / "referral_texts.yml")[1],
            *matching_problems,
            *desk.problems,
            *read_retention(data_dir / "retention.yml")[1],
            *reference.problems,
            *language_problems(data_dir),
            *not_in_profile_problems(data_dir),
            *profile_label_problems(data_dir),
        ),
    )


def _read_scales(path: Path) -> tuple[tuple[ContributionScale, ...], list[str]]:
    if not path.exists():
        return (), []
    problems = scale_problems(path)
    return ((), problems) if problems else (read_scales(path), [])


def _read_legal_entries(data_dir: Path) -> tuple[list[RightToWorkEntry], list[str]]:
    path = data_dir / "right_to_work.yml"
    file = f"{data_dir.name}/{path.name}"
    if not path.exists():
        return [], [problem(file, None, "dit bestand ontbreekt")]
    try:
        return read_entries(path), []
    except ContentError as error:
        return [], error.problems
