"""Every error of our own. The message is English, for the operator; what a person reads is a response."""

import traceback
from pathlib import Path

FRAMES_TO_NAME = 6


class ToeleidingError(Exception):
    """Base of all errors that this project raises on purpose."""


class SettingMissingError(ToeleidingError):
    """A setting that the service cannot run without is not in the environment."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not set. See .env.example for what it means.")
        self.name = name


class SettingInvalidError(ToeleidingError):
    """A setting has a value that cannot be used."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} cannot be used: {reason}")
        self.name = name


class ContentError(ToeleidingError):
    """Files in `data/` do not pass the content check; nothing of them is loaded."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class NotFoundError(ToeleidingError):
    """Something that was asked for by its id is not in the database."""


class RasaUnavailableError(ToeleidingError):
    """Rasa did not answer: not started yet, restarting or overloaded. The message can be sent again."""


class DatabaseUnavailableError(ToeleidingError):
    """The database cannot be reached or used. The message never holds its password."""


def without_content(error: BaseException) -> str:
    """Return kind and place of an error for a log; its message may hold what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES_TO_NAME:]
    places = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__} at {places}"
