"""Measure the understanding: `python -m nlu.evaluate`, what `make evaluate` runs.

With `--cross-validation` the training examples are measured instead, in parts and without a trained model:
for choosing settings, where the questions of the development set must stay unseen.
"""

import argparse
import os
import sys
from pathlib import Path

from core.errors import ToeleidingError
from nlu.check_examples import DOMAIN_FILE, HELD_OUT_FILE, catalogue_of
from nlu.evaluation.questions import QuestionsError, entity_types, read_questions
from nlu.evaluation.report_files import ReportFiles, ReportFilesError

REPORT_FILE = Path("var/evaluation.json")
# "Gisteren" in the development set is seen from this day.
DEVELOPMENT_DAY = "2026-11-23"
BAD_INPUT = 2


def main() -> int:
    """Measure and print a summary; return 1 when there is no model, 2 when file or place are no good."""
    parser = argparse.ArgumentParser(prog="nlu.evaluate", description="Meet hoe goed de bot vragen verstaat.")
    parser.add_argument("--file", type=Path, default=HELD_OUT_FILE, help="vragen, een JSON-object per regel")
    parser.add_argument("--out", type=Path, default=REPORT_FILE, help="waar het verslag komt (JSON)")
    parser.add_argument("--typos", action="store_true", help="meet ook dezelfde vragen met tikfouten")
    parser.add_argument("--cross-validation", action="store_true", help="meet op de voorbeelden zelf")
    arguments = parser.parse_args()
    if arguments.cross_validation:
        from nlu.evaluation.cross_validation import cross_validate

        print("\n".join(cross_validate()))
        return 0
    if arguments.file == HELD_OUT_FILE and not os.environ.get("TOELEIDING_TODAY"):
        os.environ["TOELEIDING_TODAY"] = DEVELOPMENT_DAY
    try:
        return measure(arguments.file, ReportFiles(arguments.out), typos=arguments.typos)
    except (QuestionsError, ReportFilesError) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except ToeleidingError as error:
        print(error, file=sys.stderr)
        return 1


def measure(questions_file: Path, files: ReportFiles, *, typos: bool) -> int:
    """Measure, write the report and print a summary; return 0.

    Raises QuestionsError, ReportFilesError, NoModelError.
    """
    questions = read_questions(questions_file, catalogue_of(DOMAIN_FILE), entity_types(DOMAIN_FILE))
    # Rasa takes ten seconds to import: a wrong file is told before that.
    from nlu.evaluation.run import evaluate

    print("\n".join(evaluate(questions, str(questions_file), files, typos=typos)))
    print(f"\nVerslag: {files.report}, om te lezen: {files.page}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
