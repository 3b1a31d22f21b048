"""`python -m bot.terminal`, what `make chat` runs: from a pipe, side by side, and broken off."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.end_to_end.conftest import TODAY

COMMAND = [sys.executable, "-m", "bot.terminal"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    url = f"sqlite:///{tmp_path}/terminal.db"
    settings = {**os.environ, "TOELEIDING_DATABASE_URL": url, "TOELEIDING_TODAY": TODAY}
    subprocess.run([sys.executable, "-m", "office.main", "content", "load"], env=settings, check=True)
    return settings


def processes_with(marker: str) -> list[int]:
    """Return the ids of processes that have this text in their environment."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and int(folder.name) != os.getpid():
            try:
                if marker.encode() in (folder / "environ").read_bytes():
                    found.append(int(folder.name))
            except (PermissionError, FileNotFoundError, ProcessLookupError):
                continue
    return found


def listen_to_interrupts() -> None:
    """Undo what a shell does to what it runs in the background: there an interrupt is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_pipe_gets_the_conversation_and_nothing_else_on_stdout(environment: dict[str, str]) -> None:
    done = subprocess.run(
        COMMAND,
        input='wanneer mag ik werken?\n1\n9\n/inform{"status": "rejected"}\n',
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "> wanneer mag ik werken?"
    assert "  1. Asielzoeker (in procedure)" in lines
    assert any("Op welke dag vroeg je asiel aan?" in line for line in lines)
    assert any("Die knop is er niet" in line for line in lines)
    assert "je verblijf" not in done.stdout.split("> /inform")[1], "typed text is never a payload"
    assert "Traceback" not in done.stdout + done.stderr


def test_two_run_side_by_side_and_an_interrupt_leaves_no_process_behind(environment: dict[str, str]) -> None:
    running = []
    for marker in ("toeleiding-side-one", "toeleiding-side-two"):
        settings = {**environment, "TOELEIDING_TEST_MARKER": marker}
        running.append(
            subprocess.Popen(
                COMMAND,
                env=settings,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                start_new_session=True,
                preexec_fn=listen_to_interrupts,
            )
        )
    for process in running:
        assert process.stdin
        assert process.stdout
        process.stdin.write("hallo\n")
        process.stdin.flush()
    for process in running:
        assert process.stdout
        assert process.stdout.readline() == "> hallo\n"
        assert "computer" in process.stdout.readline()
    for process in running:
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(60) == 130
    deadline = time.monotonic() + 30
    while processes_with("toeleiding-side-") and time.monotonic() < deadline:
        time.sleep(0.2)
    assert processes_with("toeleiding-side-") == []
