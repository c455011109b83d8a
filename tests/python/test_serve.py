"""`centralcloud serve`: made whole or not at all, brought in line at every start."""

from __future__ import annotations

import fcntl
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest

from centralcloud.cluster.postgres import account
from tests.conftest import _command, in_memory
from tests.waiting import PATIENCE, eventually

MAIN = (sys.executable, "-c", "from centralcloud.cli import main; main()", "serve")


def free_port() -> int:
    """One that nobody listens on now, and that the system gives to nobody by itself."""
    while True:
        port = random.randrange(20000, 32000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Serving:
    """A volume, and the server that `serve` becomes on it."""

    def __init__(self, folder: Path) -> None:
        """The socket lies beside the data."""
        self.folder = folder
        self.data = folder / "data"
        self.port = free_port()
        self.process: subprocess.Popen[str] | None = None

    def call(self, *options: str, **environ: str) -> subprocess.Popen[str]:
        """Start it and don't wait."""
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith("CENTRAL")
        }
        self.process = subprocess.Popen(
            [*MAIN, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", *options],
            env={
                **inherited, "PGDATA": str(self.data), "PGHOST": str(self.folder),
                "PGPORT": str(self.port), "POSTGRES_PASSWORD": "secret", **environ,
            },
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        return self.process

    def refused(self, *options: str, **environ: str) -> str:
        """What it says when it ends by itself."""
        process = self.call(*options, **environ)
        said, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 1, said
        return said

    def up(self, **environ: str) -> None:
        """Start it and wait until it takes connections, as the image's health check does."""
        process = self.call(**environ)
        ready = ["pg_isready", "--quiet", "--host=127.0.0.1", f"--port={self.port}"]

        def is_ready() -> bool:
            if process.poll() is not None:
                pytest.fail(process.communicate()[0])
            return subprocess.run(ready, check=False).returncode == 0

        eventually(is_ready)

    def end(self, number: signal.Signals = signal.SIGINT) -> None:
        """End the server that it became, if it runs."""
        if self.process is not None:
            self.process.send_signal(number)
            self.process.communicate(timeout=PATIENCE)
            self.process = None

    def wait_until_free(self) -> None:
        """Until no process of a killed server is left: each holds the lock."""
        with (self.folder / "data.lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)

    def connect(
        self, user: str = "postgres", password: str = "secret"
    ) -> psycopg.Connection[tuple[Any, ...]]:
        """Over TCP, where everybody shows a password."""
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=user, password=password,
            dbname="centralcloud", autocommit=True,
        )  # fmt: skip

    def one(self, statement: str) -> Any:
        """The first column of the only row."""
        with self.connect() as connection:
            row = connection.execute(statement).fetchone()
        assert row is not None
        return row[0]


@contextmanager
def empty_volume() -> Iterator[Serving]:
    """That the server's account may write to."""
    with tempfile.TemporaryDirectory(prefix="cc-", dir=in_memory() or "/tmp") as name:
        folder = Path(name)
        os.chown(folder, account().pw_uid, account().pw_gid)
        made = Serving(folder)
        try:
            yield made
        finally:
            made.end()


@pytest.fixture
def serving() -> Iterator[Serving]:
    """An empty volume."""
    with empty_volume() as made:
        yield made


@pytest.fixture(scope="module")
def first() -> Iterator[Serving]:
    """A hub's volume whose server ended."""
    with empty_volume() as made:
        made.up()
        made.end()
        yield made


@pytest.fixture
def served(first: Serving, serving: Serving) -> Serving:
    """A copy of that volume."""
    return filled(serving, first)


def filled(volume: Serving, first: Serving) -> Serving:
    """An empty volume with a copy of what is on that one."""
    subprocess.run(["cp", "--archive", first.data, volume.data], check=True)
    return volume


def test_every_start_brings_it_in_line(serving: Serving) -> None:
    """Settings, members, the superuser's password; the process is the server itself."""
    serving.up(CENTRALCLOUD_FLEET="singularity-1 one")
    assert serving.process is not None
    assert Path(f"/proc/{serving.process.pid}/comm").read_text() == "postgres\n"
    assert b"secret" not in Path(f"/proc/{serving.process.pid}/environ").read_bytes()
    serving.connect("singularity-1", "one").close()
    serving.one("""select intake.send('{"type": "patterns", "source": "singularity-1",
        "patterns": []}')""")
    serving.end()

    serving.up(
        POSTGRES_PASSWORD="another",
        CENTRALCLOUD_FLEET="singularity-1 two\nsingularity-2 three acme",
        CENTRALCLOUD_SETTINGS="learning.git_url=/srv/templates.git",
    )
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        serving.connect()
    with serving.connect(password="another") as hub:
        said = hub.execute(
            "select centralcloud.setting('learning.git_url'), (select string_agg(owner, ' ' "
            "order by name) from fleet.instances), (select count(*) from pgmq.q_patterns)"
        ).fetchone()
    assert said == ("/srv/templates.git", "singularity-1 acme", 1)
    serving.connect("singularity-1", "two").close()


def test_killed_and_started_it_goes_on(served: Serving) -> None:
    """Whatever process number the lost server had, and not before its last process is gone."""
    served.up()
    served.end(signal.SIGKILL)
    served.wait_until_free()
    # In a container, number 1 is alive, and another.
    served.data.joinpath("postmaster.pid").write_text("1\n/elsewhere\n0\n5432\n\n\n  0 0\n")
    served.up()
    assert served.one("select centralcloud.bundle_version('hub')")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_stopped_while_it_is_made_nothing_is_left(serving: Serving, number: signal.Signals) -> None:
    """As the first process of a container it must listen to SIGTERM itself."""
    process = serving.call()
    half_made = serving.folder / "data.new" / "postmaster.pid"
    eventually(lambda: process.poll() is not None or half_made.exists())
    serving.end(number)
    assert [path.name for path in serving.folder.iterdir()] == ["data.lock"]
    serving.up()


def test_a_kill_while_it_is_made_is_repaired(serving: Serving) -> None:
    """What it left is thrown away."""
    process = serving.call()
    half_made = serving.folder / "data.new"
    eventually(lambda: process.poll() is not None or (half_made / "base").exists())
    serving.end(signal.SIGKILL)
    assert half_made.exists()
    # Outside a container its initdb lives on, and takes away in the end what is made anew.
    others = (int(folder.name) for folder in Path("/proc").glob("[0-9]*"))
    initdb = [pid for pid in others if str(serving.folder) in _command(pid)]
    eventually(lambda: any(str(serving.folder) in _command(pid) for pid in initdb), False)
    half_made.mkdir(exist_ok=True)
    serving.wait_until_free()
    serving.up()
    assert not half_made.exists()


def test_two_on_one_folder_are_refused(served: Serving) -> None:
    """The first goes on."""
    served.up()
    first = served.process
    said = served.refused()
    assert f"error: {served.data}.lock is in use by another server" in said
    served.process = first
    assert served.one("select 1") == 1


def test_another_database_or_kind_is_refused(served: Serving) -> None:
    """Data that was made as one is not silently served as another."""
    assert "error: there is no database hub in" in served.refused(PGDATABASE="hub")
    assert "[SC906]" in served.refused(CENTRALCLOUD_KIND="instance")
    served.up()


def test_a_hub_out_of_reach_is_no_error(serving: Serving) -> None:
    """An instance works without it, and tries again every minute."""
    serving.up(
        CENTRALCLOUD_KIND="instance",
        CENTRALCLOUD_NAME="singularity-1",
        CENTRALCLOUD_PASSWORD="one",
        CENTRALCLOUD_HUB=f"host=127.0.0.1 port={free_port()} dbname=hub sslmode=disable",
    )
    assert serving.one("select instance from link.state") == "singularity-1"


def test_files_of_somebody_are_left_alone(serving: Serving) -> None:
    """A folder with anything in it is no place for a cluster."""
    serving.data.mkdir()
    (serving.data / "thesis.txt").write_text("mine")
    said = serving.refused()
    assert "is there and holds no cluster of PostgreSQL's: Directory not empty" in said
    assert (serving.data / "thesis.txt").read_text() == "mine"


def test_data_of_another_major_version_is_refused(serving: Serving) -> None:
    """Told by the version that it says it is of."""
    serving.data.mkdir()
    (serving.data / "PG_VERSION").write_text("14\n")
    said = serving.refused()
    assert f"error: the data in {serving.data} is of PostgreSQL 14, and this server is" in said


def test_a_folder_that_is_not_there_is_told(serving: Serving) -> None:
    """In words."""
    said = serving.refused(PGDATA="/nowhere/data")
    assert "error: /nowhere/data.lock can't be opened and locked by uid" in said


def test_a_hub_that_refuses_stops_no_instance(serving: Serving, first: Serving) -> None:
    """One that is there goes on with its work; a new one is not made."""
    told = {"CENTRALCLOUD_KIND": "instance", "CENTRALCLOUD_NAME": "singularity-1"}
    with empty_volume() as volume:
        hub = filled(volume, first)
        hub.up(CENTRALCLOUD_FLEET="singularity-1 one")
        told["CENTRALCLOUD_HUB"] = (
            f"host=127.0.0.1 port={hub.port} dbname=centralcloud sslmode=disable"
        )
        said = serving.refused(CENTRALCLOUD_PASSWORD="wrong", **told)
        assert "error: joining the hub: " in said
        assert "[SC305]" in said
        assert [path.name for path in serving.folder.iterdir()] == ["data.lock"]
        serving.up(CENTRALCLOUD_PASSWORD="one", **told)
        serving.end()
        serving.up(CENTRALCLOUD_PASSWORD="wrong", **told)
        assert serving.one("select instance from link.state") == "singularity-1"


def test_the_data_is_locked_wherever_it_is_mounted(served: Serving) -> None:
    """Another container may see the same folder beside another lock."""
    served.up()
    first = served.process
    pid = (served.data / "postmaster.pid").read_text()
    with tempfile.TemporaryDirectory(prefix="cc-", dir="/tmp") as name:
        elsewhere = Path(name) / "data"
        elsewhere.symlink_to(served.data)
        said = served.refused(PGDATA=str(elsewhere))
    assert "data is in use by another server" in said
    assert (served.data / "postmaster.pid").read_text() == pid
    served.process = first
    assert served.one("select 1") == 1


def test_a_cluster_of_somebody_is_left_alone(served: Serving) -> None:
    """Its server may run, and knows nothing of our lock."""
    (served.data / "centralcloud.conf").rename(served.folder / "away")
    (served.data / "postmaster.pid").write_text("1\n")
    assert "was not made by centralcloud serve" in served.refused()
    assert (served.data / "postmaster.pid").exists()
