"""The table of reminders, files beside the answers in the outbox, and the newest message of a chat."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the columns."""
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("send_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
        sa.ForeignKeyConstraint(
            ["person"],
            ["conversations.pseudonym"],
            name="fk_reminders_person_conversations",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("person", "kind", "send_on", name="uq_reminders_person"),
    )
    op.create_index("ix_reminders_person", "reminders", ["person"])
    op.create_index("ix_reminders_state", "reminders", ["state"])
    op.add_column("outbox", sa.Column("attachment", sa.Text(), nullable=True))
    op.add_column("conversations", sa.Column("last_message_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Drop the columns and the table."""
    with op.batch_alter_table("conversations") as conversations:
        conversations.drop_column("last_message_id")
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("attachment")
    op.drop_table("reminders")
