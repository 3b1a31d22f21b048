"""What somebody in a reception centre pays from a wage."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from core.database.contribution_scales import contribution_scales
from core.rules.measures import Confidence
from core.rules.reception_contribution import (
    ContributionScale,
    confidence_at,
    contribution,
    free_up_to,
    scale_on,
)

EXAMPLE = Decimal(1200)


@dataclass(frozen=True)
class Calculation:
    """A contribution on a net income of a month, in euro, by the scale of a day."""

    net: Decimal
    pays: Decimal
    confidence: Confidence
    free_up_to: Decimal
    scale: ContributionScale
    is_example: bool

    @property
    def keeps(self) -> Decimal:
        """What is left of the income, in euro."""
        return self.net - self.pays


def calculate(session: Session, net: Decimal | None, on: date) -> Calculation | None:
    """Return the contribution on an income, or on an example without one, by the scale of a day.

    None when there is no scale for that day, or none that can be calculated with.
    """
    scale = scale_on(contribution_scales(session), on)
    if scale is None or not scale.can_calculate:
        return None
    income = EXAMPLE if net is None else net
    return Calculation(
        net=income,
        pays=contribution(income, scale),
        confidence=confidence_at(income, scale),
        free_up_to=free_up_to(scale),
        scale=scale,
        is_example=net is None,
    )
