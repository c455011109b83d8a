"""The server of a container: made from the environment, brought in line with it at every start.

What is made is made in a folder beside PGDATA and renamed when it is whole. Whatever has to be done
is done by a server that listens on its socket only, so that nobody meets a half-made hub; then this
process becomes the server.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import psycopg
from psycopg.conninfo import make_conninfo

from centralcloud import link
from centralcloud.bundle.installer import Installer
from centralcloud.cluster.data import (
    SUPERUSER,
    DataFolder,
    as_settings,
    create_database,
    databases,
)
from centralcloud.cluster.environment import VARIABLES, Environment, Join
from centralcloud.cluster.postgres import account, find_server, unprivileged
from centralcloud.database import connect
from centralcloud.errors import CentralCloudError
from centralcloud.versions import cron_settings

_HBA = """\
# Within the container the socket's folder is closed to all but the server's own account. A hub asks
# its instances for a password there too, and everybody who comes over the network.
local all +centralcloud_instance scram-sha-256
local all all                    trust
host  all all               all  scram-sha-256
"""
_SETTINGS = "centralcloud.conf"


class Served:
    """A server as an environment wants it."""

    def __init__(self, wanted: Environment, say: Callable[[str], None]) -> None:
        """`say` is told each thing that was done, as a line."""
        self._wanted = wanted
        self._say = say
        self._data = DataFolder(wanted.data)

    def run(self, options: Sequence[str]) -> NoReturn:
        """Prepare it, then become `postgres` with these options."""
        with _lock(self._data.path):
            with _stoppable():
                self.prepare(options)
            program = self._data.server.bindir / "postgres"
            argv = [*unprivileged(), str(program), "-D", str(self._data.path), *options]
            os.execvpe(argv[0], argv, _without_secrets())

    def prepare(self, options: Sequence[str]) -> None:
        """Make what is missing and bring what is there in line with the environment."""
        if self._data.exists():
            self._check_major()
            self._data.write(_SETTINGS, as_settings(self._settings(self._data)))
            with self._running(self._data, options):
                self._check_database()
                self._bring_in_line()
        else:
            self._make(options)

    def _make(self, options: Sequence[str]) -> None:
        self._check_place()
        half_made = DataFolder(self._data.path.with_name(self._data.path.name + ".new"))
        try:
            self._initialise(half_made)
            with self._running(half_made, options):
                create_database(self._conninfo("postgres"), self._wanted.database)
                self._bring_in_line()
        except BaseException:
            shutil.rmtree(half_made.path, ignore_errors=True)
            raise
        half_made.path.rename(self._data.path)
        self._say(f"made {self._data.path}: PostgreSQL {self._data.major}, {self._wanted.kind}")

    def _initialise(self, folder: DataFolder) -> None:
        folder.initialise("--auth-local", "trust", "--auth-host", "scram-sha-256")
        with (folder.path / "postgresql.conf").open("a") as file:
            file.write(f"\ninclude '{_SETTINGS}'\n")
        folder.write("pg_hba.conf", _HBA)
        folder.write(_SETTINGS, as_settings(self._settings(folder)))

    # What is brought in line ---------------------------------------------------------------------

    def _bring_in_line(self) -> None:
        self._set_superuser_password()
        with Installer(self._conninfo(), self._say) as installer:
            installer.install(self._wanted.kind, "cron")
            self._change_settings(installer.connection)
            self._let_in(installer.connection)
        if self._wanted.join is not None:
            self._join(self._wanted.join)

    def _set_superuser_password(self) -> None:
        password = self._wanted.superuser_password
        if password is None:
            return
        with connect(self._conninfo("postgres")) as connection:
            # Hashed here, so that no log of statements shows it.
            secret = connection.pgconn.encrypt_password(
                password.encode(), SUPERUSER.encode(), b"scram-sha-256"
            )
            connection.execute(
                psycopg.sql.SQL("alter role {} password {}").format(
                    psycopg.sql.Identifier(SUPERUSER), psycopg.sql.Literal(secret.decode())
                )
            )

    def _change_settings(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        with _blaming("CENTRALCLOUD_SETTINGS"):
            for name, value in self._wanted.settings.items():
                connection.execute("select centralcloud.change_setting(%s, %s)", [name, value])

    def _let_in(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        with _blaming("CENTRALCLOUD_FLEET"):
            for member in self._wanted.fleet:
                connection.execute(
                    "select fleet.admit(%s, %s, %s)", [member.name, member.owner, member.password]
                )

    def _join(self, join: Join) -> None:
        """A hub that refuses is an error; one that can't be reached now is tried every minute."""
        with _blaming("joining the hub"), connect(self._conninfo()) as connection:
            try:
                with connection.transaction():
                    link.join(connection, join.name, join.target, join.password)
                    link.exchange(connection)
                self._say(f"{join.name} is joined to {join.target['dbname']}")
            except psycopg.Error as error:
                if error.sqlstate != "SC304":
                    raise
                link.join(connection, join.name, join.target, join.password)
                self._say(
                    f"warning: {error.diag.message_primary}: {error.diag.message_detail} "
                    "It is tried again every minute."
                )

    # What is refused -----------------------------------------------------------------------------

    def _check_major(self) -> None:
        here = find_server(with_cron=True).major
        if self._data.major != here:
            raise CentralCloudError(
                f"the data in {self._data.path} is of PostgreSQL {self._data.major}, "
                f"and this server is PostgreSQL {here}",
                detail="A major version does not read the files of another. Nothing was touched.",
                hint=f"Start the image of PostgreSQL {self._data.major} on it; to change over, "
                "pg_dump there and pg_restore into a new container of this one.",
            )

    def _check_place(self) -> None:
        if self._wanted.superuser_password is None:
            raise CentralCloudError(
                "the superuser would have no password",
                detail="The first start makes it; over TCP everybody shows one.",
                hint="Set POSTGRES_PASSWORD, or POSTGRES_PASSWORD_FILE to a file that holds it.",
            )
        path = self._data.path
        try:
            # Only what is empty and no mount goes.
            path.rmdir()
        except FileNotFoundError:
            pass
        except OSError as error:
            raise CentralCloudError(
                f"{path} is there and holds no cluster of PostgreSQL's: {error.strerror}",
                detail="A cluster is made beside its place and renamed when it is whole, so that "
                "place must be empty and no volume's root.",
                hint=f"Mount the volume one folder up, at {path.parent}, or set PGDATA.",
            ) from error

    def _check_database(self) -> None:
        there = databases(self._conninfo("postgres"))
        if self._wanted.database not in there:
            raise CentralCloudError(
                f"there is no database {self._wanted.database} in {self._data.path}",
                detail=f"PGDATABASE names it; there are {', '.join(sorted(there))}.",
                hint="Set PGDATABASE to what it was when this data was made.",
            )

    # How -----------------------------------------------------------------------------------------

    @contextmanager
    def _running(self, folder: DataFolder, options: Sequence[str]) -> Iterator[None]:
        """A server that nobody reaches over the network."""
        try:
            if not folder.start(*options, "-c", "listen_addresses=", "-p", str(self._wanted.port)):
                raise CentralCloudError(
                    "the server did not start",
                    detail="What it said stands above.",
                    hint="Check the options that it was given.",
                )
            yield
        finally:
            if folder.is_running():
                folder.stop()
            _reap()

    def _settings(self, folder: DataFolder) -> dict[str, str]:
        socket_folder = str(self._wanted.socket_folder)
        return {
            "listen_addresses": "*",
            "port": str(self._wanted.port),
            "unix_socket_directories": socket_folder,
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "password_encryption": "scram-sha-256",
            "shared_preload_libraries": "pg_cron",
            "cron.database_name": self._wanted.database,
            "max_worker_processes": "20",
            **cron_settings(folder.server.cron_version or (), socket_folder),
        }

    def _conninfo(self, dbname: str | None = None) -> str:
        return make_conninfo(
            host=str(self._wanted.socket_folder),
            port=self._wanted.port,
            user=SUPERUSER,
            dbname=dbname or self._wanted.database,
        )


@contextmanager
def _lock(data: Path) -> Iterator[None]:
    """One server a folder, also from two containers, where postmaster.pid says nothing.

    Each container has process numbers of its own. Servers inherit the open file and so the lock,
    which ends with the last of their processes; whoever gets it knows that none is left.
    """
    place = data.with_name(data.name + ".lock")
    try:
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise CentralCloudError(
            f"{place} can't be written by uid {os.geteuid()}: {error.strerror}",
            detail="The data lives beside it.",
            hint=f"Give the folder or volume to that account: chown {account().pw_uid} …",
        ) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise CentralCloudError(
            f"{data} is in use by another server",
            detail="Two servers on one folder would destroy it.",
            hint="Stop the other container, or give this one a volume of its own.",
        ) from error
    os.set_inheritable(descriptor, True)
    # It may name a process of this container that is another.
    (data / "postmaster.pid").unlink(missing_ok=True)
    yield
    os.close(descriptor)


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM interrupts as SIGINT does: the first process of a container ignores it otherwise."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _blaming(what: str) -> Iterator[None]:
    """Say what of the environment the database refused."""
    try:
        yield
    except psycopg.Error as error:
        told = CentralCloudError.from_database(error)
        told.message = f"{what}: {told.message}"
        raise told from error


def _without_secrets() -> dict[str, str]:
    ours = VARIABLES.keys() | {f"{name}_FILE" for name in VARIABLES}
    return {name: value for name, value in os.environ.items() if name not in ours}


def _reap() -> None:
    """The first process of a container inherits whatever ends without a parent."""
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        pass
