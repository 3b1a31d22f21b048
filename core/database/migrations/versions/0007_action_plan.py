"""The tables of the provinces' action plans."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of plans, their parts, their actions and who takes part."""
    op.create_table(
        "action_plans",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("province", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("simple", sa.Text(), nullable=True),
        sa.Column("uncertain", sa.Text(), nullable=True),
        sa.Column("ask_at", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.String(length=10), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_action_plans"),
        sa.UniqueConstraint("province", name="uq_action_plans_province"),
    )
    op.create_table(
        "action_plan_pillars",
        sa.Column("plan", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("aim", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan"], ["action_plans.id"], name="fk_action_plan_pillars_plan_action_plans", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("plan", "id", name="pk_action_plan_pillars"),
    )
    op.create_table(
        "action_plan_actions",
        sa.Column("plan", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("pillar", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("in_playbook", sa.Boolean(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("period_from", sa.String(length=10), nullable=True),
        sa.Column("period_until", sa.String(length=10), nullable=True),
        sa.Column("results", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.String(length=10), nullable=True),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["plan", "pillar"],
            ["action_plan_pillars.plan", "action_plan_pillars.id"],
            name="fk_action_plan_actions_pillar_action_plan_pillars",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("plan", "id", name="pk_action_plan_actions"),
    )
    op.create_table(
        "action_plan_partners",
        sa.Column("plan", sa.String(length=40), nullable=False),
        sa.Column("action", sa.String(length=80), nullable=False),
        sa.Column("organisation", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan", "action"],
            ["action_plan_actions.plan", "action_plan_actions.id"],
            name="fk_action_plan_partners_action_action_plan_actions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("plan", "action", "organisation", name="pk_action_plan_partners"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("action_plan_partners")
    op.drop_table("action_plan_actions")
    op.drop_table("action_plan_pillars")
    op.drop_table("action_plans")
