"""The tables of organisations, of themed answers, and of what every fact said before."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ORGANISATION = "organisations.id"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "organisations",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("audiences", sa.JSON(), nullable=False),
        sa.Column("part_of", sa.String(length=80), nullable=True),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("provinces", sa.JSON(), nullable=False),
        sa.Column("municipalities", sa.JSON(), nullable=False),
        sa.Column("except_municipalities", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("confidence", sa.String(length=10), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_organisations"),
    )
    op.create_table(
        "organisation_names",
        sa.Column("normalised", sa.String(length=200), nullable=False),
        sa.Column("organisation_id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("normalised", name="pk_organisation_names"),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            [ORGANISATION],
            name="fk_organisation_names_organisation_id_organisations",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_organisation_names_organisation_id", "organisation_names", ["organisation_id"])
    op.create_table(
        "organisation_themes",
        sa.Column("organisation_id", sa.String(length=80), nullable=False),
        sa.Column("theme", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "theme", name="pk_organisation_themes"),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            [ORGANISATION],
            name="fk_organisation_themes_organisation_id_organisations",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "organisation_contacts",
        sa.Column("organisation_id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=True),
        sa.Column("confidence", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("organisation_id", "position", name="pk_organisation_contacts"),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            [ORGANISATION],
            name="fk_organisation_contacts_organisation_id_organisations",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "themes",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("offered_to", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_themes"),
    )
    op.create_table(
        "answers",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("intent", sa.String(length=60), nullable=False),
        sa.Column("audience", sa.String(length=20), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("statuses", "provinces", "words", "asks")),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("confidence", sa.String(length=10), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("review_months", sa.Integer(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=True)
            for name in (
                "more",
                "simple",
                "conclusion_employer",
                "text_employer",
                "more_employer",
                "uncertain",
            )
        ),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("ask_at", "follow_up", "sources")),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_answers"),
    )
    op.create_index("ix_answers_id", "answers", ["id"])
    op.create_index("ix_answers_intent", "answers", ["intent"])
    op.create_table(
        "contribution_scales",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("confidence", sa.String(length=10), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("brackets", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_contribution_scales"),
    )
    op.create_table(
        "content_versions",
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "version", name="pk_content_versions"),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "content_versions",
        "contribution_scales",
        "answers",
        "themes",
        "organisation_contacts",
        "organisation_themes",
        "organisation_names",
        "organisations",
    ):
        op.drop_table(table)
