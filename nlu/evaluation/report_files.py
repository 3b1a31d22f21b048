"""Where the report goes: the JSON file that was asked for, with the picture and the page beside it."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

PICTURE: Final = ".png"
PAGE: Final = ".html"


class ReportFilesError(Exception):
    """The report cannot be written there. The message is one line of Dutch."""


class ReportFiles:
    """Three files that appear together, when all of them are made."""

    def __init__(self, report: Path) -> None:
        """Take the place of the JSON file; makes its folder. Raises ReportFilesError."""
        if report.suffix.lower() in (PICTURE, PAGE):
            raise ReportFilesError(f"{report}: hier komt het JSON-bestand; noem het bijvoorbeeld report.json")
        self.report = report
        try:
            report.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ReportFilesError(f"{report.parent}: deze map kan niet gemaakt worden") from error
        if report.is_dir():
            raise ReportFilesError(f"{report}: dit is een map; geef ook een bestandsnaam")
        if not os.access(report.parent, os.W_OK):
            raise ReportFilesError(f"{report.parent}: in deze map mag niet geschreven worden")

    @property
    def page(self) -> Path:
        """Return the place of the page."""
        return self.report.with_suffix(PAGE)

    def write(self, report: str, picture: bytes, page: str) -> None:
        """Put the three files there, over older ones. Raises ReportFilesError when that fails."""
        contents = {
            self.report.with_suffix(PICTURE): picture,
            self.page: page.encode(),
            self.report: report.encode(),
        }
        try:
            with TemporaryDirectory(dir=self.report.parent, prefix=".") as folder:
                for path, content in contents.items():
                    (Path(folder) / path.name).write_bytes(content)
                for path in contents:
                    (Path(folder) / path.name).replace(path)
        except OSError as error:
            raise ReportFilesError(f"{self.report}: kan niet geschreven worden ({error.strerror})") from error
