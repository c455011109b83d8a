"""One PostgreSQL server a session, a fresh database a test, and real links between them."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
import testing.postgresql
from psycopg import sql
from psycopg.conninfo import make_conninfo

from centralcloud.bundle.files import KINDS, routines
from centralcloud.bundle.installer import Installer
from centralcloud.cluster.postgres import account, find_server, unprivileged
from tests.waiting import PATIENCE, eventually

#: Those need an image; `scripts/image` makes it and says which.
collect_ignore = [] if "CENTRALCLOUD_TEST_IMAGE" in os.environ else ["image"]

GRANTS = (routines("core") / "grants.sql").read_text()

_SAME_GRANTS = sql.SQL(
    "update pg_database as made set datacl = template.datacl from pg_database as template"
    " where made.datname = {} and template.datname = {}"
)

#: Names the folder of what all processes of a run share.
_RUN = "CENTRALCLOUD_TEST_RUN"

_HBA = """\
local all +centralcloud_instance scram-sha-256
local all all                    trust
"""


class Server(testing.postgresql.Postgresql):
    """testing.postgresql on a socket only, also as root, driven by psycopg."""

    def __init__(
        self, major: int | None = None, preload: str = "", settings: str = "",
        folder: Path | None = None, *, anew: bool = False,
    ) -> None:  # fmt: skip
        """`preload`: shared_preload_libraries; `settings`: more `-c name=value`, which win.

        `folder`: where its data lie; in memory when None, as far as the machine has that. `anew`:
        by an initdb of its own, with no database of ours, not as a copy of the run's first server.
        """
        self.installed = find_server(major)
        folder = in_memory() if folder is None else folder
        self._original = None if anew else _first_data(self.installed.major)
        self._templates = set() if self._original is None else set(KINDS)
        base = tempfile.mkdtemp(prefix="centralcloud-test-", dir=folder)
        os.chown(base, account().pw_uid, account().pw_gid)
        super().__init__(
            base_dir=base,
            boot_timeout=PATIENCE,
            initdb=str(self.installed.bindir / "initdb"),
            initdb_args="-U postgres -A trust --no-sync -k -E UTF8 --locale=C.UTF-8",
            postgres=str(self.installed.bindir / "postgres"),
            postgres_args="-c listen_addresses= -c fsync=off -c timezone=UTC "
            f"-c shared_preload_libraries={preload} -c max_connections=100 "
            f"-c password_encryption=scram-sha-256 {settings}",
        )
        self._use_tmpdir = True

    def initialize_database(self) -> None:
        """Copy the first server's data, or initdb as the account that will run the server."""
        for folder in self.subdirectories:
            os.chown(Path(self.base_dir) / folder, account().pw_uid, account().pw_gid)
        if self._original is not None:
            copy = ["cp", "--archive", f"{self._original}/.", self.get_data_directory()]
            subprocess.run(copy, check=True)
            return
        made = subprocess.run(
            [*unprivileged(), self.initdb, "-D", self.get_data_directory(), "--lc-messages=C",
             *self.settings["initdb_args"].split()],
            capture_output=True, text=True, check=False, cwd="/",
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
        (Path(self.get_data_directory()) / "pg_hba.conf").write_text(_HBA)

    def template(self, kind: str) -> str:
        """A database of that kind, which is there to be copied: installed once."""
        name = f"template_{kind}"
        if kind not in self._templates:
            self.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
            with Installer(self.conninfo(name)) as installer:
                installer.install(kind, "tick")
                both = "create extension pgtap; create extension plpgsql_check"
                installer.connection.execute(both)
            self._templates.add(kind)
        return name

    def get_server_commandline(self) -> list[str]:
        """The server's argv; setpriv execs it, so the child's pid is the server's."""
        return [*unprivileged(), *super().get_server_commandline()]

    def prestart(self) -> None:
        """Any port will do: the socket's folder is ours."""
        self.settings["port"] = 5432

    def poststart(self) -> None:
        """No database `test` is needed."""

    def is_server_available(self) -> bool:
        """Whether it answers."""
        try:
            psycopg.connect(self.conninfo("template1")).close()
        except psycopg.OperationalError:
            return False
        return True

    def terminate(self, *_args: Any) -> None:
        """Stop it fast and wait for its end; it is not a forked process's to stop."""
        if self.child_process is not None and self._owner_pid == os.getpid():
            self.child_process.send_signal(signal.SIGINT)
            self.child_process.wait(PATIENCE)
            self.child_process = None

    def crash(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Take it down unprepared; `start` has it recover from its log.

        SIGQUIT is `pg_ctl stop -m immediate`; SIGKILL leaves its backends to end by themselves,
        and while one of them is there, no other server may have the data.
        """
        # Stopped, so that it starts no more of them after they were counted.
        self.child_process.send_signal(signal.SIGSTOP)
        try:
            backends = self.backends()
            self.child_process.send_signal(how)
        finally:
            self.child_process.send_signal(signal.SIGCONT)
        self.child_process.wait(PATIENCE)
        self.child_process = None
        eventually(lambda: any("postgres" in _command(pid) for pid in backends), False)

    def backends(self) -> list[int]:
        """The server's processes, but for the first."""
        server = str(self.child_process.pid)
        return [
            int(status.parent.name)
            for status in Path("/proc").glob("[0-9]*/stat")
            if _field_after_name(status, 1) == server
        ]

    @property
    def socket_folder(self) -> Path:
        """Where its socket is."""
        return Path(self.base_dir) / "tmp"

    def conninfo(self, dbname: str, user: str = "postgres", password: str | None = None) -> str:
        """How to connect to one of its databases."""
        return make_conninfo(
            host=str(self.socket_folder), port=5432, dbname=dbname, user=user, password=password
        )

    def execute(self, statement: sql.Composable) -> None:
        """Run a statement about databases, from the maintenance database."""
        with psycopg.connect(self.conninfo("postgres"), autocommit=True) as connection:
            connection.execute(statement)


def in_memory() -> Path | None:
    """A folder for what no disk need keep; None, which is the usual one, where there is none."""
    memory = Path("/dev/shm")
    return memory if os.access(memory, os.W_OK) else None


def _wanted_major() -> int | None:
    """The server that was asked for; None is the newest."""
    major = os.environ.get("CENTRALCLOUD_TEST_SERVER")
    return int(major) if major else None


def _first_data(major: int) -> Path | None:
    """A folder of data with a template of each kind: made once a run, by whoever is first."""
    run = Path(os.environ.get(_RUN, ""))
    if not run.name:
        return None
    data = run / str(major)
    with (run / f"{major}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not data.exists():
            first = Server(major, folder=run, anew=True)
            try:
                for kind in KINDS:
                    first.template(kind)
                first.terminate()
                Path(first.get_data_directory()).rename(data)
            finally:
                first.stop()
    return data


def _field_after_name(status: Path, number: int) -> str | None:
    """A field of /proc/PID/stat: 0 is the state, 1 the parent; None: the process is gone."""
    try:
        return status.read_text().rpartition(")")[2].split()[number]
    except (FileNotFoundError, ProcessLookupError):
        return None


def _command(pid: int) -> str:
    """What a process calls itself; empty where it is gone, or ended and nobody asked how."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


@dataclass
class Database:
    """A database of the test server."""

    server: Server
    name: str
    _open: list[psycopg.Connection[Any]] = field(default_factory=list)

    @property
    def conninfo(self) -> str:
        """As superuser."""
        return self.server.conninfo(self.name)

    def connect(
        self, user: str = "postgres", password: str | None = None, *, autocommit: bool = True
    ) -> psycopg.Connection[Any]:
        """A connection that is closed with the database."""
        connection = psycopg.connect(
            self.server.conninfo(self.name, user, password), autocommit=autocommit
        )
        self._open.append(connection)
        return connection

    @property
    def connection(self) -> psycopg.Connection[Any]:
        """The superuser's connection that `one` and `all` use."""
        return self._open[0] if self._open else self.connect()

    def all(self, statement: str, params: Any = None) -> list[tuple[Any, ...]]:
        """Every row."""
        cursor = self.connection.execute(statement, params)
        return cursor.fetchall() if cursor.description else []

    def one(self, statement: str, params: Any = None) -> Any:
        """The first column of the only row."""
        rows = self.all(statement, params)
        assert len(rows) == 1, f"{len(rows)} rows"
        return rows[0][0]

    def eventually(self, question: str, wanted: object = True) -> None:
        """Wait until `one` answers a question so."""
        eventually(lambda: self.one(question), wanted, question)

    def until_blocked(self, number: int = 1) -> None:
        """Wait until so many of its sessions wait for locks of others."""
        blocked = (
            "select count(*) from pg_stat_activity "
            "where datname = current_database() and wait_event_type = 'Lock'"
        )
        # In a transaction, as `one` may be in, the view would stand still.
        with psycopg.connect(self.conninfo, autocommit=True) as session:
            eventually(lambda: session.execute(blocked).fetchone(), (number,), blocked)

    def rejuvenate(self) -> None:
        """Its jobs were registered with its template, long ago by now: none is late yet."""
        self.all("update scheduling.jobs set slots_since = centralcloud.clock()")

    def close(self) -> None:
        """Close every connection that was opened through it."""
        for connection in self._open:
            connection.close()
        self._open.clear()


class Databases:
    """Makes databases, fresh or from a template, and drops them."""

    def __init__(self, server: Server) -> None:
        """All on one server."""
        self.server = server
        self._made: list[Database] = []
        self._maintenance: psycopg.Connection[Any] | None = None
        self._roles_at_start = self._roles()

    def create(self, template: str | None = None, name: str | None = None) -> Database:
        """A database, empty or a copy of a template."""
        name = name or f"test_{os.getpid()}_{next(_numbers)}"
        statement = sql.SQL("create database {}").format(sql.Identifier(name))
        if template:
            strategy = sql.SQL(" template {} strategy file_copy").format(sql.Identifier(template))
            statement += strategy
        self._run(statement)
        if template:
            # What a database grants is not copied with it.
            self._run(_SAME_GRANTS.format(sql.Literal(name), sql.Literal(template)))
        made = Database(self.server, name)
        self._made.append(made)
        return made

    def close(self) -> None:
        """Close every connection to what was made."""
        for database in self._made:
            database.close()
        if self._maintenance is not None:
            self._maintenance.close()

    def drop_all(self) -> None:
        """Drop what was made, and the roles that came since."""
        for database in reversed(self._made):
            database.close()
            name = sql.Identifier(database.name)
            self._run(sql.SQL("drop database if exists {} with (force)").format(name))
        self._made.clear()
        for role in self._roles() - self._roles_at_start:
            self._run(sql.SQL("drop role {}").format(sql.Identifier(role)))
        self.close()

    def _roles(self) -> set[str]:
        rows = self._run(
            sql.SQL("select rolname from pg_roles where rolname !~ '^(pg_|centralcloud_)'")
        )
        return {row[0] for row in rows}

    def _run(self, statement: sql.Composable) -> psycopg.Cursor[Any]:
        """From the maintenance database, on a connection that is made anew after a crash."""
        if self._maintenance is not None and not self._maintenance.closed:
            try:
                return self._maintenance.execute(statement)
            except psycopg.OperationalError:
                if not self._maintenance.closed:
                    raise
        self._maintenance = psycopg.connect(self.server.conninfo("postgres"), autocommit=True)
        return self._maintenance.execute(statement)


def _counter() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


_numbers = _counter()


def pytest_configure(config: pytest.Config) -> None:
    """Workers inherit the environment of the process that started them."""
    if not hasattr(config, "workerinput"):
        os.environ[_RUN] = tempfile.mkdtemp(prefix="centralcloud-tests-")
        Path(os.environ[_RUN]).chmod(0o755)
        # Debian's own psql and pg_dump are a Perl script that looks for a server's.
        bindir = find_server(_wanted_major()).bindir
        os.environ["PATH"] = f"{bindir}{os.pathsep}{os.environ['PATH']}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """And leave its folder to that one."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(_RUN), ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for minutes of pg_cron's comes first: beside it the others work."""
    items.sort(key=lambda item: item.get_closest_marker("cron") is None)


@pytest.fixture(autouse=True)
def in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables are as wide as in a pipe, whatever the terminal or process that runs the tests."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The session's server: no pg_cron in it; tests call the runner themselves."""
    running = Server(_wanted_major())
    yield running
    running.stop()
    shutil.rmtree(running.base_dir, ignore_errors=True)


@pytest.fixture(scope="session")
def templates(server: Server) -> dict[str, str]:
    """A database of each kind, installed once and copied for each test."""
    return {kind: server.template(kind) for kind in KINDS}


@pytest.fixture
def databases(server: Server) -> Iterator[Databases]:
    """Empty databases on demand: `databases.create()`."""
    made = Databases(server)
    yield made
    made.drop_all()


@pytest.fixture
def hub(databases: Databases, templates: dict[str, str]) -> Database:
    """A fresh hub."""
    return databases.create(templates["hub"])


@pytest.fixture
def instance(databases: Databases, templates: dict[str, str]) -> Database:
    """A fresh instance that is joined to nothing."""
    return databases.create(templates["instance"])


@dataclass
class Fleet:
    """A hub and instances that are joined to it over dblink."""

    hub: Database
    databases: Databases
    instance_template: str
    instances: dict[str, Database] = field(default_factory=dict)
    passwords: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, owner: str | None = None) -> Database:
        """Register, make and join one."""
        password = self.hub.one("select fleet.add(%s, %s)", [name, owner])
        made = self.databases.create(self.instance_template)
        made.one(
            "select link.join(%s, %s, %s, %s, %s)",
            [name, str(self.hub.server.socket_folder), 5432, self.hub.name, password],
        )
        self.instances[name] = made
        self.passwords[name] = password
        return made

    def connect_as(self, name: str) -> psycopg.Connection[Any]:
        """The hub, as that instance."""
        return self.hub.connect(name, self.passwords[name])


@pytest.fixture
def fleet(hub: Database, databases: Databases, templates: dict[str, str]) -> Fleet:
    """A hub with no instance yet; `fleet.add(name)` joins one."""
    return Fleet(hub, databases, templates["instance"])
