"""The private cluster: one server, socket only, its folder closed to others.

`initdb` writes beside the place and is renamed into it, so a folder `data` is a whole one. As root
the server runs as `postgres` and lives in a system folder, since it can't enter root's home.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

import platformdirs
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
from centralcloud.cluster.postgres import account, find_server
from centralcloud.database import Row, connect, scram_secret
from centralcloud.errors import CentralCloudError
from centralcloud.versions import cron_settings

HUB = "hub"
PORT = 5432
#: Databases that are there already.
_TAKEN = (HUB, "postgres", "template0", "template1")
#: A socket's path may have 107 bytes (sockaddr_un), this name included.
_LONGEST_FOLDER = 107 - len("/.s.PGSQL.5432.lock")

_HUBS_HOST = """
    select o.option_value
    from pg_foreign_server as s
    cross join pg_options_to_table(s.srvoptions) as o
    where s.srvname = 'hub' and o.option_name = 'host'
"""

_HBA = """\
# Instances show a password; all else on this socket is trusted: its folder is closed.
local all +centralcloud_instance scram-sha-256
local all all                    trust
"""


def default_home() -> Path:
    """`CENTRALCLOUD_HOME`, else the user's data folder, for root a system one."""
    chosen = os.environ.get("CENTRALCLOUD_HOME")
    if chosen:
        return Path(chosen)
    if os.geteuid() == 0:
        return Path("/var/lib/centralcloud")
    return Path(platformdirs.user_data_dir("centralcloud", appauthor=False))


def _is_gone(host: str) -> bool:
    """Whether this is a socket's folder that is no more; one that is closed to us is there."""
    try:
        return host.startswith("/") and not Path(host).exists()
    except PermissionError:
        return False


class Cluster:
    """A private cluster in one folder."""

    def __init__(self, home: Path | None = None, say: Callable[[str], None] = print) -> None:
        """`say` is told each thing that was done, as a line."""
        self.home = (home or default_home()).absolute()
        self.data = self.home / "data"
        self.run = self.home / "run"
        self.log = self.home / "server.log"
        self._folder = DataFolder(self.data, self.log)
        self._say = say

    def conninfo(
        self, dbname: str = HUB, user: str = SUPERUSER, password: str | None = None
    ) -> str:
        """How to connect to one of its databases."""
        return make_conninfo(
            host=str(self.run), port=PORT, dbname=dbname, user=user, password=password
        )

    def exists(self) -> bool:
        """Whether it has been made."""
        return self._folder.exists()

    def is_running(self) -> bool:
        """Whether its server answers."""
        return self._folder.is_running()

    def up(self) -> None:
        """Make what is missing, start it, install the hub. Twice is once."""
        self.start()
        create_database(self.conninfo("postgres"), HUB)
        said: list[str] = []
        with Installer(self.conninfo(), said.append) as installer:
            installer.install("hub", "cron")
        self._sum_up(HUB, said)
        self._lead_links()

    def start(self) -> None:
        """Make the cluster where there is none, and start its server."""
        if not self.exists():
            self._initialise()
        if not self.is_running():
            self._write_settings()
            if not self._folder.start():
                raise CentralCloudError(
                    "the private server did not start",
                    detail=self._log_tail() or "It wrote nothing into its log.",
                    hint=f"Its log is {self.log}.",
                )
            self._say(f"started PostgreSQL {self._folder.major} in {self.home}")

    def down(self, mode: str = "fast") -> bool:
        """Stop the server, if it runs; returns whether it did."""
        if not self.is_running():
            return False
        self._folder.stop(mode)
        return True

    def destroy(self) -> None:
        """Stop it and remove its folder."""
        self.down("immediate")
        if self.home.exists():
            shutil.rmtree(self.home)

    def add_instance(self, name: str, owner: str | None = None) -> None:
        """Register an instance, give it a database, join it to the hub. Twice is once."""
        if name in _TAKEN:
            raise CentralCloudError(
                f"{name} can't be an instance of a private cluster",
                detail=f"Its database would be of that name; the cluster needs {', '.join(_TAKEN)}"
                " for itself.",
                hint="Choose one like singularity-1.",
                sqlstate="SC403",
            )
        with connect(self.conninfo()) as hub:
            hub.execute("select fleet.check_name(%s)", [name])
        password = secrets.token_urlsafe(24)
        create_database(self.conninfo("postgres"), name)
        said: list[str] = []
        with Installer(self.conninfo(name), said.append) as installer:
            installer.install("instance", "cron")
            self._sum_up(name, said)
            joined = installer.connection.execute("select instance from link.state").fetchone()
            if joined is not None and joined[0] == name:
                return
            with connect(self.conninfo()) as hub:
                # A login left by a run that was cut off between the two gets a new password.
                secret = scram_secret(hub, name, password)
                hub.execute("select fleet.admit(%s, %s, %s)", [name, owner, secret])
            self._join(installer.connection, name, password)
            # The hub says how many they are, so that a small fleet need not be spread.
            link.exchange(installer.connection)
        self._say(f"{name} is joined to the hub")

    def _lead_links(self) -> None:
        """Where the home was moved, links would look for the hub's socket at the old place."""
        with connect(self.conninfo()) as hub:
            fleet = {name for (name,) in hub.execute("select name from fleet.members()")}
        for database in fleet & set(databases(self.conninfo("postgres"))):
            with connect(self.conninfo(database)) as connection:
                row = connection.execute(_HUBS_HOST).fetchone()
                if row is None or not _is_gone(row[0]):
                    continue
                joined = connection.execute("select instance from link.state").fetchone()
                if joined is None or joined[0] not in fleet:
                    continue
                with connect(self.conninfo()) as hub:
                    password = hub.execute("select fleet.rotate(%s)", joined).fetchone()
                assert password is not None
                self._join(connection, joined[0], password[0])
                self._say(f"{joined[0]} finds the hub in {self.home} now")

    def _join(self, connection: psycopg.Connection[Row], name: str, password: str) -> None:
        connection.execute(
            "select link.join(%s, %s, %s, %s, %s)", [name, str(self.run), PORT, HUB, password]
        )

    def _sum_up(self, name: str, said: list[str]) -> None:
        """What an install did, in a line: it is the same thirty for every database."""
        deployed = sum(line.startswith("deployed ") for line in said)
        applied = sum(line.startswith("applied ") for line in said)
        if deployed:
            self._say(f"{name}: installed, {deployed} changes deployed")
        elif applied:
            self._say(f"{name}: its functions are brought up to date")

    def _initialise(self) -> None:
        self._check_folder()
        find_server(with_cron=True)
        self.home.mkdir(parents=True, exist_ok=True)
        os.chown(self.home, account().pw_uid, account().pw_gid)
        self.home.chmod(0o700)
        half_made = DataFolder(self.home / "data.new")
        half_made.initialise("--auth", "trust")
        half_made.path.rename(self.data)

    def _check_folder(self) -> None:
        if self.data.exists():
            raise CentralCloudError(
                f"{self.data} is there, but is no cluster",
                detail="A cluster's folder holds a file PG_VERSION.",
                hint="Move it away, or set CENTRALCLOUD_HOME to another folder.",
            )
        if len(os.fsencode(self.run)) > _LONGEST_FOLDER:
            raise CentralCloudError(
                f"{self.run} is too long a path for a socket",
                detail=f"A unix socket's folder may have {_LONGEST_FOLDER} bytes here.",
                hint="Set CENTRALCLOUD_HOME to a shorter path.",
            )

    def _write_settings(self) -> None:
        who = account()
        self.run.mkdir(mode=0o700, exist_ok=True)
        os.chown(self.run, who.pw_uid, who.pw_gid)
        self._folder.write("postgresql.auto.conf", as_settings(self._settings()))
        self._folder.write("pg_hba.conf", _HBA)

    def _settings(self) -> dict[str, str]:
        return {
            "listen_addresses": "",
            "unix_socket_directories": str(self.run),
            "unix_socket_permissions": "0700",
            "port": str(PORT),
            "timezone": "UTC",
            "log_timezone": "UTC",
            "password_encryption": "scram-sha-256",
            "shared_preload_libraries": "pg_cron",
            "cron.database_name": HUB,
            "max_worker_processes": "20",
            **cron_settings(self._folder.server.cron_version or (), str(self.run)),
        }

    def _log_tail(self) -> str:
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:])
