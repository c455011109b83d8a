"""A hub that is restored, copied or promoted begins a new life, and reuses no offset."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from centralcloud.cluster.postgres import account
from tests.conftest import GRANTS, Database, Databases, Fleet, Server
from tests.waiting import PATIENCE

TOPIC = "patterns_updated"
JUMP = 1_000_000
PUBLISH = "select routing.publish('patterns_updated', '{}')"


def publish(hub: Database, count: int = 1) -> int:
    """Tell the fleet of as many commits; the last offset."""
    return int(
        hub.one(
            "select max(routing.publish(%s, jsonb_build_object('type', %s::text, 'git_url', "
            "'file:///x', 'commit', repeat('0', 40)))) from generate_series(1, %s)",
            [TOPIC, TOPIC, count],
        )
    )


def reasons(hub: Database) -> list[str]:
    """Why its lives began."""
    return [row[0] for row in hub.all("select reason from routing.lives order by life_id")]


def exchange(instance: Database) -> None:
    """Talk with the hub until there is no more."""
    connection = instance.connect("centralcloud_scheduler")
    while connection.execute("select link.exchange() -> 'more'").fetchone() == (True,):
        pass


def applied(instance: Database) -> list[int]:
    """The offsets that took effect, in that order."""
    rows = instance.all(
        "select topic_offset from link.applied_messages where topic = %s order by applied_at",
        [TOPIC],
    )
    return [row[0] for row in rows]


def back_up(hub: Database, folder: Path) -> Path:
    """A dump, as the backups are made."""
    archive = folder / "hub.dump"
    run("pg_dump", "-Fc", "-f", archive, hub.conninfo)
    return archive


def restore(databases: Databases, name: str, archive: Path) -> Database:
    """Put a dump into a database of this name, in the place of one that is there."""
    databases.server.execute(
        sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
    )
    restored = databases.create(name=name)
    run("pg_restore", "--exit-on-error", "-d", restored.conninfo, archive)
    restored.all(f"begin; {GRANTS}; commit")
    return restored


def run(*command: str | Path) -> None:
    """A program that succeeds."""
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_a_restored_dump_is_noticed_before_the_first_offset(
    hub: Database, databases: Databases, tmp_path: Path
) -> None:
    """It jumps once; going on afterwards is as ever."""
    assert publish(hub, 5) == 5
    archive = back_up(hub, tmp_path)
    lost = publish(hub, 3)

    restored = restore(databases, f"{hub.name}_restored", archive)
    first = publish(restored)
    assert first == 5 + JUMP + 1 > lost
    assert publish(restored) == first + 1
    assert restored.connect().execute(PUBLISH).fetchone() == (first + 2,)
    assert reasons(restored) == ["it was made", "it is another database"]
    assert restored.all("select * from routing.gaps()") == []
    assert publish(hub) == lost + 1
    assert reasons(hub) == ["it was made"]


def test_a_copied_database_is_noticed(hub: Database, databases: Databases) -> None:
    """Made from a template, with everything in it."""
    publish(hub, 2)
    hub.close()
    copy = databases.create(hub.name)
    assert publish(copy) == 2 + JUMP + 1
    assert reasons(copy)[1:] == ["it is another database"]


def test_restored_tables_are_noticed(hub: Database, tmp_path: Path) -> None:
    """A dump put into the database that it came from: only its tables are other ones."""
    publish(hub, 2)
    archive = back_up(hub, tmp_path)
    publish(hub, 2)
    hub.close()
    run("pg_restore", "--exit-on-error", "--clean", "--if-exists", "-d", hub.conninfo, archive)
    assert publish(hub) == 2 + JUMP + 1
    assert reasons(hub)[1:] == ["its tables were restored"]


def test_many_notice_at_once_and_one_jumps(hub: Database, databases: Databases) -> None:
    """Publishers of two topics each, on a fresh copy; instances that say hello wait for nobody."""
    publish(hub)
    password = hub.one("select fleet.add('singularity-1')")
    hub.close()
    copy = databases.create(hub.name)
    statements = [
        f"select routing.publish('insights.package', '{{}}'), routing.publish('{TOPIC}', '{{}}')",
        "select routing.greet()",
        "select routing.subscribe('#')",
    ]
    first = copy.connect(autocommit=False)
    first.execute(PUBLISH)
    children = []
    for number in range(12):
        user = ("postgres", None) if number % 3 == 0 else ("singularity-1", password)
        children.append(
            subprocess.Popen(
                ["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-c", statements[number % 3],
                 "-d", copy.server.conninfo(copy.name, *user)],
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            )
        )  # fmt: skip
    copy.until_blocked(4)
    first.commit()
    for child in children:
        _, error = child.communicate(timeout=PATIENCE)
        assert child.returncode == 0, error
    assert reasons(copy)[1:] == ["it is another database"]
    assert copy.all(
        "select topic_offset from routing.log where topic = 'insights.package' order by 1"
    ) == [(JUMP + n,) for n in range(1, 5)]


def test_under_repeatable_read_a_move_is_to_be_retried(hub: Database) -> None:
    """A snapshot from before another noticed can't see that it did: 40001, never two lives."""
    assert reasons(hub) == []
    late = hub.connect(autocommit=False)
    late.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    late.execute("select 1")
    publish(hub)
    with pytest.raises(psycopg.errors.SerializationFailure):
        late.execute(PUBLISH)
    late.rollback()
    assert late.execute(PUBLISH).fetchone() == (2,)
    late.rollback()
    assert reasons(hub) == ["it was made"]


def test_what_was_undone_is_noticed_again(hub: Database, databases: Databases) -> None:
    """A life that was rolled back did not begin."""
    publish(hub)
    hub.close()
    copy = databases.create(hub.name)
    session = copy.connect(autocommit=False)
    for _ in range(2):
        assert session.execute(PUBLISH).fetchone() == (1 + JUMP + 1,)
        session.rollback()
    assert reasons(copy) == ["it was made"]


def test_instances_ahead_of_a_restored_hub(fleet: Fleet, tmp_path: Path) -> None:
    """What one of them was told in the lost future it keeps; nothing comes twice or is missed."""
    ahead, behind = fleet.add("singularity-1"), fleet.add("singularity-2")
    publish(fleet.hub, 4)
    for instance in (ahead, behind):
        exchange(instance)
    publish(fleet.hub)
    archive = back_up(fleet.hub, tmp_path)
    publish(fleet.hub, 3)
    exchange(ahead)
    assert applied(ahead) == [1, 2, 3, 4, 5, 6, 7, 8]
    before = fleet.connect_as("singularity-1").execute("select life from routing.greet()")
    life = before.fetchone()
    for instance in (ahead, behind, fleet.hub):
        instance.close()

    hub = restore(fleet.databases, fleet.hub.name, archive)
    first = 5 + JUMP + 1
    for instance in (ahead, behind):
        exchange(instance)
    publish(hub, 2)
    for instance in (behind, ahead, behind, ahead):
        exchange(instance)

    assert applied(ahead) == [1, 2, 3, 4, 5, 6, 7, 8, first, first + 1]
    assert applied(behind) == [1, 2, 3, 4, 5, first, first + 1]
    assert hub.all(
        "select distinct acked_offset from routing.subscriptions where topic = %s", [TOPIC]
    ) == [(first + 1,)]
    greeted = hub.connect("singularity-1", fleet.passwords["singularity-1"]).execute(
        "select life, members from routing.greet()"
    ).fetchone()  # fmt: skip
    assert greeted is not None and life is not None
    assert greeted[0] != life[0] and greeted[1] == 2


class Copy(Server):
    """A server on a copy of another's data, which is down meanwhile."""

    def __init__(self, original: Server, *, standby: bool) -> None:
        """`standby`: follow nobody, but stay in recovery until promoted."""
        self.original = original
        self.standby = standby
        super().__init__()

    def initialize_database(self) -> None:
        """Copy the folder as it lies there."""
        data = Path(self.get_data_directory())
        shutil.copytree(self.original.get_data_directory(), data, dirs_exist_ok=True)
        if self.standby:
            (data / "standby.signal").touch()
        for folder, _folders, files in os.walk(self.base_dir):
            for path in (folder, *(Path(folder) / name for name in files)):
                os.chown(path, account().pw_uid, account().pw_gid)


@pytest.fixture
def original() -> Iterator[Server]:
    """A server with a hub that told five things, and an instance."""
    server = Server()
    made = Databases(server)
    hub = made.create(server.template("hub"), "hub")
    publish(hub, 5)
    hub.one("select fleet.add('singularity-1', p_password => 'secret')")
    made.close()
    server.terminate()
    yield server
    server.stop()


def greet(hub: Database) -> tuple[Any, ...]:
    """What an instance is told; it subscribes to nothing."""
    row = hub.connect("singularity-1", "secret").execute("select * from routing.greet()").fetchone()
    assert row is not None
    return row


def test_a_promoted_standby_is_noticed_and_one_that_follows_is_left_alone(
    original: Server,
) -> None:
    """Also by sessions that were open when it was promoted."""
    standby = Copy(original, standby=True)
    try:
        hub = Database(standby, "hub")
        assert hub.one("select pg_is_in_recovery()")
        life = greet(hub)[1]
        assert life is not None
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            publish(hub)

        assert hub.one("select pg_promote()")
        assert publish(hub) == 5 + JUMP + 1
        assert reasons(hub)[1:] == ["its server was promoted, or went back to a moment before"]
        assert greet(hub)[1] != life
        hub.close()
    finally:
        standby.stop()


def test_a_copied_disk_is_told_by_hand(original: Server) -> None:
    """Same server to all appearance: only the operator knows."""
    original.start()
    hub = Database(original, "hub")
    assert publish(hub, 3) == 8
    hub.close()
    original.terminate()
    copy = Copy(original, standby=False)
    try:
        hub = Database(copy, "hub")
        told = hub.all("select * from routing.jump('a snapshot of the disk was put back')")
        assert (TOPIC, 8, 8 + JUMP + 1) in told
        assert publish(hub) == 8 + JUMP + 1
        assert reasons(hub)[1:] == ["a snapshot of the disk was put back"]
        hub.close()
    finally:
        copy.stop()
