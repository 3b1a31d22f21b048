"""Rasa and the action server on loopback: both as child processes on free ports, or one in a Procfile."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import NoReturn
from urllib.parse import urlsplit

import httpx

from core.errors import RasaUnavailableError
from core.settings import database_url, rasa_url

MODEL = Path("models/toeleiding.tar.gz")
START_SECONDS = 180
STOP_SECONDS = 10
LOOPBACK = "127.0.0.1"
ACTIONS_PORT = 5055


class RasaProcesses:
    """Starts both at `with`, waits until they answer, and leaves no process behind."""

    def __init__(self, log_folder: Path = Path("var/log"), on_wait: Callable[[], None] = lambda: None):
        self._log_folder = log_folder
        self._on_wait = on_wait
        self._running: list[tuple[subprocess.Popen[bytes], Path]] = []
        self.rasa_url = ""
        self.actions_url = ""

    def __enter__(self) -> "RasaProcesses":
        """Start both; raises RasaUnavailableError, with the log's place, when one does not come up."""
        if not MODEL.exists():
            raise RasaUnavailableError(f"There is no trained model at {MODEL}; `make train` makes it")
        rasa_port, actions_port = _free_ports(2)
        self.rasa_url = f"http://{LOOPBACK}:{rasa_port}"
        self.actions_url = f"http://{LOOPBACK}:{actions_port}"
        environment = child_environment(f"{self.actions_url}/webhook")
        try:
            self._start("actions", action_server_command(actions_port), environment)
            self._start("rasa", rasa_command(rasa_port), environment)
            self._wait_until_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop both."""
        self.stop()

    @property
    def pids(self) -> dict[str, int]:
        """The process ids by name, for measuring their memory."""
        return {log.stem.split("-")[0]: process.pid for process, log in self._running}

    def stop(self) -> None:
        """Ask both to stop, and end what does not listen."""
        for process, _ in self._running:
            _signal_group(process, signal.SIGTERM)
        for process, _ in self._running:
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                _signal_group(process, signal.SIGKILL)
                process.wait()
        self._running.clear()

    def _start(self, name: str, command: list[str], environment: dict[str, str]) -> None:
        self._log_folder.mkdir(parents=True, exist_ok=True)
        log = self._log_folder / f"{name}-{os.getpid()}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=environment,
                start_new_session=True,
            )
        self._running.append((process, log))

    def _wait_until_ready(self) -> None:
        started = time.monotonic()
        for url in (f"{self.actions_url}/health", f"{self.rasa_url}/"):
            while not _answers(url):
                for process, log in self._running:
                    if process.poll() is not None:
                        raise RasaUnavailableError(f"A process stopped while starting; see {log}")
                if time.monotonic() - started > START_SECONDS:
                    raise RasaUnavailableError(
                        f"No answer from {url} in {START_SECONDS} s; see {self._log_folder}"
                    )
                self._on_wait()
                time.sleep(0.2)


def rasa_command(port: int) -> list[str]:
    """Return the command that serves the trained model on loopback."""
    return [
        *(sys.executable, "-m", "rasa", "run", "--quiet", "--model", str(MODEL)),
        *("--interface", LOOPBACK, "--port", str(port)),
        *("--endpoints", "endpoints.yml", "--credentials", "credentials.yml"),
    ]


def action_server_command(port: int) -> list[str]:
    """Return the command that serves our actions; `child_environment` keeps it on loopback."""
    return [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(port), "--quiet"]


def child_environment(actions_url: str) -> dict[str, str]:
    """Return the environment of both processes: loopback only, no telemetry, small matrices on one thread."""
    return {
        **os.environ,
        "TOELEIDING_ACTIONS_URL": actions_url,
        "TOELEIDING_DATABASE_URL": database_url(),
        "SANIC_HOST": LOOPBACK,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def _free_ports(number: int) -> list[int]:
    sockets = [socket.socket() for _ in range(number)]
    for one in sockets:
        one.bind((LOOPBACK, 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return


def main(name: str) -> NoReturn:
    """Become Rasa or the action server, on the ports of the service: what the Procfile calls."""
    commands = {
        "rasa": rasa_command(urlsplit(rasa_url()).port or 5005),
        "actions": action_server_command(ACTIONS_PORT),
    }
    environment = child_environment(f"http://{LOOPBACK}:{ACTIONS_PORT}/webhook")
    os.execve(sys.executable, commands[name], environment)  # noqa: S606


if __name__ == "__main__":
    main(sys.argv[1])
