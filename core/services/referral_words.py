"""What the person hears about passing their conversation on, in their own chat."""

from typing import Any, Final

from sqlalchemy.orm import Session

from core.content.referral_texts import Reader, referral_texts
from core.errors import NotFoundError
from core.seal import Seal
from core.services.referral_topic import partner_name, text_of
from core.services.relay import ReplyButton, queue_message

AGREE: Final = "desk:refer_yes:{}"
REFUSE: Final = "desk:refer_no:{}"


def ask(
    session: Session, seal: Seal, referral: Any, role: str | None, comment: str | None, days: int
) -> bool:
    """Ask the person, with what goes to whom and the comment itself; False when they cannot be reached."""
    question, reader = f"ask_{referral.channel}", _reader(role)
    partner = partner_name(session, referral)
    values = {"partner": partner, "days": str(days)} if referral.channel == "mail" else {"partner": partner}
    text = text_of(question, reader, **values)
    if comment:
        text = f"{text}\n\n{text_of('with_comment', reader, comment=comment)}"
    titles = {str(what): str(title) for what, title in referral_texts()[question, reader].buttons.items()}
    buttons = (
        ReplyButton(titles["agree"], AGREE.format(referral.id)),
        ReplyButton(titles["refuse"], REFUSE.format(referral.id)),
    )
    return _write(session, seal, referral.person, text, buttons)


def tell(session: Session, seal: Seal, referral: Any, role: str | None, text_id: str, **values: str) -> bool:
    """Tell the person what became of it; False when they cannot be reached."""
    return _write(session, seal, referral.person, text_of(text_id, _reader(role), **values))


def _reader(role: str | None) -> Reader:
    return "employer" if role == "employer" else "newcomer"


def _write(
    session: Session, seal: Seal, person: str, text: str, buttons: tuple[ReplyButton, ...] = ()
) -> bool:
    try:
        return queue_message(session, person, text, buttons, seal=seal)
    except NotFoundError:
        return False
