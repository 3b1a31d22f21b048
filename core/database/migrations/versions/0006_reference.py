"""The tables of places, reception centres, occupations, shortage lists, levels of Dutch and offers."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MUNICIPALITY = "municipalities.nis_code"


def upgrade() -> None:
    """Make the tables."""
    _places()
    _occupations()
    _offers()


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "offers",
        "language_levels",
        "shortage_occupations",
        "shortage_lists",
        "ambiguous_occupation_names",
        "occupations",
        "reception_centres",
        "place_names",
        "municipality_postal_codes",
        "municipalities",
    ):
        op.drop_table(table)


def _text(*names: str, null: bool = False) -> list[sa.Column]:
    return [sa.Column(name, sa.Text(), nullable=null) for name in names]


def _lists(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.JSON(), nullable=False) for name in names]


def _how_sure() -> list[sa.Column]:
    return [
        sa.Column("confidence", sa.String(length=10), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        *_lists("sources"),
    ]


def _places() -> None:
    op.create_table(
        "municipalities",
        sa.Column("nis_code", sa.String(length=5), nullable=False),
        *_text("name"),
        sa.Column("province", sa.String(length=40), nullable=True),
        sa.Column("region", sa.String(length=20), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=False),
        sa.Column("longitude", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("nis_code", name="pk_municipalities"),
        sa.UniqueConstraint("name", name="uq_municipalities_name"),
    )
    op.create_table(
        "municipality_postal_codes",
        sa.Column("postal_code", sa.String(length=4), nullable=False),
        sa.Column("nis_code", sa.String(length=5), nullable=False),
        sa.PrimaryKeyConstraint("postal_code", "nis_code", name="pk_municipality_postal_codes"),
        sa.ForeignKeyConstraint(
            ["nis_code"],
            [MUNICIPALITY],
            name="fk_municipality_postal_codes_nis_code_municipalities",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "place_names",
        sa.Column("normalised", sa.String(length=120), nullable=False),
        sa.Column("nis_code", sa.String(length=5), nullable=False),
        *_text("name"),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("normalised", "nis_code", name="pk_place_names"),
        sa.ForeignKeyConstraint(
            ["nis_code"], [MUNICIPALITY], name="fk_place_names_nis_code_municipalities", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "reception_centres",
        sa.Column("id", sa.String(length=80), nullable=False),
        *_text("name"),
        *_lists("aliases"),
        *_text("operator", "kind"),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("status_as_of", sa.String(length=10), nullable=True),
        sa.Column("nis_code", sa.String(length=5), nullable=True),
        *_how_sure(),
        *_text("notes", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_reception_centres"),
        sa.ForeignKeyConstraint(
            ["nis_code"],
            [MUNICIPALITY],
            name="fk_reception_centres_nis_code_municipalities",
            ondelete="SET NULL",
        ),
    )
    op.create_index("ix_reception_centres_nis_code", "reception_centres", ["nis_code"])


def _occupations() -> None:
    op.create_table(
        "occupations",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_text("name"),
        sa.Column("sector", sa.String(length=40), nullable=False),
        *_text("sector_title"),
        sa.Column("isco08", sa.String(length=4), nullable=False),
        sa.Column("dutch_level_guess", sa.String(length=2), nullable=False),
        *_lists("skills", "related"),
        *_how_sure(),
        sa.PrimaryKeyConstraint("id", name="pk_occupations"),
    )
    op.create_index("ix_occupations_sector", "occupations", ["sector"])
    op.create_table(
        "ambiguous_occupation_names",
        sa.Column("name", sa.String(length=80), nullable=False),
        *_lists("occupations"),
        sa.PrimaryKeyConstraint("name", name="pk_ambiguous_occupation_names"),
    )
    op.create_table(
        "shortage_lists",
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("names_known", sa.Boolean(), nullable=False),
        sa.Column("list_read", sa.Boolean(), nullable=False),
        *_how_sure(),
        *_text("notes", null=True),
        sa.PrimaryKeyConstraint("edition", name="pk_shortage_lists"),
    )
    op.create_table(
        "shortage_occupations",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_text("name", "list_group"),
        sa.Column("occupation", sa.String(length=80), nullable=False),
        *_lists("owners", "sectors", "aliases"),
        sa.Column("isco08", sa.String(length=4), nullable=True),
        sa.Column("diploma_needed", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("edition", "id", name="pk_shortage_occupations"),
        sa.ForeignKeyConstraint(
            ["edition"],
            ["shortage_lists.edition"],
            name="fk_shortage_occupations_edition_shortage_lists",
            ondelete="CASCADE",
        ),
    )


def _offers() -> None:
    op.create_table(
        "language_levels",
        sa.Column("level", sa.String(length=2), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_text("name", "can_do_general", "can_do_work_floor"),
        *_lists("nt2_modules", "course_hours"),
        *_how_sure(),
        *_text("notes", null=True),
        sa.PrimaryKeyConstraint("level", name="pk_language_levels"),
    )
    op.create_table(
        "offers",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_text("name", "summary", "enrol"),
        sa.Column("provider", sa.String(length=80), nullable=False),
        sa.Column("measure", sa.String(length=80), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("audience", sa.String(length=20), nullable=False),
        sa.Column("level_from", sa.String(length=2), nullable=True),
        sa.Column("level_to", sa.String(length=2), nullable=True),
        *_lists("regions", "provinces", "municipalities", "except_municipalities"),
        sa.Column("capacity", sa.Integer(), nullable=True),
        *_text("place", "hours", "price", "uncertain", "notes", null=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        *_how_sure(),
        sa.PrimaryKeyConstraint("id", name="pk_offers"),
    )
    op.create_index("ix_offers_provider", "offers", ["provider"])
