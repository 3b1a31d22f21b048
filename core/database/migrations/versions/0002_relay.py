"""Tables for the relay: conversations, inbox, outbox and buttons."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _pseudonym(table: str) -> tuple[sa.Column, sa.ForeignKeyConstraint]:
    return (
        sa.Column("pseudonym", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["pseudonym"],
            ["conversations.pseudonym"],
            name=f"fk_{table}_pseudonym_conversations",
            ondelete="CASCADE",
        ),
    )


def upgrade() -> None:
    """Make the tables of the relay."""
    op.create_table(
        "conversations",
        sa.Column("pseudonym", sa.String(length=64), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=True),
        sa.Column("last_update", sa.DateTime(timezone=True), nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.Column("told_away", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("pseudonym", name="pk_conversations"),
    )
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        *_pseudonym("inbox"),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("album", sa.String(length=64), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("update_id", name="uq_inbox_update_id"),
    )
    op.create_index("ix_inbox_pseudonym", "inbox", ["pseudonym"])
    op.create_index("ix_inbox_state", "inbox", ["state"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        *_pseudonym("outbox"),
        sa.Column("inbox_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("replaces", sa.JSON(), nullable=False),
        sa.Column("message_ids", sa.JSON(), nullable=False),
        sa.Column("last_message_id", sa.BigInteger(), nullable=True),
        sa.Column("attempted_after", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.ForeignKeyConstraint(
            ["inbox_id"], ["inbox.id"], name="fk_outbox_inbox_id_inbox", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_outbox_pseudonym", "outbox", ["pseudonym"])
    op.create_index("ix_outbox_inbox_id", "outbox", ["inbox_id"])
    op.create_index("ix_outbox_state", "outbox", ["state"])
    op.create_table(
        "buttons",
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("outbox_id", sa.Integer(), nullable=False),
        *_pseudonym("buttons"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("pressed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("reference", name="pk_buttons"),
        sa.ForeignKeyConstraint(
            ["outbox_id"], ["outbox.id"], name="fk_buttons_outbox_id_outbox", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_buttons_outbox_id", "buttons", ["outbox_id"])
    op.create_index("ix_buttons_pseudonym", "buttons", ["pseudonym"])


def downgrade() -> None:
    """Drop the tables of the relay."""
    for table in ("buttons", "outbox", "inbox", "conversations"):
        op.drop_table(table)
