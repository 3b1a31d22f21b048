"""Profiles, vacancies, matches, requests for Dutch, notices and counts."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "language_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("province", sa.String(length=40), nullable=True),
        sa.Column("sector", sa.String(length=40), nullable=True),
        sa.Column("level", sa.String(length=2), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_language_requests")),
        sa.UniqueConstraint("person", "day", name=op.f("uq_language_requests_person")),
    )
    op.create_index(op.f("ix_language_requests_day"), "language_requests", ["day"], unique=False)
    op.create_index(op.f("ix_language_requests_person"), "language_requests", ["person"], unique=False)
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("province", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by", sa.String(length=80), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("kind", "period", "province", name=op.f("uq_notices_kind")),
    )
    op.create_table(
        "profiles",
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_sign_of_life", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_to_keep_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("dutch_level", sa.String(length=2), nullable=True),
        sa.Column("education_level", sa.String(length=20), nullable=True),
        sa.Column("education_field", sa.Text(), nullable=True),
        sa.Column("education_country", sa.String(length=2), nullable=True),
        sa.Column("education_recognised", sa.String(length=12), nullable=True),
        sa.Column("licences", sa.JSON(), nullable=True),
        sa.Column("available_from", sa.Date(), nullable=True),
        sa.Column("hours", sa.String(length=12), nullable=True),
        sa.Column("times", sa.JSON(), nullable=True),
        sa.Column("nis_code", sa.String(length=5), nullable=True),
        sa.Column("max_km", sa.Integer(), nullable=True),
        sa.Column("wishes", sa.Text(), nullable=True),
        sa.Column("situation", sa.Text(), nullable=True),
        sa.Column("work_answer", sa.String(length=10), nullable=True),
        sa.Column("work_from", sa.Date(), nullable=True),
        sa.Column("work_until", sa.Date(), nullable=True),
        sa.Column("work_checked_on", sa.Date(), nullable=True),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_profiles")),
    )
    op.create_index(op.f("ix_profiles_last_sign_of_life"), "profiles", ["last_sign_of_life"], unique=False)
    op.create_index(op.f("ix_profiles_updated_at"), "profiles", ["updated_at"], unique=False)
    op.create_table(
        "question_counts",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("intent", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("province", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "day", "intent", "role", "province", "outcome", name=op.f("pk_question_counts")
        ),
    )
    op.create_table(
        "vacancies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("enterprise_number", sa.String(length=10), nullable=False),
        sa.Column("occupation", sa.String(length=80), nullable=False),
        sa.Column("isco08", sa.String(length=4), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("positions", sa.Integer(), nullable=False),
        sa.Column("nis_code", sa.String(length=5), nullable=False),
        sa.Column("dutch_level", sa.String(length=2), nullable=True),
        sa.Column("coaching", sa.Boolean(), nullable=False),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("licences", sa.JSON(), nullable=False),
        sa.Column("education_level", sa.String(length=20), nullable=True),
        sa.Column("hours", sa.String(length=12), nullable=False),
        sa.Column("times", sa.JSON(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("matched_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancies")),
    )
    op.create_index(op.f("ix_vacancies_occupation"), "vacancies", ["occupation"], unique=False)
    op.create_index(op.f("ix_vacancies_person"), "vacancies", ["person"], unique=False)
    op.create_index(op.f("ix_vacancies_state"), "vacancies", ["state"], unique=False)
    op.create_table(
        "match_profiles",
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("block", sa.SmallInteger(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"],
            ["profiles.person"],
            name=op.f("fk_match_profiles_person_profiles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_match_profiles")),
    )
    op.create_index("ix_match_profiles_block", "match_profiles", ["block", "stamp"], unique=False)
    op.create_table(
        "matching_policy",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching_policy")),
    )
    op.create_table(
        "match_suggestions",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"],
            ["profiles.person"],
            name=op.f("fk_match_suggestions_person_profiles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancies.id"],
            name=op.f("fk_match_suggestions_vacancy_id_vacancies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("vacancy_id", "person", name=op.f("pk_match_suggestions")),
    )
    op.create_index(op.f("ix_match_suggestions_person"), "match_suggestions", ["person"], unique=False)
    op.create_table(
        "matches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("proposed_by", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("newcomer_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("employer_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("introduced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_by", sa.String(length=80), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("outcome_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person"], ["profiles.person"], name=op.f("fk_matches_person_profiles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancies.id"], name=op.f("fk_matches_vacancy_id_vacancies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matches")),
        sa.UniqueConstraint("vacancy_id", "person", name=op.f("uq_matches_vacancy_id")),
    )
    op.create_index(op.f("ix_matches_person"), "matches", ["person"], unique=False)
    op.create_index(op.f("ix_matches_vacancy_id"), "matches", ["vacancy_id"], unique=False)
    op.create_table(
        "profile_appraisals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("author", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("appraisal", sa.Text(), nullable=False),
        sa.Column("next_steps", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person"],
            ["profiles.person"],
            name=op.f("fk_profile_appraisals_person_profiles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_appraisals")),
    )
    op.create_index(op.f("ix_profile_appraisals_person"), "profile_appraisals", ["person"], unique=False)
    op.create_table(
        "profile_languages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("level", sa.String(length=2), nullable=True),
        sa.ForeignKeyConstraint(
            ["person"],
            ["profiles.person"],
            name=op.f("fk_profile_languages_person_profiles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_languages")),
        sa.UniqueConstraint("person", "language", name=op.f("uq_profile_languages_person")),
    )
    op.create_index(op.f("ix_profile_languages_person"), "profile_languages", ["person"], unique=False)
    op.create_table(
        "profile_occupations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("occupation", sa.String(length=80), nullable=False),
        sa.Column("isco08", sa.String(length=4), nullable=False),
        sa.Column("years", sa.Float(), nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"],
            ["profiles.person"],
            name=op.f("fk_profile_occupations_person_profiles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_occupations")),
        sa.UniqueConstraint("person", "occupation", "kind", name=op.f("uq_profile_occupations_person")),
    )
    op.create_index(op.f("ix_profile_occupations_isco08"), "profile_occupations", ["isco08"], unique=False)
    op.create_index(
        op.f("ix_profile_occupations_occupation"), "profile_occupations", ["occupation"], unique=False
    )
    op.create_index(op.f("ix_profile_occupations_person"), "profile_occupations", ["person"], unique=False)
    op.create_table(
        "profile_skills",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("skill", sa.String(length=120), nullable=False),
        sa.Column("occupation", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(
            ["person"],
            ["profiles.person"],
            name=op.f("fk_profile_skills_person_profiles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_skills")),
        sa.UniqueConstraint("person", "skill", name=op.f("uq_profile_skills_person")),
    )
    op.create_index(op.f("ix_profile_skills_person"), "profile_skills", ["person"], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("profile_skills")
    op.drop_table("profile_occupations")
    op.drop_table("profile_languages")
    op.drop_table("profile_appraisals")
    op.drop_table("matches")
    op.drop_table("match_suggestions")
    op.drop_table("matching_policy")
    op.drop_table("match_profiles")
    op.drop_table("vacancies")
    op.drop_table("question_counts")
    op.drop_table("profiles")
    op.drop_table("notices")
    op.drop_table("language_requests")
