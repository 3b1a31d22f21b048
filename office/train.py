"""`toeleiding train`: train the language model, with progress; Rasa's own output goes to a log."""

import os
import subprocess
import sys
import time
from pathlib import Path

import typer

from core.progress import progress

LOG = Path("var/log/train.log")
COMMAND = (
    *(sys.executable, "-m", "rasa", "train", "--quiet"),
    *("--config", "config.yml", "--domain", "nlu/domain"),
    *("--data", "nlu/intents", "nlu/lookups", "nlu/dialogue"),
    *("--out", "models", "--fixed-model-name", "toeleiding"),
)
ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
}


def train() -> None:
    """Train models/toeleiding.tar.gz; print Rasa's output and end with its code when that fails."""
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with progress("Taalmodel trainen") as tell, LOG.open("wb") as log:
        training = subprocess.Popen(COMMAND, env={**os.environ, **ENVIRONMENT}, stdout=log, stderr=log)  # noqa: S603
        try:
            while training.poll() is None:
                tell()
                time.sleep(0.2)
        finally:
            if training.poll() is None:
                training.terminate()
                training.wait()
    if training.returncode:
        typer.echo(LOG.read_text(errors="replace"), err=True)
        raise typer.Exit(training.returncode)
