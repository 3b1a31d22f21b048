"""`toeleiding web` as a process of its own."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from core.errors import SettingInvalidError
from core.settings import web_settings

COMMAND = [sys.executable, "-m", "office.main", "web"]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("TOELEIDING_")}
    url = f"sqlite:///{folder / 'toeleiding.db'}"
    root = str(Path.cwd())
    return {**own, "PYTHONPATH": root, "TOELEIDING_DATABASE_URL": url, **settings}


def test_pages_are_served_on_loopback_from_an_empty_database_on(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    env = environment(tmp_path, TOELEIDING_SECRET_KEY="k" * 32, TOELEIDING_WEB_PORT=str(port))
    with subprocess.Popen(COMMAND, env=env, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert _answer(f"http://127.0.0.1:{port}/healthy") == "ok\n"
            login = httpx.get(f"http://127.0.0.1:{port}/login")
            assert login.status_code == 200
            assert "server" not in login.headers
        finally:
            process.terminate()


def test_without_a_key_it_says_which_setting_is_missing(tmp_path: Path) -> None:
    done = subprocess.run(COMMAND, env=environment(tmp_path), cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert "TOELEIDING_SECRET_KEY is not set" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "url", ["http://beheer.example.org", "https://x.example/pad", "https://a@x.example", "beheer.example.org"]
)
def test_public_address_is_a_host_with_https(url: str) -> None:
    with pytest.raises(SettingInvalidError):
        web_settings({"TOELEIDING_WEB_URL": url})


def test_host_of_the_public_address_is_the_only_one() -> None:
    settings = web_settings(
        {"TOELEIDING_WEB_URL": "https://beheer.example.org/", "TOELEIDING_WEB_PORT": "9000"}
    )
    assert (settings.hosts, settings.port, settings.is_secure) == (["beheer.example.org"], 9000, True)
    assert web_settings({}).hosts == ["127.0.0.1", "localhost"]


def _answer(address: str) -> str:
    until = time.monotonic() + 60
    while True:
        try:
            return httpx.get(address).text
        except httpx.TransportError:
            assert time.monotonic() < until
            time.sleep(0.1)
