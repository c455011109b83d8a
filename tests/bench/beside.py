"""What the door is measured beside: PGQueuer, Procrastinate, NATS JetStream, by their own clients.

None of them is needed to build or test; each is imported where it is used, and raises Missing with
the words how to get it.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tests.conftest import Server

INSTALL = "pip install -e '.[bench]'"


class Missing(Exception):
    """It is not installed, or can't do what is compared."""


def _database(server: Server, name: str) -> str:
    """A database of its own, where nothing waits for the disk."""
    server.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    server.execute(
        sql.SQL("alter database {} set synchronous_commit = off").format(sql.Identifier(name))
    )
    return server.conninfo(name)


class pgqueuer:
    """A queue of PGQueuer."""

    def __init__(self, server: Server) -> None:
        """Its schema, and a connection."""
        try:
            from pgqueuer import Queries
            from pgqueuer.db import PsycopgDriver, SyncPsycopgDriver
            from pgqueuer.queries import SyncQueries
        except ImportError as error:
            raise Missing(f"{error.name} is not installed: {INSTALL}") from error
        conninfo = _database(server, "bench_pgqueuer")

        async def install() -> None:
            connection = await psycopg.AsyncConnection.connect(conninfo, autocommit=True)
            async with connection, PsycopgDriver(connection) as driver:
                await Queries(driver).install()

        asyncio.run(install())
        self._connection = psycopg.connect(conninfo, autocommit=True)
        self._queries = SyncQueries(SyncPsycopgDriver(self._connection))

    def send(self, messages: list[Any]) -> None:
        """All in one call."""
        count = len(messages)
        payloads: list[bytes | None] = [json.dumps(message).encode() for message in messages]
        sent = self._queries.enqueue(["patterns"] * count, payloads, [0] * count)
        assert len(sent) == count

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


class procrastinate:
    """A queue of Procrastinate."""

    def __init__(self, server: Server) -> None:
        """Its schema, and a pool of one connection."""
        try:
            from procrastinate import App, SyncPsycopgConnector
        except ImportError as error:
            raise Missing(f"{error.name} is not installed: {INSTALL}") from error
        connector = SyncPsycopgConnector(
            conninfo=_database(server, "bench_procrastinate"), min_size=1, max_size=1
        )
        self._app = App(connector=connector)
        self._app.open()
        self._app.schema_manager.apply_schema()

        @self._app.task(name="patterns")
        def patterns(message: dict[str, Any]) -> None:
            """Never run here."""

        self._task = patterns

    def send(self, messages: list[Any]) -> None:
        """All in one call."""
        sent = self._task.batch_defer(*({"message": message} for message in messages))
        assert len(sent) == len(messages)

    def close(self) -> None:
        """Hang up."""
        self._app.close()


_CONFIGURATION = """\
host: 127.0.0.1
port: -1
ports_file_dir: "{folder}"
jetstream {{ store_dir: "{folder}/store", sync_interval: always }}
"""


def _nats_server(configuration: Path) -> str:
    """A server that can sync each message: 2.10 and newer."""
    beside_python = shutil.which("nats-server", path=str(Path(sys.executable).parent))
    found = [path for path in (beside_python, shutil.which("nats-server")) if path]
    said = "there is no nats-server"
    for path in found:
        tried = subprocess.run(
            [path, "-c", str(configuration), "-t"], capture_output=True, text=True, check=False
        )
        if tried.returncode == 0:
            return path
        said = f"{path} has no `sync_interval` (2.10 and newer have)"
    raise Missing(f"{said}: {INSTALL}, or apt-get install nats-server of Debian 13")


class jetstream:
    """A stream of NATS JetStream that syncs each message before it acknowledges."""

    def __init__(self, folder: Path) -> None:
        """A server on a loopback port, its store in a folder of its own in `folder`."""
        try:
            import nats
        except ImportError as error:
            raise Missing(f"{error.name} is not installed: {INSTALL}") from error
        self._folder = Path(tempfile.mkdtemp(prefix="centralcloud-nats-", dir=folder))
        configuration = self._folder / "nats.conf"
        configuration.write_text(_CONFIGURATION.format(folder=self._folder))
        self._loop = asyncio.new_event_loop()
        self._server: subprocess.Popen[bytes] | None = None
        try:
            path = _nats_server(configuration)
            with (self._folder / "log").open("wb") as log:
                self._server = subprocess.Popen([path, "-c", str(configuration)], stderr=log)
            url = self._url(self._server.pid)
            self._client = self._run(nats.connect(url))
            self.version = self._client.connected_server_version
            self._stream = self._client.jetstream(publish_async_max_pending=10_000)
            self._run(self._stream.add_stream(name="bench", subjects=["patterns"]))
        except BaseException:
            self._stop()
            raise

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self._loop.run_until_complete(work)

    def _url(self, pid: int) -> str:
        """Where it listens; it writes that into a file when it does."""
        given_up = time.monotonic() + 20
        while time.monotonic() < given_up:
            for told in self._folder.glob(f"*_{pid}.ports"):
                if text := told.read_text():
                    return str(json.loads(text)["nats"][0])
            time.sleep(0.05)
        raise RuntimeError((self._folder / "log").read_text())

    def publish(self, messages: list[Any]) -> None:
        """One after the other, each acknowledged before the next."""

        async def publish() -> None:
            for message in messages:
                await self._stream.publish("patterns", json.dumps(message).encode())

        self._run(publish())

    def publish_pipelined(self, messages: list[Any]) -> None:
        """All at once, then all acknowledgements."""

        async def publish() -> None:
            await asyncio.gather(
                *[
                    await self._stream.publish_async("patterns", json.dumps(message).encode())
                    for message in messages
                ]
            )

        self._run(publish())

    def close(self) -> None:
        """Hang up and stop the server."""
        self._run(self._client.close())
        self._stop()

    def _stop(self) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait(20)
        self._loop.close()
        shutil.rmtree(self._folder, ignore_errors=True)
