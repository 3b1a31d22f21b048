"""The house rules that a machine can hold; who may import whom is in pyproject.toml ([tool.importlinter])."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOMS = ("actions", "bot", "core", "nlu", "office")
MODULES = sorted(path for room in ROOMS for path in Path(room).rglob("*.py"))
LONGEST_MODULE = 300
WATCH_IMPORTS = """
import importlib, json, sys
touched = []
def caller():
    frame = sys._getframe(2)
    while frame and frame.f_code.co_filename.startswith(("<frozen", sys.base_prefix)):
        frame = frame.f_back
    return frame.f_code.co_filename if frame else ""
def watch(event, arguments):
    if event == "open" and ".py" in str(arguments[0]):
        return
    if event in ("open", "sqlite3.connect", "socket.connect", "socket.bind", "subprocess.Popen"):
        if "site-packages" not in caller() and caller() != "<string>":
            touched.append([event, caller()])
sys.addaudithook(watch)
for name in {ours}:
    importlib.import_module(name)
print(json.dumps(touched))
"""


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_module_has_one_theme_and_so_stays_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_module_is_not_a_drawer_for_everything(path: Path) -> None:
    assert path.stem not in {"utils", "helpers", "common", "misc"}


def test_nothing_opens_a_file_a_database_or_a_socket_at_import() -> None:
    ours = [
        ".".join(path.with_suffix("").parts)
        for path in MODULES
        if path.name not in {"__init__.py", "__main__.py"} and "migrations" not in path.parts
    ]
    script = WATCH_IMPORTS.format(ours=ours)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == []
