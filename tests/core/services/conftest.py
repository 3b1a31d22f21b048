"""The staff desk on a database: see desk_world.py."""

import pytest
from sqlalchemy.orm import Session

from tests.core.services.desk_world import ELS, KEY, World, press


@pytest.fixture
def desk_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything be sealed with the key of the desk's tests."""
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)


@pytest.fixture
def world(session: Session, desk_key: None) -> World:
    """Give a world in which nobody wrote and nobody works."""
    return World(session)


@pytest.fixture
def taken(world: World) -> World:
    """Give a world in which Amina waits and Els works, once Els has the conversation."""
    press(world, "take", ELS)
    world.later()
    return world
