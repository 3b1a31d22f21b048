"""The files of a profile for the person: PDF to show, JSON for a counsellor's computer."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from core.clock import today
from core.errors import NotFoundError
from core.seal import Seal
from core.services.attachments import Attachment
from core.services.consents import ConsentMissingError
from core.services.profile_export import ProfileExport, export_of
from core.services.profile_pdf import pdf_of


def profile_pdf(session: Session, seal: Seal, person: str) -> Attachment | None:
    """Return the profile as a PDF; None without a profile that may be kept."""
    return _file(session, person, "pdf", "application/pdf", pdf_of)


def profile_json(session: Session, seal: Seal, person: str) -> Attachment | None:
    """Return the profile as JSON; None without a profile that may be kept."""
    return _file(session, person, "json", "application/json", lambda export: export.as_json().encode())


def _file(
    session: Session, person: str, suffix: str, kind: str, make: Callable[[ProfileExport], bytes]
) -> Attachment | None:
    try:
        export = export_of(session, person, today())
    except (NotFoundError, ConsentMissingError):
        return None
    return Attachment(f"profiel-{export.made_on.isoformat()}.{suffix}", kind, make(export))
