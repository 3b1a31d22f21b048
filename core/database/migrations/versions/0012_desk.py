"""The staff desk: who owns a conversation, what is said, passed on and mailed, and who works there."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_ESCALATION_COLUMNS = (
    "state",
    "urgent",
    "role",
    "place",
    "province",
    "team",
    "staff_id",
    "waiting_since",
    "taken_at",
    "first_answer_at",
    "last_staff_at",
    "last_person_at",
    "reminded_at",
    "alarmed_at",
    "outcome",
    "rating",
    "rated_at",
    "chat_id",
    "thread_id",
    "summary_message_id",
)


def upgrade() -> None:
    """Make the tables and columns. Escalations from before wait, as they did."""
    op.create_table(
        "desk_inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("sender", sa.Text(), nullable=True),
        sa.Column("sender_name", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("data", sa.String(length=64), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desk_inbox"),
        sa.UniqueConstraint("update_id", name="uq_desk_inbox_update_id"),
    )
    op.create_index("ix_desk_inbox_state", "desk_inbox", ["state"], unique=False)
    op.create_table(
        "desk_partners",
        sa.Column("organisation", sa.String(length=80), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("set_by", sa.String(length=80), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("organisation", name="pk_desk_partners"),
    )
    op.create_table(
        "desk_staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("organisation", sa.String(length=80), nullable=False),
        sa.Column("province", sa.String(length=40), nullable=True),
        sa.Column("telegram", sa.Text(), nullable=True),
        sa.Column("invite", sa.String(length=64), nullable=True),
        sa.Column("invite_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_desk_staff"),
        sa.UniqueConstraint("invite", name="uq_desk_staff_invite"),
    )
    op.create_table(
        "desk_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("escalation_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("speaker", sa.String(length=10), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("person_message_id", sa.BigInteger(), nullable=True),
        sa.Column("group_message_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["escalation_id"],
            ["escalations.id"],
            name="fk_desk_messages_escalation_id_escalations",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_desk_messages"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_desk_messages_escalation_id", "desk_messages", ["escalation_id"], unique=False)
    op.create_index("ix_desk_messages_group_message_id", "desk_messages", ["group_message_id"], unique=False)
    op.create_index("ix_desk_messages_person", "desk_messages", ["person"], unique=False)
    op.create_index(
        "ix_desk_messages_person_message_id", "desk_messages", ["person_message_id"], unique=False
    )
    op.create_table(
        "desk_outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("escalation_id", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("buttons", sa.JSON(), nullable=False),
        sa.Column("copy_chat", sa.Text(), nullable=True),
        sa.Column("copy_message_id", sa.BigInteger(), nullable=True),
        sa.Column("edit_message_id", sa.BigInteger(), nullable=True),
        sa.Column("desk_message_id", sa.Integer(), nullable=True),
        sa.Column("is_summary", sa.Integer(), nullable=False),
        sa.Column("message_ids", sa.JSON(), nullable=False),
        sa.Column("last_message_id", sa.BigInteger(), nullable=True),
        sa.Column("attempted_after", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["escalation_id"],
            ["escalations.id"],
            name="fk_desk_outbox_escalation_id_escalations",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_desk_outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_desk_outbox_escalation_id", "desk_outbox", ["escalation_id"], unique=False)
    op.create_index("ix_desk_outbox_state", "desk_outbox", ["state"], unique=False)
    op.create_table(
        "referrals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("escalation_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("organisation", sa.String(length=80), nullable=True),
        sa.Column("team", sa.String(length=80), nullable=True),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("token", sa.String(length=64), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("from_chat_id", sa.BigInteger(), nullable=True),
        sa.Column("from_thread_id", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("feedback", sa.Text(), nullable=True),
        sa.Column("feedback_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["escalation_id"],
            ["escalations.id"],
            name="fk_referrals_escalation_id_escalations",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_referrals"),
        sa.UniqueConstraint("token", name="uq_referrals_token"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_referrals_escalation_id", "referrals", ["escalation_id"], unique=False)
    op.create_index("ix_referrals_person", "referrals", ["person"], unique=False)
    op.create_index("ix_referrals_state", "referrals", ["state"], unique=False)
    op.create_table(
        "mails",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("referral_id", sa.Integer(), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("message_id", sa.String(length=120), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["referrals.id"], name="fk_mails_referral_id_referrals", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_mails"),
        sa.UniqueConstraint("message_id", name="uq_mails_message_id"),
    )
    op.create_index("ix_mails_referral_id", "mails", ["referral_id"], unique=False)
    op.create_index("ix_mails_state", "mails", ["state"], unique=False)
    op.add_column("escalations", sa.Column("state", sa.String(length=10), nullable=True))
    op.add_column("escalations", sa.Column("urgent", sa.Boolean(), nullable=True))
    _let_old_ones_wait()
    op.add_column("escalations", sa.Column("role", sa.String(length=20), nullable=True))
    op.add_column("escalations", sa.Column("place", sa.String(length=80), nullable=True))
    op.add_column("escalations", sa.Column("province", sa.String(length=40), nullable=True))
    op.add_column("escalations", sa.Column("team", sa.String(length=80), nullable=True))
    op.add_column("escalations", sa.Column("staff_id", sa.Integer(), nullable=True))
    op.add_column("escalations", sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("escalations", sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("escalations", sa.Column("first_answer_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("escalations", sa.Column("last_staff_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("escalations", sa.Column("last_person_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("escalations", sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("escalations", sa.Column("alarmed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("escalations", sa.Column("outcome", sa.String(length=20), nullable=True))
    op.add_column("escalations", sa.Column("rating", sa.String(length=10), nullable=True))
    op.add_column("escalations", sa.Column("rated_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("escalations", sa.Column("chat_id", sa.BigInteger(), nullable=True))
    op.add_column("escalations", sa.Column("thread_id", sa.BigInteger(), nullable=True))
    op.add_column("escalations", sa.Column("summary_message_id", sa.BigInteger(), nullable=True))
    op.create_index("ix_escalations_state", "escalations", ["state"], unique=False)
    op.create_index(
        "uq_open_escalation",
        "escalations",
        ["person"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.add_column("outbox", sa.Column("desk_message_id", sa.Integer(), nullable=True))
    op.add_column("outbox", sa.Column("copy_chat_id", sa.BigInteger(), nullable=True))
    op.add_column("outbox", sa.Column("copy_message_id", sa.BigInteger(), nullable=True))
    op.add_column("service_marks", sa.Column("holder", sa.String(length=40), nullable=True))


def _let_old_ones_wait() -> None:
    waiting = "CASE WHEN closed_at IS NULL THEN 'waiting' ELSE 'closed' END"
    op.execute(f"UPDATE escalations SET state = {waiting}, urgent = {_false()}")  # noqa: S608
    numbered = {"sqlite_autoincrement": True}
    with op.batch_alter_table("escalations", table_kwargs=numbered) as escalations:
        escalations.alter_column("state", existing_type=sa.String(length=10), nullable=False)
        escalations.alter_column("urgent", existing_type=sa.Boolean(), nullable=False)


def _false() -> str:
    return "false" if op.get_bind().dialect.name == "postgresql" else "0"


def downgrade() -> None:
    """Drop them."""
    op.drop_index("uq_open_escalation", table_name="escalations")
    op.drop_index("ix_escalations_state", table_name="escalations")
    for table, columns in {
        "service_marks": ("holder",),
        "outbox": ("copy_message_id", "copy_chat_id", "desk_message_id"),
        "escalations": _ESCALATION_COLUMNS,
    }.items():
        with op.batch_alter_table(table) as changed:
            for column in columns:
                changed.drop_column(column)
    for table in (
        "mails",
        "referrals",
        "desk_outbox",
        "desk_messages",
        "desk_staff",
        "desk_partners",
        "desk_inbox",
    ):
        op.drop_table(table)
