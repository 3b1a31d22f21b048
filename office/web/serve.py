"""`toeleiding web`: the web pages of editors and staff, on loopback."""

import logging

import typer
import uvicorn

from core.database.migrate import upgrade
from core.errors import ToeleidingError
from core.personal_seal import personal_seal
from core.settings import database_url, web_settings
from office.web.app import make_app

HOST = "127.0.0.1"


def web() -> None:
    """Serve the pages until somebody stops it; without the settings that it needs, end with code 2."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s %(levelname)s %(message)s")
    try:
        settings = web_settings()
        app = make_app(settings, personal_seal())
        upgrade(database_url())
    except ToeleidingError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    typer.echo(f"Webpagina's: {settings.url or f'http://{HOST}:{settings.port}'}")
    uvicorn.run(
        app,
        host=HOST,
        port=settings.port,
        http="h11",
        ws="none",
        lifespan="off",
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=settings.is_secure,
        forwarded_allow_ips=HOST,
    )
