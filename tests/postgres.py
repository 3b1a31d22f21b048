"""A PostgreSQL server for one run of the tests, from the programs that the package pgserver brings.

The package's own starter is not used: as root it makes a system user and opens up the folders above it.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

UNPRIVILEGED_USER = "nobody"


@contextmanager
def postgres_server() -> Iterator[Path]:
    """Yield the folder with the socket of a running server; superuser `postgres`, no password.

    PostgreSQL refuses to run as root: then it runs as the user `nobody`, from a copy of the programs when
    that user cannot reach them. The server stops and its files are removed at the end.
    """
    folder = Path(tempfile.mkdtemp(prefix="toeleiding-pg-"))
    try:
        identity = _identity(folder)
        programs = _programs(folder, identity)
        run(programs / "initdb", "-D", "data", "-U", "postgres", "--auth=trust", "-N",
            "-E", "UTF8", "--no-locale", cwd=folder, **identity)  # fmt: skip
        options = f"-k {folder} -h '' -F -c full_page_writes=off -c synchronous_commit=off"
        run(programs / "pg_ctl", "-w", "-D", "data", "-l", "log", "-o", options, "start",
            cwd=folder, **identity)  # fmt: skip
        try:
            yield folder
        finally:
            run(programs / "pg_ctl", "-w", "-D", "data", "-m", "immediate", "stop", cwd=folder, **identity)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(*command: str | Path, **options: Any) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **options)


def _identity(folder: Path) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    entry = pwd.getpwnam(UNPRIVILEGED_USER)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _programs(folder: Path, identity: dict[str, Any]) -> Path:
    package = find_spec("pgserver")
    assert package is not None
    assert package.submodule_search_locations is not None
    installed = Path(package.submodule_search_locations[0])
    try:
        run(installed / "pginstall" / "bin" / "initdb", "--version", cwd=folder, **identity)
    except (PermissionError, subprocess.CalledProcessError):
        bundled = installed.parent / "pgserver.libs"
        shutil.copytree(installed, folder / "pgserver")
        if bundled.exists():
            shutil.copytree(bundled, folder / "pgserver.libs")
        installed = folder / "pgserver"
    return installed / "pginstall" / "bin"
