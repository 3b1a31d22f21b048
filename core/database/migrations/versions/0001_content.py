"""Tables for what editors write: support measures and dated legal entries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of measures and of legal entries."""
    op.create_table(
        "legal_entries",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("section", sa.String(length=80), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("confidence", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_legal_entries"),
    )
    op.create_index("ix_legal_entries_id", "legal_entries", ["id"], unique=False)
    op.create_table(
        "measures",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("audience", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("region", sa.String(length=20), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("sectors", sa.JSON(), nullable=False),
        sa.Column("company_size", sa.String(length=20), nullable=False),
        sa.Column("asylum_seeker", sa.String(length=20), nullable=False),
        sa.Column("recognised_refugee", sa.String(length=20), nullable=False),
        sa.Column("subsidiary_protection", sa.String(length=20), nullable=False),
        sa.Column("temporary_protection", sa.String(length=20), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("amount", sa.Text(), nullable=True),
        sa.Column("duration", sa.Text(), nullable=True),
        sa.Column("conditions_employer", sa.JSON(), nullable=False),
        sa.Column("conditions_worker", sa.JSON(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("replaced_by", sa.String(length=80), nullable=True),
        sa.Column("combinable_with", sa.JSON(), nullable=False),
        sa.Column("uncertain", sa.Text(), nullable=True),
        sa.Column("confidence", sa.String(length=10), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["replaced_by"],
            ["measures.id"],
            name="fk_measures_replaced_by_measures",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_measures"),
    )
    op.create_table(
        "measure_names",
        sa.Column("measure_id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("normalised", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measures.id"], name="fk_measure_names_measure_id_measures", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("measure_id", "position", name="pk_measure_names"),
        sa.UniqueConstraint("normalised", name="uq_measure_names_normalised"),
    )
    op.create_table(
        "measure_sources",
        sa.Column("measure_id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("page_date", sa.String(length=10), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measures.id"], name="fk_measure_sources_measure_id_measures", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("measure_id", "position", name="pk_measure_sources"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("measure_sources")
    op.drop_table("measure_names")
    op.drop_table("measures")
    op.drop_index("ix_legal_entries_id", table_name="legal_entries")
    op.drop_table("legal_entries")
