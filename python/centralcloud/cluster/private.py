"""The private cluster: one server, socket only, its folder closed to others.

`initdb` writes beside the place and is renamed into it, so a folder `data` is a whole one. As root
the server runs as `postgres` and lives in a system folder, since it can't enter root's home.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import platformdirs
import psycopg
from psycopg.conninfo import make_conninfo

from centralcloud.bundle.installer import Installer
from centralcloud.cluster.postgres import Server, account, find_server, unprivileged
from centralcloud.database import connect
from centralcloud.errors import CentralCloudError

HUB = "hub"
SUPERUSER = "postgres"
PORT = 5432
#: A socket's path may have 107 bytes (sockaddr_un), this name included.
_LONGEST_FOLDER = 107 - len("/.s.PGSQL.5432.lock")

_HBA = f"""\
# Instances show a password to the hub; all else on this socket is trusted: its folder is closed.
local {HUB} +centralcloud_instance scram-sha-256
local all   all                    trust
"""


def default_home() -> Path:
    """`CENTRALCLOUD_HOME`, else the user's data folder, for root a system one."""
    chosen = os.environ.get("CENTRALCLOUD_HOME")
    if chosen:
        return Path(chosen)
    if os.geteuid() == 0:
        return Path("/var/lib/centralcloud")
    return Path(platformdirs.user_data_dir("centralcloud", appauthor=False))


class Cluster:
    """A private cluster in one folder."""

    def __init__(self, home: Path | None = None, say: Callable[[str], None] = print) -> None:
        """`say` is told each thing that was done, as a line."""
        self.home = (home or default_home()).absolute()
        self.data = self.home / "data"
        self.run = self.home / "run"
        self.log = self.home / "server.log"
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
        return (self.data / "PG_VERSION").exists()

    def is_running(self) -> bool:
        """Whether its server answers."""
        return self.exists() and self._control("status").returncode == 0

    def up(self) -> None:
        """Make what is missing, start it, install the hub. Twice is once."""
        self.start()
        self._create_database(HUB)
        with Installer(self.conninfo(), self._say) as installer:
            installer.install("hub", "cron")

    def start(self) -> None:
        """Make the cluster where there is none, and start its server."""
        if not self.exists():
            self._initialise()
        if not self.is_running():
            self._write_settings()
            result = self._control("start", "-w", "-t", "60", "-l", str(self.log))
            if result.returncode != 0:
                raise CentralCloudError(
                    "the private server did not start",
                    detail=self._log_tail() or "It wrote nothing into its log.",
                    hint=f"Its log is {self.log}.",
                )
            self._say(f"started PostgreSQL {self._server().major} in {self.home}")

    def down(self, mode: str = "fast") -> bool:
        """Stop the server, if it runs; returns whether it did."""
        if not self.is_running():
            return False
        result = self._control("stop", "-w", "-m", mode)
        if result.returncode != 0:
            raise CentralCloudError(
                "the private server did not stop", result.stderr.strip(), f"Its log is {self.log}."
            )
        return True

    def destroy(self) -> None:
        """Stop it and remove its folder."""
        self.down("immediate")
        if self.home.exists():
            shutil.rmtree(self.home)

    def add_instance(self, name: str, owner: str | None = None) -> None:
        """Register an instance, give it a database, join it to the hub. Twice is once."""
        password = secrets.token_urlsafe(24)
        self._create_database(name)
        with Installer(self.conninfo(name), self._say) as installer:
            installer.install("instance", "cron")
            joined = installer.connection.execute("select instance from link.state").fetchone()
            if joined is not None and joined[0] == name:
                return
            with connect(self.conninfo()) as hub:
                # A login left by a run that was cut off between the two gets a new password.
                hub.execute("select fleet.admit(%s, %s, %s)", [name, owner, password])
            installer.connection.execute(
                "select link.join(%s, %s, %s, %s, %s)", [name, str(self.run), PORT, HUB, password]
            )
        self._say(f"{name} is joined to the hub")

    def _initialise(self) -> None:
        self._check_folder()
        server = find_server(with_cron=True)
        who = account()
        self.home.mkdir(parents=True, exist_ok=True)
        os.chown(self.home, who.pw_uid, who.pw_gid)
        self.home.chmod(0o700)
        half_made = self.home / "data.new"
        shutil.rmtree(half_made, ignore_errors=True)
        result = subprocess.run(
            [
                *unprivileged(), str(server.bindir / "initdb"), "--pgdata", str(half_made),
                "--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8",
                "--locale", "C.UTF-8", "--no-instructions",
            ],
            capture_output=True, text=True, check=False, cwd="/",
        )  # fmt: skip
        if result.returncode != 0:
            raise CentralCloudError(
                f"initdb could not make a cluster in {half_made}",
                detail=result.stderr.strip(),
                hint="Check the folder's free space and rights, or set CENTRALCLOUD_HOME.",
            )
        half_made.rename(self.data)

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

    def _server(self) -> Server:
        major = int((self.data / "PG_VERSION").read_text())
        return find_server(major, with_cron=True)

    def _write_settings(self) -> None:
        who = account()
        self.run.mkdir(mode=0o700, exist_ok=True)
        os.chown(self.run, who.pw_uid, who.pw_gid)
        settings = "".join(f"{name} = '{value}'\n" for name, value in self._settings().items())
        (self.data / "postgresql.auto.conf").write_text(settings)
        (self.data / "pg_hba.conf").write_text(_HBA)

    def _settings(self) -> dict[str, str]:
        cron = self._server().cron_version or (0,)
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
            # 1.4 runs one background worker at a time, so there its jobs come over the socket.
            **(
                {"cron.use_background_workers": "on"}
                if cron >= (1, 5)
                else {"cron.host": str(self.run)}
            ),
        }

    def _control(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                *unprivileged(), str(self._server().bindir / "pg_ctl"), "-D", str(self.data),
                *arguments,
            ],
            stdin=subprocess.DEVNULL,
            # The server inherits these: pipes would keep this call waiting for its end.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if "start" in arguments else subprocess.PIPE,
            text=True, check=False, cwd="/",
        )  # fmt: skip

    def _log_tail(self) -> str:
        return "\n".join(self.log.read_text().splitlines()[-5:]) if self.log.exists() else ""

    def _create_database(self, name: str) -> None:
        with connect(self.conninfo("postgres")) as connection:
            found = connection.execute(
                "select exists (select from pg_database where datname = %s)", [name]
            ).fetchone()
            if found is not None and not found[0]:
                connection.execute(
                    psycopg.sql.SQL("create database {}").format(psycopg.sql.Identifier(name))
                )
