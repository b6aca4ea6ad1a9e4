"""Log lines as JSON, one event a line, without error messages: they may quote personal data."""

import datetime as dt
import json
import logging
import re
import traceback
from types import TracebackType

from phohien.kernel.requests import request_id

# A part of an address that opens something by itself: the link of a request of foreign press.
SECRET_PART = re.compile(r"/r/[\w-]{20,}")
EXTRA = ("method", "route", "status", "ms", "job", "job_id", "attempt")


class JsonLines(logging.Formatter):
    """time, level, logger, message, request id, the fields of EXTRA, and where an error arose."""

    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, object] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(
                "T", "milliseconds"
            ),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": SECRET_PART.sub("/r/…", record.getMessage()),
        }
        if request_id.get():
            event["request_id"] = request_id.get()
        event |= {name: getattr(record, name) for name in EXTRA if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            event |= _origin(record.exc_info[0], record.exc_info[2])
        return json.dumps(event, ensure_ascii=False, default=str)


def _origin(kind: type[BaseException], trace: TracebackType | None) -> dict[str, object]:
    frames = traceback.extract_tb(trace)[-12:]
    return {
        "error": f"{kind.__module__}.{kind.__qualname__}",
        "trace": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
