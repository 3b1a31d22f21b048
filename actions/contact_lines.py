"""How an organisation and the ways to reach it are said."""

from actions.turn import Button, Part, Turn
from core.rules.organisations import Contact, Organisation


def contact_button(turn: Turn, organisation: Organisation) -> Button:
    """Return the button that tells how to reach an organisation."""
    payload = f'/ask_contact{{"answer": "{organisation.id}"}}'
    return turn.button("utter_button_contact", payload, name=organisation.name)


def nearest_part(turn: Turn, organisation: Organisation) -> Part:
    """Return the sentence that names the nearest organisation, with its phone number when it is known."""
    phone = next((contact for contact in organisation.contacts if contact.kind == "phone"), None)
    if phone is None:
        return Part("utter_nearest", {"name": organisation.name})
    unsure = phone.confidence != "high"
    response = "utter_nearest_with_unsure_phone" if unsure else "utter_nearest_with_phone"
    return Part(response, {"name": organisation.name, "phone": phone.value})


def contact_line(turn: Turn, contact: Contact) -> str:
    """Return one way to reach an organisation as a line."""
    response = f"utter_contact_{contact.kind}" + ("_with_hours" if contact.hours else "")
    return turn.text(response, value=contact.value, hours=contact.hours)
