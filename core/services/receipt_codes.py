"""The word on a receipt of erasure: short enough to write down, and it tells nothing about anybody."""

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that look like another: no 0 and O, no 1, I and L
GROUP = 4


def new_code() -> str:
    """Return a random code such as TL-7K3M-92QD: one of more than 800 milliard."""
    first, last = ("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(2))
    return f"TL-{first}-{last}"
