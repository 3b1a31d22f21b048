"""What the understanding should reach, beside what it reaches. The goals are those of the assignment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

LEARNERS: Final = "learner"
MILLISECONDS: Final = "ms"


@dataclass(frozen=True)
class Target:
    """A goal with what was measured: a share between 0 and 1, or milliseconds when `unit` says so."""

    what: str
    measured: float
    goal: float
    at_least: bool = True
    unit: str = ""

    @property
    def met(self) -> bool:
        """Tell whether the goal is reached."""
        return self.measured >= self.goal if self.at_least else self.measured <= self.goal


def targets_of(report: Mapping[str, Any]) -> list[Target]:
    """Return the goals that this report says something about, in Dutch."""
    asked = report["direct"] + report["after_clarification"]
    found = [
        Target("Beste intent is de juiste", report["accuracy"], 0.90),
        Target("Gemiddelde F1 van de intents", report["macro_f1"], 0.88),
        Target("Meteen juist beantwoord", report["direct"], 0.80),
        Target("Meteen juist, of met een knop", asked, 0.96),
        Target("Zeker en toch fout", report["misled"], 0.05, at_least=False),
    ]
    for voice, figures in report["per_voice"].items():
        if voice.lower().startswith(LEARNERS):
            found.append(Target(f"Mensen die Nederlands leren ({voice})", figures["accuracy"], 0.85))
    if report["per_intent"].get("out_of_scope", {}).get("n"):
        found.append(Target("Buiten de catalogus: herkend", report["out_of_scope"]["recall"], 0.85))
        found.append(Target("Buiten de catalogus: terecht", report["out_of_scope"]["precision"], 0.85))
    entities = report["entities"]
    if "all" in entities:
        found.append(Target("Entiteiten samen (F1)", entities["all"]["f1"], 0.92))
    if "date" in entities:
        found.append(Target("Datums (F1)", entities["date"]["f1"], 0.97))
    if "typos" in report:
        found.append(Target("Wat tikfouten kosten", report["typos"]["cost"], 0.03, at_least=False))
    p95 = report["latency_ms"]["p95"]
    found.append(Target("Tijd per bericht (95 op 100 sneller)", p95, 40, at_least=False, unit=MILLISECONDS))
    return found


def dutch_number(value: float, unit: str = "") -> str:
    """Return "91,3 %" for a share, "38 ms" for a time."""
    if unit:
        return f"{value:.0f} {unit}"
    return f"{value * 100:.1f} %".replace(".", ",")
