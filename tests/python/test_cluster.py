"""The private cluster: made whole or not at all, found again, explained when it can't be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from centralcloud.bundle.installer import Installer
from centralcloud.cluster import postgres, private
from centralcloud.cluster.private import Cluster
from centralcloud.errors import CentralCloudError
from tests.conftest import in_memory
from tests.waiting import eventually

MAIN = (sys.executable, "-c", "from centralcloud.cli import main; main()")


def silent(_line: str) -> None:
    """Say nothing."""


@pytest.fixture
def home() -> Iterator[Path]:
    """A short folder that the server's account may enter; what runs in it is stopped."""
    with short_folder() as place:
        yield place


@contextmanager
def short_folder() -> Iterator[Path]:
    """A folder as `home` has it."""
    with tempfile.TemporaryDirectory(prefix="cc-", dir=in_memory() or "/tmp") as folder:
        Path(folder).chmod(0o755)
        place = Path(folder) / "home"
        yield place
        Cluster(place, silent).destroy()


@pytest.fixture(scope="module")
def first() -> Iterator[Cluster]:
    """A private cluster with its hub, which was stopped."""
    with short_folder() as place:
        made = Cluster(place, silent)
        made.up()
        made.down()
        yield made


@pytest.fixture
def cluster(home: Path, first: Cluster) -> Cluster:
    """A copy of it that runs."""
    return copy_of(first, home)


@pytest.fixture(scope="module")
def untouched(first: Cluster) -> Iterator[Cluster]:
    """Another, for tests that change nothing."""
    with short_folder() as place:
        yield copy_of(first, place)


def copy_of(stopped: Cluster, home: Path) -> Cluster:
    """Its folder at another place, a server on it, and pg_cron told where that listens."""
    subprocess.run(["cp", "--archive", stopped.home, home], check=True)
    made = Cluster(home, silent)
    made.up()
    return made


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line, on that cluster."""
    return subprocess.run(
        [*MAIN, *arguments],
        env={**os.environ, "CENTRALCLOUD_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_up_down_and_up_again(home: Path) -> None:
    """Twice is fine, data stays, also at another place; the folder is closed, no port is open."""
    first = run(home, "up", "--instance", "singularity-1")
    again = run(home, "up", "--instance", "singularity-1")
    assert first.returncode == 0, first.stderr
    assert again.returncode == 0, again.stderr
    done = first.stdout.splitlines()
    assert re.fullmatch(r"hub: installed, \d+ changes deployed", done[1])
    assert re.fullmatch(r"singularity-1: installed, \d+ changes deployed", done[2])
    assert done[3] == "singularity-1 is joined to the hub"
    assert again.stdout.splitlines() == done[4:]
    export = re.search("export CENTRALCLOUD_DATABASE='(.+)'", again.stdout)
    assert export is not None
    assert run(home, "fleet", "list", "--database", export[1]).returncode == 0
    assert (home / "run").stat().st_mode & 0o777 == 0o700

    shown = run(home, "psql", "hub", "-Atc", "show listen_addresses")
    assert shown.stdout == "\n"
    listed = run(home, "psql", "hub", "-Atc", "select name from fleet.instances")
    assert listed.stdout == "singularity-1\n"

    assert run(home, "down").stdout == "stopped\n"
    assert "no private cluster runs" in run(home, "down").stdout
    refused = run(home, "psql", "hub")
    assert refused.returncode == 1
    assert "hint: Start it with `centralcloud up`" in refused.stderr
    moved = home.rename(home.with_name("moved"))
    try:
        assert run(moved, "up").returncode == 0
        listed = run(moved, "psql", "hub", "-Atc", "select name from fleet.instances")
        assert listed.stdout == "singularity-1\n"
        strays = "select count(*) from cron.job where nodename <> current_setting('cron.host')"
        assert run(moved, "psql", "hub", "-Atc", strays).stdout == "0\n"
        exchanged = run(moved, "psql", "singularity-1", "-Atc", "select link.exchange()")
        assert exchanged.stderr == ""
    finally:
        Cluster(moved, silent).destroy()


@pytest.mark.parametrize("name", ["hub", "postgres", "template1", "Two Words"])
def test_what_can_be_no_instance_is_refused_before_anything_is_made(
    untouched: Cluster, name: str
) -> None:
    """No database is made for it, and none that is there is made one."""
    with pytest.raises((CentralCloudError, psycopg.Error)) as caught:
        untouched.add_instance(name)
    assert getattr(caught.value, "sqlstate", None) == "SC403"
    with psycopg.connect(untouched.conninfo("postgres")) as connection:
        names = connection.execute("select datname from pg_database order by 1").fetchall()
        held = connection.execute("select to_regnamespace('centralcloud')").fetchall()
    assert names == [("hub",), ("postgres",), ("template0",), ("template1",)]
    assert held == [(None,)]


def test_an_initdb_that_was_cut_off_is_repaired(home: Path) -> None:
    """What a killed initdb left is thrown away and made anew."""
    (home / "data.new" / "base").mkdir(parents=True)
    made = Cluster(home, silent)
    made.start()

    assert made.is_running()
    assert not (home / "data.new").exists()


def test_a_folder_that_is_no_cluster_is_left_alone(home: Path) -> None:
    """Somebody's files are not overwritten."""
    (home / "data").mkdir(parents=True)
    (home / "data" / "thesis.txt").write_text("mine")

    with pytest.raises(CentralCloudError, match="is no cluster"):
        Cluster(home, silent).start()
    assert (home / "data" / "thesis.txt").read_text() == "mine"


def test_a_path_too_long_for_a_socket_is_told(tmp_path: Path) -> None:
    """Before anything is made."""
    place = tmp_path / ("x" * 120)
    with pytest.raises(CentralCloudError, match="too long a path"):
        Cluster(place, silent).start()
    assert not place.exists()


def test_without_a_server_it_says_what_to_install(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No PostgreSQL, no pg_cron: each in its own words."""
    found = postgres.servers()
    monkeypatch.setattr(postgres, "servers", list)
    with pytest.raises(CentralCloudError, match="PostgreSQL 15 or newer is not installed"):
        Cluster(home, silent).start()

    class WithoutCron(postgres.Server):
        cron_version = None  # type: ignore[assignment]

    bare = [WithoutCron(server.major, server.bindir) for server in found]
    monkeypatch.setattr(postgres, "servers", lambda: bare)
    with pytest.raises(CentralCloudError, match="pg_cron is not installed") as caught:
        Cluster(home, silent).start()
    assert "postgresql-" in (caught.value.hint or "")
    assert not home.exists()


def test_a_server_that_cannot_start_shows_its_log(cluster: Cluster) -> None:
    """The last lines of the log are the detail."""
    cluster.down()
    (cluster.data / "postgresql.conf").write_text("shared_buffers = nonsense\n")
    with pytest.raises(CentralCloudError, match="did not start") as caught:
        cluster.start()
    assert "shared_buffers" in (caught.value.detail or "")


def test_an_instance_must_show_its_password(cluster: Cluster) -> None:
    """Instances log in to the hub with scram, though all else on the socket is trusted."""
    cluster.add_instance("singularity-1")
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(cluster.conninfo(user="singularity-1"))


def test_another_clock_takes_the_entries_out(cluster: Cluster) -> None:
    """With tick, pg_cron starts nothing any more; with cron it does again."""
    entries = "select count(*) from cron.job where jobname like 'centralcloud:hub:%'"
    counts = []
    for clock in ("tick", "cron"):
        with Installer(cluster.conninfo(), silent) as installer:
            installer.install("hub", clock)
            row = installer.connection.execute(entries).fetchone()
            assert row is not None
            counts.append(row[0])

    assert counts[0] == 0
    assert counts[1] > 0


@pytest.mark.cron
def test_a_slot_missed_while_the_server_was_down_ran_once(cluster: Cluster) -> None:
    """pg_cron itself starts the catch-up, after a stop over a due slot, once."""
    with psycopg.connect(cluster.conninfo(), autocommit=True) as hub:
        # Half a day from now, so that pg_cron's own start is far.
        hub.execute(
            "select scheduling.register_job('probe', 'scheduling.expire', '.', "
            "to_char((centralcloud.clock() + '12 hours') at time zone 'UTC', 'MI HH24 * * *'))"
        )
    cluster.down()
    cluster.start()
    with psycopg.connect(cluster.conninfo(), autocommit=True) as hub:
        # A day passes while it is down.
        hub.execute("select centralcloud.shift_clock('1 day')")
        runs = "select trigger, state from scheduling.runs where job = 'probe'"
        eventually(lambda: hub.execute(runs).fetchall(), [("catch_up", "succeeded")])
        hub.execute("call scheduling.catch_up()")
        assert hub.execute(runs).fetchall() == [("catch_up", "succeeded")]


def test_the_account_is_never_root() -> None:
    """PostgreSQL refuses to run as root; we run it as `postgres` then."""
    assert postgres.account().pw_uid != 0
    assert private.default_home().is_absolute()
