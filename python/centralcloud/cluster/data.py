"""A server's folder of data: made whole or not at all, started and stopped as no root."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from psycopg import sql

from centralcloud.cluster.postgres import Server, account, find_server, unprivileged
from centralcloud.database import connect
from centralcloud.errors import CentralCloudError

SUPERUSER = "postgres"
#: Seconds: recovery after a crash takes what it takes, and pg_ctl ends with a server that dies.
_PATIENCE = "86400"


class DataFolder:
    """PGDATA and what is done to it from outside."""

    def __init__(self, path: Path, log: Path | None = None) -> None:
        """`log` takes what the server says; without one that goes where ours goes."""
        self.path = path
        self.log = log

    def exists(self) -> bool:
        """Whether a cluster is in it."""
        return (self.path / "PG_VERSION").exists()

    @property
    def server(self) -> Server:
        """The programs of its major version."""
        return find_server(self.major, with_cron=True)

    @property
    def major(self) -> int:
        """The major version that made it."""
        return int((self.path / "PG_VERSION").read_text(encoding="utf-8"))

    def initialise(self, *arguments: str) -> None:
        """Make a cluster of the newest server here, over what an interrupted call left."""
        shutil.rmtree(self.path, ignore_errors=True)
        initdb = find_server(with_cron=True).bindir / "initdb"
        result = subprocess.run(
            [
                *unprivileged(), str(initdb), "--pgdata", str(self.path),
                "--username", SUPERUSER, "--encoding", "UTF8", "--locale", "C.UTF-8",
                "--no-instructions", *arguments,
            ],
            capture_output=True, text=True, check=False, cwd="/",
        )  # fmt: skip
        if result.returncode != 0:
            raise CentralCloudError(
                f"initdb could not make a cluster in {self.path}",
                detail=result.stderr.strip(),
                hint="Check the folder's free space and rights.",
            )

    def write(self, name: str, text: str) -> None:
        """Write one of its configuration files."""
        file = self.path / name
        file.write_text(text, encoding="utf-8")
        os.chown(file, account().pw_uid, account().pw_gid)
        file.chmod(0o600)

    def is_running(self) -> bool:
        """Whether a server has it open."""
        return self.exists() and self._control("status") == 0

    def start(self, *options: str) -> bool:
        """Start its server with options of `postgres` and wait; returns whether it came up."""
        log = ["-l", str(self.log)] if self.log else []
        return self._control("start", "-w", "-t", _PATIENCE, "-o", shlex.join(options), *log) == 0

    def stop(self, mode: str = "fast") -> None:
        """Stop its server and wait for its end."""
        if self._control("stop", "-w", "-t", _PATIENCE, "-m", mode) != 0:
            raise CentralCloudError(
                f"the server of {self.path} did not stop",
                detail=f"pg_ctl was to stop it ({mode}).",
                hint="Look into its log for what it waits for.",
            )

    def _control(self, *arguments: str) -> int:
        control = self.server.bindir / "pg_ctl"
        # The server inherits what is not given here: a pipe would keep its reader waiting, and the
        # lock of whoever has one goes on with it.
        output = subprocess.DEVNULL if self.log or "status" in arguments else sys.stderr.fileno()
        return subprocess.run(
            [*unprivileged(), str(control), "-s", "-D", str(self.path), *arguments],
            stdin=subprocess.DEVNULL, stdout=output, stderr=output, close_fds=False,
            check=False, cwd="/",
        ).returncode  # fmt: skip


def as_settings(settings: Mapping[str, str]) -> str:
    """Lines of a configuration file of PostgreSQL's."""
    return "".join(
        "{} = '{}'\n".format(name, value.replace("'", "''")) for name, value in settings.items()
    )


def create_database(conninfo: str, name: str) -> None:
    """Make a database where it is missing; `conninfo` is of another one of that server."""
    if name not in databases(conninfo):
        with connect(conninfo) as connection:
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))


def databases(conninfo: str) -> list[str]:
    """Names of the databases of a server, templates left out."""
    with connect(conninfo) as connection:
        rows = connection.execute("select datname from pg_database where not datistemplate")
        return [row[0] for row in rows]
