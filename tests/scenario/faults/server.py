"""Faults of the server that a database is on, and of its tables there.

What takes an hour or gigabytes by itself happens at once under a limit that is next to nothing.
"""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import sql

from tests.scenario.faults import INSTANCE, Fault, System
from tests.scenario.faults.mending import once, then, typed
from tests.waiting import PATIENCE

#: Of a server whose archive works.
ARCHIVE_COMMAND = "/bin/true"


def limit(system: System, name: str, value: str) -> None:
    """Choose a limit of doctor's."""
    system.hub.one("select centralcloud.change_setting(%s, %s)", [f"monitoring.{name}", value])


def configure(system: System, name: str, value: str) -> None:
    """Choose a setting of the server, and wait until its sessions have it."""
    system.server.execute(
        sql.SQL("alter system set {} = {}").format(sql.Identifier(name), sql.Literal(value))
    )
    reload(system)
    system.hub.eventually(
        f"select pending_restart or setting = '{value}' from pg_settings where name = '{name}'"
    )


def reload(system: System) -> None:
    """Have the server read its files."""
    system.server.execute(sql.SQL("select pg_reload_conf()"))


def set_to(name: str, value: str) -> Callable[[System], None]:
    """A fault, or its end."""
    return lambda system: configure(system, name, value)


def execute(statement: str) -> Callable[[System], None]:
    """Another."""
    return lambda system: system.server.execute(sql.SQL(statement))


def old_transaction(system: System) -> None:
    """It has an id, and wrote nothing yet."""
    limit(system, "held_xmin_for", "0 s")
    system.hub.connect(autocommit=False).execute("select pg_current_xact_id()")


def old_snapshot(system: System) -> None:
    """It has none, and reads only."""
    limit(system, "held_xmin_for", "0 s")
    reader = system.hub.connect(autocommit=False)
    reader.execute("set transaction isolation level repeatable read")
    reader.execute("select from pg_class")


def prepared(system: System) -> None:
    """By somebody who did not come back."""
    limit(system, "held_xmin_for", "0 s")
    system.hub.all("begin; select pg_current_xact_id(); prepare transaction 'forgotten'")


def idle_listener(system: System) -> None:
    """An instance listens, and goes away."""
    limit(system, "idle_in_transaction_for", "0 s")
    system.hub.connect(INSTANCE, system.fleet.passwords[INSTANCE], autocommit=False).execute(
        "listen news"
    )


def lock_wait(system: System) -> None:
    """One waits for what another has."""
    limit(system, "lock_wait_for", "0 s")
    system.hub.connect().execute("select pg_advisory_lock(1)")
    system.hub.connect().pgconn.send_query(b"select pg_advisory_lock(1)")
    system.hub.eventually("select count(waitstart) > 0 from pg_locks where not granted")


def unread_slot(system: System) -> None:
    """Of a reader that never came."""
    system.hub.all("select pg_create_logical_replication_slot('unread', 'pgoutput')")


def lost_slot(system: System) -> None:
    """Whose WAL the server may not keep."""
    system.hub.all("select pg_create_physical_replication_slot('lost', true)")
    configure(system, "max_slot_wal_keep_size", "0")
    for _ in range(2):
        system.hub.all("select pg_current_xact_id(), pg_switch_wal()")
    system.hub.all("checkpoint")
    system.hub.eventually("select wal_status = 'lost' from pg_replication_slots")


def end_lost_slot(system: System) -> None:
    """As it was."""
    system.hub.all("select pg_drop_replication_slot('lost')")
    keep_wal(system)


def keep_wal(system: System) -> None:
    """Whatever a slot wants."""
    configure(system, "max_slot_wal_keep_size", "-1")


def archive_fails(system: System) -> None:
    """As on a full disk."""
    configure(system, "archive_command", "/bin/false")
    system.hub.all("select pg_current_xact_id(), pg_switch_wal()")
    system.hub.eventually("select count(last_failed_time) > 0 from pg_stat_archiver")


def archive_works(system: System) -> None:
    """What failed is archived after all."""
    configure(system, "archive_command", ARCHIVE_COMMAND)
    system.hub.eventually("select last_archived_time > last_failed_time from pg_stat_archiver")
    system.hub.all("select pg_stat_reset_shared('archiver')")


def change_with_restart(system: System) -> None:
    """Nobody restarts it."""
    configure(system, "max_locks_per_transaction", "65")
    system.hub.eventually("select count(*) > 0 from pg_settings where pending_restart")


def without_restart(system: System) -> None:
    """Taken back."""
    configure(system, "max_locks_per_transaction", "64")
    system.hub.eventually("select count(*) = 0 from pg_settings where pending_restart")


def weak_passwords(system: System) -> None:
    """From the next session on."""
    name = sql.Identifier(system.hub.name)
    system.server.execute(sql.SQL("alter database {} set password_encryption = 'md5'").format(name))
    system.hub.close()


def many_connections(system: System) -> None:
    """All but a few of a hundred."""
    for _ in range(91):
        system.hub.connect()


def full_queue(system: System) -> None:
    """One that listens keeps its transaction open, while others notify."""
    limit(system, "notify_queue_share", "0")
    listener = system.hub.connect()
    listener.execute("listen news")
    listener.execute("begin")
    system.hub.all("select pg_notify('news', repeat('x', 7000) || i) from generate_series(1, 9) i")


def damage(system: System) -> None:
    """A page on the disk is not what was written there."""
    # Nothing of a copy is in memory yet: its files are read.
    damaged = system.fleet.databases.create(system.fleet.instance_template)
    damaged_file = Path(system.server.get_data_directory()) / damaged.one(
        "select pg_relation_filepath('scheduling.jobs')"
    )
    with damaged_file.open("r+b") as file:
        file.seek(8000)
        file.write(b"what was not written")
    with contextlib.suppress(psycopg.errors.DataCorrupted):
        damaged.all("select from scheduling.jobs")
    system.hub.eventually("select sum(checksum_failures) > 0 from pg_stat_database")


def deleted_rows(system: System) -> None:
    """And autovacuum did not come."""
    limit(system, "dead_rows", "10")
    limit(system, "unvacuumed_for", "0 s")
    system.hub.all("alter table pgmq.q_patterns set (autovacuum_enabled = off)")
    system.hub.all("select pgmq.send('patterns', '{}') from generate_series(1, 100)")
    system.hub.all("delete from pgmq.q_patterns")
    system.hub.all("select pg_stat_force_next_flush()")
    system.hub.eventually(
        "select n_dead_tup > 10 from pg_stat_user_tables where relname = 'q_patterns'"
    )


def hba(system: System) -> Path:
    """Who gets in."""
    return Path(system.server.get_data_directory()) / "pg_hba.conf"


def change_hba(change: Callable[[str], str]) -> tuple[Callable[[System], None], ...]:
    """A fault and its end: the file becomes another, and what it was."""
    before: list[str] = []

    def inject(system: System) -> None:
        before.append(hba(system).read_text())
        hba(system).write_text(change(before[-1]))
        reload(system)

    def undo(system: System) -> None:
        hba(system).write_text(before.pop())
        reload(system)

    return inject, undo


def deaf_standby() -> tuple[Callable[[System], None], ...]:
    """A fault and its end: a reader of the WAL stands still, and what is sent waits."""
    admitted, refused = change_hba(lambda text: f"{text}local replication all trust\n")
    readers: list[subprocess.Popen[bytes]] = []

    def inject(system: System) -> None:
        admitted(system)
        limit(system, "held_wal", "1 MB")
        folder = Path(system.server.base_dir) / "received"
        folder.mkdir(exist_ok=True)
        readers.append(
            subprocess.Popen(
                [system.server.installed.bindir / "pg_receivewal", "--no-loop", "-D", folder,
                 "-d", system.server.conninfo("postgres")],
                stderr=subprocess.DEVNULL,
            )
        )  # fmt: skip
        system.hub.eventually(
            "select count(*) from pg_stat_replication where state = 'streaming'", 1
        )
        readers[-1].send_signal(signal.SIGSTOP)
        system.hub.all("select pg_logical_emit_message(false, 'noise', repeat('.', 8000000))")

    def undo(system: System) -> None:
        reader = readers.pop()
        reader.kill()
        reader.wait(PATIENCE)
        system.hub.eventually("select count(*) = 0 from pg_stat_replication")
        refused(system)

    return inject, undo


OPENED, CLOSED = change_hba(lambda text: f"local all all trust\n{text}")
STOPPED, KILLED = deaf_standby()
BROKEN, MENDED = change_hba(lambda text: f"{text}local all\n")


def off(name: str) -> Fault:
    """What should be on."""
    is_on = once(f"select setting = 'on' from pg_settings where name = '{name}'")
    return Fault(
        f"{name} off", "hub", "server_setting", set_to(name, "off"), set_to(name, "on"),
        mend=then(typed(), is_on),
    )  # fmt: skip


def renewed(system: System, hints: list[str]) -> None:
    """It was chosen for the database, which wins over the server."""
    typed()(system, hints)
    system.hub.close()


def vacuumed(system: System, hints: list[str]) -> None:
    """Nothing keeps them."""
    typed("(vacuum .*) says")(system, hints)
    system.hub.all("select pg_stat_force_next_flush()")


def put_before(system: System, hints: list[str]) -> None:
    """The line that the hint has goes before the others."""
    before = hba(system).read_text()
    line = re.match(r"Before it: (.*)\. Then: ", hints[0])
    assert line is not None
    hba(system).write_text(f"{line[1]}\n{before}")
    typed("Then: (select .*)")(system, hints)


TERMINATED = typed(r"(select pg_terminate_backend\(\d+\))")
ENDED = then(
    TERMINATED,
    once("select count(*) <= 1 from pg_stat_activity where datname = current_database()"),
)
FAULTS: list[Fault] = [
    Fault("an old transaction", "hub", "held_xmin", old_transaction, mend=ENDED),
    Fault("an old snapshot", "hub", "held_xmin", old_snapshot, mend=ENDED),
    Fault(
        "a forgotten prepared transaction", "hub", "prepared_transaction", prepared,
        lambda system: system.hub.all("rollback prepared 'forgotten'"),
        mend=typed("or (rollback prepared .*)"),
    ),
    Fault("an idle listener", "hub", "idle_in_transaction", idle_listener, mend=ENDED),
    Fault(
        "a long wait for a lock", "hub", "lock_wait", lock_wait,
        mend=then(TERMINATED, once("select count(*) = 0 from pg_locks where not granted")),
    ),
    Fault(
        "a slot without a reader", "hub", "replication_slot", unread_slot,
        lambda system: system.hub.all("select pg_drop_replication_slot('unread')"),
        mend=typed("(select pg_drop.*)"),
    ),
    Fault(
        "a slot that lost its WAL", "hub", "replication_slot", lost_slot, end_lost_slot,
        mend=then(typed("(select pg_drop.*)"), lambda system, _: keep_wal(system)),
    ),
    Fault("a reader of the WAL that stands still", "hub", "standby", STOPPED, KILLED),
    Fault(
        "transaction ids that run out", "hub", "wraparound",
        lambda system: limit(system, "wraparound_share", "0"),
    ),
    *(off(name) for name in ("autovacuum", "track_counts", "full_page_writes")),
    Fault("passwords by md5", "hub", "server_setting", weak_passwords, mend=renewed),
    Fault(
        "an archive without a command", "hub", "server_setting",
        set_to("archive_command", ""), set_to("archive_command", ARCHIVE_COMMAND),
    ),
    Fault("WAL that is not archived", "hub", "wal_archiver", archive_fails, archive_works),
    Fault(
        "a setting that waits for a restart", "hub", "pending_restart",
        change_with_restart, without_restart,
    ),
    Fault("few connections left", "hub", "connections", many_connections),
    Fault("a full queue of notifications", "hub", "notify_queue", full_queue, mend=ENDED),
    Fault("a damaged page", "hub", "checksum_failures", damage),
    Fault("deleted rows that stay", "hub", "dead_rows", deleted_rows, mend=vacuumed),
    Fault(
        "an unlogged table", "hub", "unlogged_table",
        lambda system: system.hub.all("alter table monitoring.alarms set unlogged"),
        also=frozenset({"edited_table"}), mend=typed(),
    ),
    Fault("no password asked of instances", "hub", "hba_open", OPENED, CLOSED, mend=put_before),
    Fault("a broken pg_hba.conf", "hub", "hba_error", BROKEN, MENDED),
    Fault(
        "sessions unseen", "hub", "unseen",
        execute("revoke pg_read_all_stats from centralcloud_owner"),
        execute("grant pg_read_all_stats to centralcloud_owner"),
        mend=typed("(grant .*)"),
    ),
    Fault(
        "pg_hba.conf unseen", "hub", "unseen",
        lambda system: system.hub.all(
            "revoke execute on function pg_hba_file_rules() from centralcloud_owner"
        ),
        mend=typed("(grant .*)"),
    ),
]  # fmt: skip
