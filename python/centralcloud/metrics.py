"""Serving `monitoring.metrics()` over HTTP, for Prometheus to scrape."""

from __future__ import annotations

import socket
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import FrameType

import psycopg

from centralcloud.database import Row, connect
from centralcloud.errors import CentralCloudError
from centralcloud.signals import handled_by

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
#: A scrape, and a client that says nothing, may take this long; Prometheus itself waits for 10.
LONGEST_SECONDS = 9
_OPTIONS = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "tcp_user_timeout": 1000 * LONGEST_SECONDS,
}


class Scraper:
    """The metrics of a database, over one connection that is opened anew when it is lost."""

    def __init__(self, database: str) -> None:
        self._database = database
        self._connection: psycopg.Connection[Row] | None = None
        self._lock = threading.Lock()

    def text(self) -> str:
        """Every metric as it is now; one caller at a time. Raises CentralCloudError."""
        if not self._lock.acquire(timeout=LONGEST_SECONDS):
            raise CentralCloudError(
                "the scrape before this one takes too long",
                detail=f"They go one by one, and one may take {LONGEST_SECONDS} s.",
                hint="What is the database busy with?",
            )
        try:
            return self._read()
        except psycopg.Error as error:
            self._close()
            raise CentralCloudError.from_database(error) from error
        finally:
            self._lock.release()

    def _read(self) -> str:
        if self._connection is None:
            self._connection = connect(self._database, options=_OPTIONS)
            self._connection.execute(
                "select set_config('statement_timeout', %s, false)", [f"{LONGEST_SECONDS}s"]
            )
        row = self._connection.execute("select monitoring.metrics()").fetchone()
        return "" if row is None or row[0] is None else str(row[0])

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class Exporter(ThreadingHTTPServer):
    """Answers GET /metrics."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, host: str, port: int, scraper: Scraper) -> None:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        self.address_family = family
        self.scraper = scraper
        super().__init__(address[:2], _Handler)  # type: ignore[arg-type]

    @property
    def url(self) -> str:
        """Where it listens."""
        host, port = self.server_address[:2]
        shown = f"[{host!s}]" if ":" in str(host) else host
        return f"http://{shown!s}:{port}/metrics"

    def run(self) -> None:
        """Serve until SIGTERM or Ctrl-C."""
        with self, handled_by(self._stop):
            self.serve_forever()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away, or stopped reading, is nothing to tell of."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        # shutdown() waits for serve_forever(), which this thread is in.
        threading.Thread(target=self.shutdown).start()


class _Handler(BaseHTTPRequestHandler):
    server: Exporter
    server_version = "centralcloud"
    sys_version = ""
    timeout = LONGEST_SECONDS

    def do_GET(self) -> None:
        """The metrics; 503 with a line of text while the database can't be asked."""
        if self.path.partition("?")[0] != "/metrics":
            self._answer(HTTPStatus.NOT_FOUND, "there is only /metrics\n")
            return
        try:
            self._answer(HTTPStatus.OK, self.server.scraper.text())
        except CentralCloudError as error:
            why = " ".join(f"{error.message}: {error.detail}".split())
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, f"{why}\n")

    do_HEAD = do_GET

    def _answer(self, status: HTTPStatus, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", CONTENT_TYPE)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """A scrape every few seconds is nothing to tell of."""
