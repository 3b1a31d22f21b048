"""Consents, audit, receipts of erasure, marks of the service; name and type of a file in the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and columns."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=True),
        sa.Column("vacancy_id", sa.Integer(), nullable=True),
        sa.Column("match_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_actor"), "audit", ["actor"], unique=False)
    op.create_index(op.f("ix_audit_at"), "audit", ["at"], unique=False)
    op.create_index(op.f("ix_audit_person"), "audit", ["person"], unique=False)
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("wording", sa.String(length=20), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(op.f("ix_consents_person"), "consents", ["person"], unique=False)
    op.create_table(
        "erasure_receipts",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("to_send", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_erasure_receipts")),
    )
    op.create_table(
        "service_marks",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_service_marks")),
    )
    op.add_column("outbox", sa.Column("attachment_name", sa.String(length=80), nullable=True))
    op.add_column("outbox", sa.Column("attachment_type", sa.String(length=80), nullable=True))
    op.add_column("outbox", sa.Column("match_id", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_outbox_match_id"), "outbox", ["match_id"], unique=False)


def downgrade() -> None:
    """Drop the tables and columns."""
    op.drop_index(op.f("ix_outbox_match_id"), table_name="outbox")
    op.drop_column("outbox", "match_id")
    op.drop_column("outbox", "attachment_type")
    op.drop_column("outbox", "attachment_name")
    op.drop_table("service_marks")
    op.drop_table("erasure_receipts")
    op.drop_table("consents")
    op.drop_table("audit")
