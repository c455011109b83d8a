"""The server of a container: made from the environment, brought in line with it at every start.

What is made is made in a folder beside PGDATA and renamed when it is whole. Whatever has to be done
is done by a server that listens on a socket of its own, so that nobody meets a half-made hub; then
this process becomes the server.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import tempfile
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
from centralcloud.database import connect, scram_secret
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
        self._socket_folder = ""

    def run(self, options: Sequence[str]) -> NoReturn:
        """Prepare it, then become `postgres` with these options."""
        with _stoppable():
            _lock(self._data.path.with_name(self._data.path.name + ".lock"), os.O_RDWR | os.O_CREAT)
            self.prepare(options)
        program = self._data.server.bindir / "postgres"
        argv = [*unprivileged(), str(program), "-D", str(self._data.path), *options]
        os.execvpe(argv[0], argv, _without_secrets())

    def prepare(self, options: Sequence[str]) -> None:
        """Make what is missing and bring what is there in line with the environment."""
        if self._data.exists():
            self._check_major()
            self._check_ours()
            self._lock_data()
            # Nobody has it open, so this names a process of another container, or none.
            (self._data.path / "postmaster.pid").unlink(missing_ok=True)
            self._data.write(_SETTINGS, as_settings(self._settings(self._data)))
            with self._running(self._data, options):
                self._check_database()
                self._bring_in_line(new=False)
        else:
            self._make(options)

    def _make(self, options: Sequence[str]) -> None:
        self._check_place()
        half_made = DataFolder(self._data.path.with_name(self._data.path.name + ".new"))
        try:
            self._initialise(half_made)
            with self._running(half_made, options):
                create_database(self._conninfo("postgres"), self._wanted.database)
                self._bring_in_line(new=True)
        except BaseException:
            shutil.rmtree(half_made.path, ignore_errors=True)
            raise
        half_made.path.rename(self._data.path)
        _sync(self._data.path.parent)
        self._lock_data()
        self._say(f"made {self._data.path}: PostgreSQL {self._data.major}, {self._wanted.kind}")

    def _initialise(self, folder: DataFolder) -> None:
        with _undisturbed():
            folder.initialise("--auth-local", "trust", "--auth-host", "scram-sha-256")
        with (folder.path / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(f"\ninclude '{_SETTINGS}'\n")
        folder.write("pg_hba.conf", _HBA)
        folder.write(_SETTINGS, as_settings(self._settings(folder)))

    # What is brought in line ---------------------------------------------------------------------

    def _bring_in_line(self, *, new: bool) -> None:
        self._set_superuser_password()
        with Installer(self._conninfo(), self._say) as installer:
            installer.install(self._wanted.kind, "cron")
            self._change_settings(installer.connection)
            self._let_in(installer.connection)
        if self._wanted.join is not None:
            self._join(self._wanted.join, new=new)

    def _set_superuser_password(self) -> None:
        password = self._wanted.superuser_password
        if password is None:
            return
        with connect(self._conninfo("postgres")) as connection:
            secret = scram_secret(connection, SUPERUSER, password)
            connection.execute(
                psycopg.sql.SQL("alter role {} password {}").format(
                    psycopg.sql.Identifier(SUPERUSER), psycopg.sql.Literal(secret)
                )
            )

    def _change_settings(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        with _blaming("CENTRALCLOUD_SETTINGS"):
            for name, value in self._wanted.settings.items():
                connection.execute("select centralcloud.change_setting(%s, %s)", [name, value])

    def _let_in(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        with _blaming("CENTRALCLOUD_FLEET"):
            for member in self._wanted.fleet:
                secret = scram_secret(connection, member.name, member.password)
                connection.execute(
                    "select fleet.admit(%s, %s, %s)", [member.name, member.owner, secret]
                )

    def _join(self, join: Join, *, new: bool) -> None:
        """A hub that refuses a new instance is an error; one that is there works without its hub.

        It is tried again every minute, and link.state says how that goes.
        """
        with _blaming("joining the hub"), connect(self._conninfo()) as connection:
            try:
                with connection.transaction():
                    link.join(connection, join.name, join.target, join.password)
                    link.exchange(connection)
                self._say(f"{join.name} is joined to {join.target['dbname']}")
            except psycopg.Error as error:
                if new and error.sqlstate != "SC304":
                    raise
                link.join(connection, join.name, join.target, join.password)
                self._say(
                    f"warning: {error.diag.message_primary} [{error.sqlstate}]; "
                    "it is tried again every minute"
                )

    def _lock_data(self) -> None:
        """The folder itself too: it may be mounted at another place beside another lock."""
        _lock(self._data.path, os.O_RDONLY | os.O_DIRECTORY)

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

    def _check_ours(self) -> None:
        if not (self._data.path / _SETTINGS).exists():
            raise CentralCloudError(
                f"the cluster in {self._data.path} was not made by centralcloud serve",
                detail=f"One that was has a file {_SETTINGS}. Nothing was touched.",
                hint="pg_dump it and restore into a new one, or run `centralcloud install` there.",
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
        """A server that nobody else reaches, neither over the network nor by its usual socket."""
        private = tempfile.mkdtemp(prefix="centralcloud-")
        os.chown(private, account().pw_uid, account().pw_gid)
        self._socket_folder = private
        alone = ("-c", "listen_addresses=", "-c", f"unix_socket_directories={private}")
        try:
            with _undisturbed():
                started = folder.start(*options, *alone, "-p", str(self._wanted.port))
            if not started:
                raise CentralCloudError(
                    "the server did not start",
                    detail="What it said stands above.",
                    hint="Check the options that it was given.",
                )
            yield
        finally:
            with _undisturbed():
                if folder.is_running():
                    folder.stop()
                shutil.rmtree(private, ignore_errors=True)

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
            host=self._socket_folder,
            port=self._wanted.port,
            user=SUPERUSER,
            dbname=dbname or self._wanted.database,
        )


def _lock(place: Path, flags: int) -> None:
    """Lock a file or folder for as long as this process and the servers that it starts live.

    Each container has process numbers of its own, so postmaster.pid says nothing of another's
    server. Servers inherit the open file and so the lock, which ends with their last process.
    """
    try:
        descriptor = os.open(place, flags | os.O_CLOEXEC, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CentralCloudError(
            f"{place} is in use by another server",
            detail="Two servers on one folder would destroy it.",
            hint="Stop the other container, or give this one a volume of its own.",
        ) from error
    except OSError as error:
        raise CentralCloudError(
            f"{place} can't be opened and locked by uid {os.geteuid()}: {error.strerror}",
            detail="A lock sees to it that one server alone uses the data.",
            hint="Give the folder or volume to that account (chown), on a file system with flock.",
        ) from error
    os.set_inheritable(descriptor, True)


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM interrupts as SIGINT does: the first process of a container ignores it otherwise."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold signals back: what a killed initdb or pg_ctl started goes on and writes."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _blaming(what: str) -> Iterator[None]:
    """Say what of the environment the database refused."""
    try:
        yield
    except psycopg.Error as error:
        told = CentralCloudError.from_database(error)
        told.message = f"{what}: {told.message}"
        raise told from error


def _sync(folder: Path) -> None:
    """Make a rename in it last."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _without_secrets() -> dict[str, str]:
    ours = VARIABLES.keys() | {f"{name}_FILE" for name in VARIABLES}
    return {name: value for name, value in os.environ.items() if name not in ours}
