"""What goes between the staff groups on Telegram and the desk, as plain values."""

from dataclasses import dataclass, field

Rows = tuple[tuple[tuple[str, str], ...], ...]
"""Buttons: rows from top to bottom, each from left to right, of (title, callback data)."""


@dataclass(frozen=True)
class GroupIncoming:
    """One update from a staff group, as it is to be stored.

    `kind` is "text", "edit", "press", a kind of file ("photo", "voice" ...; `text` is its caption, `data` its
    album), "member" (the membership of `sender_id` changed, `data` is the new status: "left", "kicked",
    "member", "administrator" ...) or "bot_member" (the bot's own). For "press", `data` is the callback data
    and `message_id` the message with the button; for "edit", `message_id` is the message that was edited and
    `text` its whole new text or caption. `thread_id` is None in the general topic. `sender_id` is None for
    who writes in the name of a group or channel.
    """

    update_id: int
    kind: str
    chat_id: int
    thread_id: int | None = None
    message_id: int | None = None
    sender_id: int | None = field(default=None, repr=False)
    sender_name: str | None = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False)
    data: str | None = None


@dataclass(frozen=True)
class GroupUpdate:
    """An update from a staff group that waits to be handled; `id` is its row. Else as GroupIncoming."""

    id: int
    kind: str
    chat_id: int
    thread_id: int | None
    message_id: int | None
    sender_id: int | None = field(repr=False)
    sender_name: str | None = field(repr=False)
    text: str | None = field(repr=False)
    data: str | None


@dataclass(frozen=True)
class GroupMessage:
    """One thing to do in a staff group; what it is stands at `DeskOutboxRow`.

    `thread_id` is where it goes now: the topic of the escalation when it has one, None is the general topic.
    `escalation_id` is None for what goes to a topic that is not the one of the conversation now.
    `text` holds `**vet**` and `[titel](https://...)` like an answer to a person, and may need several
    messages: `done` are those that hold its first parts already, the buttons go below the last one.
    `copy_from` is (chat id, message id) of what is to be copied, None when it can no longer be read: there is
    nothing to do then but to finish it. `edit_message_id`: the message to edit, None when it never arrived
    (send the text then as a new message). `attempted_after` is not None when a request may have arrived of
    which we never saw the outcome.
    """

    id: int
    chat_id: int
    action: str
    escalation_id: int | None
    thread_id: int | None
    text: str | None = field(repr=False)
    buttons: Rows = field(repr=False)
    copy_from: tuple[int, int] | None = field(repr=False)
    edit_message_id: int | None
    done: tuple[int, ...]
    attempted_after: int | None
