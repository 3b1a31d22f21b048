"""The table with the weights of matching, as `data/matching.yml` gave them: one row, or none."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import JSON, Column, String, select
from sqlalchemy.orm import Session

from core.database.base import Base
from core.rules.matching_terms import Relation, Weights

POLICY = "matching"


class MatchingPolicyRow(Base):
    """The weights of today. What they were before stands in the table of versions."""

    __tablename__ = "matching_policy"

    id = Column(String(20), primary_key=True)
    body = Column(JSON, nullable=False)

    @classmethod
    def of(cls, weights: Weights) -> "MatchingPolicyRow":
        """Return the row of these weights."""
        body: dict[str, Any] = asdict(weights)
        body["minimum"] = list(weights.minimum)
        body["near"] = {relation.value: share for relation, share in weights.near.items()}
        body["covers"] = {licence: sorted(covered) for licence, covered in weights.covers.items()}
        return cls(id=POLICY, body=body)


def matching_weights(session: Session) -> Weights | None:
    """Return the weights of today, or None when they were never loaded."""
    body = session.scalars(select(MatchingPolicyRow.body)).first()
    if body is None:
        return None
    told = {
        **body,
        "minimum": tuple(body["minimum"]),
        "near": {Relation(relation): share for relation, share in body["near"].items()},
        "covers": {licence: frozenset(covered) for licence, covered in body["covers"].items()},
    }
    return Weights(**told)
