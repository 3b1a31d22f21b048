"""The table of messages that were not understood."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of unclear messages."""
    op.create_table(
        "unclear_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("tier", sa.String(length=40), nullable=False),
        sa.Column("guesses", sa.JSON(), nullable=False),
        sa.Column("chosen", sa.String(length=40), nullable=True),
        sa.Column("link", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_unclear_messages"),
        sa.UniqueConstraint("link", name="uq_unclear_messages_link"),
    )
    op.create_index("ix_unclear_messages_day", "unclear_messages", ["day"])


def downgrade() -> None:
    """Drop the table of unclear messages."""
    op.drop_table("unclear_messages")
