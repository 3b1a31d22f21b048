"""The log: one JSON object a line on stderr, with neither texts nor names, chat ids or the token.

Own events are names with a few plain values. Of an exception only the type and the place are written, of
a foreign logger only the unfilled message template: what others put into their messages is unknown.
"""

import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from types import TracebackType
from typing import Any, TextIO

import structlog

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")
_URL = re.compile(r"\w+://\S+")
_FOREIGN_LENGTH = 120


def get_logger(name: str) -> Any:
    """Return the logger of a module of the bot."""
    return structlog.stdlib.get_logger(name)


def set_up(stream: TextIO | None = None) -> None:
    """Send every logger of the process to one stream (default: stderr), as lines of JSON."""
    structlog.configure(
        processors=[
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_keep_template_only],
            processors=[
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                _exception_without_message,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _redact,
                structlog.processors.JSONRenderer(sort_keys=True, default=_type_name),
            ],
            use_get_message=False,
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    for noisy in ("httpx", "httpcore", "telegram", "tornado", "asyncio", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # Every flood limit is an event of our own already.
    logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)


def _keep_template_only(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    record = event["_record"]
    template = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
    lines = template.splitlines() or [""]
    return {
        **event,
        "event": _URL.sub("(url)", lines[0])[:_FOREIGN_LENGTH],
    }


def _exception_without_message(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    found = event.pop("exc_info", None)
    event.pop("stack_info", None)
    event["logger"] = event["_record"].name
    event["level"] = event["_record"].levelname.lower()
    if found is True:
        found = sys.exc_info()
    if isinstance(found, BaseException):
        found = (type(found), found, found.__traceback__)
    if isinstance(found, tuple) and found[1] is not None:
        event["error"] = error_name(found[1])
        event["where"] = _places(found[2])
    return event


def error_name(error: BaseException) -> str:
    """Return the type of an error, and of what caused it; never its message."""
    names = [type(error).__name__]
    cause = error.__cause__
    while cause is not None and len(names) < 4:
        names.append(type(cause).__name__)
        cause = cause.__cause__
    return " < ".join(names)


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-3:]
    return [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]


def _redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    return {
        key: _TOKEN.sub("(token)", value) if isinstance(value, str) else value for key, value in event.items()
    }


def _type_name(value: object) -> str:
    return type(value).__name__
