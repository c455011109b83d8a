"""pg_cron's own table: ours are what cron_entries says, nobody else's are touched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from centralcloud.bundle.installer import Installer
from centralcloud.cluster.postgres import find_server
from centralcloud.errors import CentralCloudError
from tests.conftest import Database, Server


def _has_cron() -> bool:
    try:
        return find_server(with_cron=True).cron_version is not None
    except CentralCloudError:
        return False


pytestmark = pytest.mark.skipif(not _has_cron(), reason="pg_cron is not installed")

#: As a database may be called; a letter of two bytes is where others are cut.
LONGEST = "away" + "é" + "x" * 57

ENTRIES = (
    "select jobname::text, schedule, command, database, username, active from cron.job "
    "where jobname::text like 'centralcloud:%' order by jobname"
)


@pytest.fixture(scope="module")
def cron() -> Iterator[Database]:
    """The database that pg_cron lives in, an instance too, on a server whose pg_cron runs nothing.

    Its jobs would come over TCP to localhost, where this server does not listen.
    """
    server = Server(find_server(with_cron=True).major, preload="pg_cron")
    try:
        with Installer(server.conninfo("postgres")) as installer:
            installer.install("instance", "tick")
            installer.connection.execute(
                "create extension pg_cron; "
                "select centralcloud.change_setting('scheduling.clock', 'cron')"
            )
        made = Database(server, "postgres")
        yield made
        made.close()
    finally:
        server.stop()
        shutil.rmtree(server.base_dir, ignore_errors=True)


@pytest.fixture(autouse=True)
def clean(cron: Database) -> Iterator[None]:
    """No entries at all."""
    yield
    cron.connection.execute("delete from cron.job")
    cron.connection.execute("update scheduling.jobs set enabled = true")


def test_the_entries_are_what_the_view_says(cron: Database) -> None:
    """All of them, as the scheduler, in this database; twice is once."""
    wanted = cron.all("select *, true from scheduling.cron_entries order by name")
    assert ("centralcloud:postgres:retention", "30 3 * * *") in [row[:2] for row in wanted]
    for _ in range(2):
        assert cron.one("select scheduling.sync_jobs()") == len(wanted)
        assert cron.all(ENTRIES) == wanted


def test_what_is_no_longer_wanted_goes(cron: Database) -> None:
    """A job that was disabled, and one that nobody knows any more."""
    cron.one("select scheduling.sync_jobs()")
    before = cron.all(ENTRIES)
    cron.one("select scheduling.disable_job('retention')")
    cron.one(
        "select cron.schedule_in_database('centralcloud:postgres:old', '0 0 * * *', "
        "'call scheduling.run_due(''old'')', 'postgres', 'centralcloud_scheduler')"
    )
    cron.one("select scheduling.sync_jobs()")
    assert cron.all(ENTRIES) == [row for row in before if not row[0].endswith(":retention")]


def test_nobody_elses_entries_are_touched(cron: Database) -> None:
    """Of another user, another name, or another database of ours with a name like this one's."""
    others = [
        ("theirs", "postgres", "postgres"),
        ("centralcloud:postgres:theirs", "postgres", "postgres"),
        ("centralcloud:postgres:b:job", "postgres:b", "centralcloud_scheduler"),
        ("by hand", "postgres", "centralcloud_scheduler"),
    ]
    if not cron.one("select exists (select from pg_database where datname = 'postgres:b')"):
        cron.connection.execute('create database "postgres:b"')
    for name, database, user in others:
        cron.one(
            "select cron.schedule_in_database(%s, '0 0 * * *', 'select 1', %s, %s)",
            [name, database, user],
        )
    cron.one("select scheduling.sync_jobs()")
    for statement in cron.all("select * from scheduling.cron_statements(false)"):
        cron.connection.execute(statement[0])
    left = cron.all("select jobname::text, database, username from cron.job")
    assert sorted(left) == sorted(others)


def test_an_entry_that_was_made_inactive_stays_so(cron: Database) -> None:
    """An operator's choice outlives an upgrade; its schedule still follows the job's."""
    cron.one("select scheduling.sync_jobs()")
    cron.connection.execute(
        "select cron.alter_job(jobid, active => false) from cron.job "
        "where jobname = 'centralcloud:postgres:catch_up'"
    )
    cron.one("select scheduling.sync_jobs()")
    assert [row[0] for row in cron.all(ENTRIES) if not row[5]] == ["centralcloud:postgres:catch_up"]


def test_an_entry_for_another_host_is_made_anew(cron: Database) -> None:
    """pg_cron keeps the host of an entry: a cluster that moved would not be reached."""
    cron.one("select scheduling.sync_jobs()")
    cron.connection.execute("update cron.job set nodename = '/somewhere/else'")
    cron.one("select scheduling.sync_jobs()")
    assert cron.all("select distinct nodename from cron.job") == [("localhost",)]


def test_what_was_sent_to_another_host_or_role_is_told_and_mended(cron: Database) -> None:
    """All of them, also another database's of ours, which nobody else could mend."""
    cron.one("select scheduling.sync_jobs()")
    before = cron.all(ENTRIES)
    cron.one(
        "select cron.schedule_in_database('centralcloud:other:entries', '* * * * *', 'select 1', "
        "'postgres', 'centralcloud_scheduler')"
    )
    cron.all("update cron.job set nodename = '/moved', nodeport = 1")
    cron.all("update cron.job set username = 'postgres' where jobname like '%:catch_up'")
    told = cron.all("select distinct problem from scheduling.entry_problems() where entry <> ''")
    assert sorted(told) == [("it is for another host",), ("it is not the scheduler's",)]
    cron.one("select scheduling.sync_jobs()")
    assert [row for row in cron.all(ENTRIES) if "other" not in row[0]] == before
    hosts = cron.all("select distinct nodename, nodeport from cron.job")
    assert hosts == [("localhost", 5432)]


def _as_scheduler(cron: Database, statement: str = "select scheduling.mend_entries()") -> None:
    """What each start of a job ends with."""
    with cron.connect("centralcloud_scheduler") as session:
        session.execute(statement.encode())


@pytest.mark.parametrize(
    "damage",
    [
        "delete from cron.job",
        "delete from cron.job where jobname like '%catch_up'",
        "update cron.job set schedule = '0 0 * * *'",
        "update cron.job set command = 'select 1'",
        "update cron.job set database = 'template1'",
        "select cron.schedule_in_database('centralcloud:postgres:old', '0 0 * * *', 'select 1', "
        "'postgres', 'centralcloud_scheduler')",
    ],
)
def test_what_was_changed_by_hand_is_put_back(damage: str, cron: Database) -> None:
    """By the scheduler itself, with what it has: no superuser is about."""
    cron.one("select scheduling.sync_jobs()")
    before = cron.all(ENTRIES)
    cron.all(damage)
    assert cron.all(ENTRIES) != before
    assert cron.all("select * from scheduling.entry_problems() where entry is not null")
    _as_scheduler(cron)
    assert cron.all(ENTRIES) == before
    assert cron.all("select * from scheduling.entry_problems() where entry is not null") == []


@pytest.mark.parametrize("which", ["min", "max"])
def test_an_entry_that_was_sent_to_another_host_comes_back(which: str, cron: Database) -> None:
    """The oldest at once; the newest, which the others are measured by, at the second look."""
    cron.one("select scheduling.sync_jobs()")
    cron.all(
        f"update cron.job set nodename = '/elsewhere' "
        f"where jobid = (select {which}(jobid) from cron.job)"
    )
    for _ in range(2):
        _as_scheduler(cron)
    assert cron.all("select distinct nodename from cron.job") == [("localhost",)]
    assert len(cron.all(ENTRIES)) == cron.one("select count(*) from scheduling.cron_entries")


def test_mending_writes_nothing_where_all_is_right(cron: Database) -> None:
    """Nor does it wake an entry that an operator made inactive, wherever that points."""
    cron.one("select scheduling.sync_jobs()")
    cron.all(
        "update cron.job set active = false, nodename = '/elsewhere' "
        "where jobname = 'centralcloud:postgres:retention'"
    )
    rows = "select xmin::text, * from cron.job order by jobid"
    before = cron.all(rows)
    _as_scheduler(cron)
    assert cron.all(rows) == before
    told = cron.all("select entry, problem from scheduling.entry_problems() where entry <> ''")
    assert ("centralcloud:postgres:retention", "it is inactive") in told


def test_who_is_not_the_scheduler_mends_nothing(cron: Database) -> None:
    """A superuser who runs a job by hand; a scheduler that sync_jobs() never let in."""
    cron.one("select scheduling.sync_jobs()")
    cron.all("delete from cron.job")
    cron.all("select scheduling.mend_entries()")
    assert cron.all(ENTRIES) == []
    cron.all("revoke usage on schema cron from centralcloud_scheduler")
    _as_scheduler(cron)
    assert cron.all(ENTRIES) == []


@pytest.mark.parametrize("start", ["catch_up()", "run_due('retention')"])
def test_every_start_mends(start: str, cron: Database) -> None:
    """The one of catch_up, and any other, should that of catch_up be lost."""
    cron.one("select scheduling.sync_jobs()")
    before = cron.all(ENTRIES)
    cron.all("delete from cron.job")
    _as_scheduler(cron, f"call scheduling.{start}")
    assert cron.all(ENTRIES) == before


def test_another_clock_wants_no_entries(cron: Database) -> None:
    """Nor does sync_jobs() bring them back."""
    cron.one("select scheduling.sync_jobs()")
    with Installer(cron.conninfo) as installer:
        installer.install("instance", "tick")
    try:
        assert cron.all(ENTRIES) == []
        assert cron.one("select scheduling.sync_jobs()") == 0
        assert cron.all(ENTRIES) == []
        assert cron.all("select * from scheduling.entry_problems()") == []
    finally:
        cron.all("select centralcloud.change_setting('scheduling.clock', 'cron')")


def test_where_pg_cron_lives_elsewhere_an_entry_keeps_the_others(cron: Database) -> None:
    """It is the scheduler's, in pg_cron's database, and names nothing that only ours has.

    Nor does it matter that pg_cron 1.4 keeps no more than 63 bytes of a name.
    """
    away = sql.Identifier(LONGEST)
    cron.connection.execute(sql.SQL("create database {}").format(away))
    there = Database(cron.server, LONGEST)
    try:
        with Installer(there.conninfo) as installer:
            installer.install("instance", "tick")
        there.all("select centralcloud.change_setting('scheduling.clock', 'cron')")
        for statement in there.all("select * from scheduling.cron_statements()"):
            cron.connection.execute(statement[0])
        before = cron.all(ENTRIES)
        keeper, database = cron.all(
            "select command, database from cron.job where jobname = %s",
            [there.one("select scheduling.entry_name('entries')")],
        )[0]
        assert database == "postgres"
        assert "$" not in keeper
        wanted = there.all("select name from scheduling.cron_entries")
        assert len(before) == len(wanted) + 2

        problems = "select * from scheduling.compare_entries(%s::jsonb[])"
        found = cron.all("select to_jsonb(j)::text from cron.job as j")
        assert there.all(problems, [[entry for (entry,) in found]]) == []

        cron.all("delete from cron.job where database = %s", [LONGEST])
        _as_scheduler(cron, keeper)
        assert cron.all(ENTRIES) == before
        rows = cron.all("select xmin::text, * from cron.job")
        _as_scheduler(cron, keeper)
        assert cron.all("select xmin::text, * from cron.job") == rows

        # A start that failed has no time; others' history is not ours.
        cron.all("truncate cron.job_run_details")
        cron.all(
            "insert into cron.job_run_details (jobid, username, command, start_time) "
            "select 1, u, s, now() - s::interval "
            "from unnest(array[null, '31 d', null, '29 d']) as s, "
            "unnest(array['centralcloud_scheduler', 'postgres']) as u"
        )
        pruner = there.one("select scheduling.entry_name('cron-runs')")
        _as_scheduler(cron, cron.one("select command from cron.job where jobname = %s", [pruner]))
        left = "select command, count(*)::int from cron.job_run_details group by 1 order by 2"
        assert cron.all(left) == [("31 d", 1), ("29 d", 2), (None, 3)]

        for statement in there.all("select * from scheduling.cron_statements(false)"):
            cron.connection.execute(statement[0])
        # As one that waited while they were taken out.
        _as_scheduler(cron, keeper)
        assert cron.all(ENTRIES) == []
    finally:
        there.close()
        cron.connection.execute(sql.SQL("drop database {}").format(away))


def test_problems_raise_for_nobody(cron: Database) -> None:
    """The owner and a reader see no entries and call none of them lost."""
    cron.one("select scheduling.sync_jobs()")
    cron.all("delete from cron.job")
    with cron.connect() as session:
        session.execute("set role centralcloud_owner")
        entries = session.execute("select entry from scheduling.entry_problems()").fetchall()
    # What is wrong with its settings, which this server has, is of no entry.
    assert [entry for (entry,) in entries if entry is not None] == []
    with cron.connect("centralcloud_scheduler") as session:
        entries = session.execute("select entry from scheduling.entry_problems()").fetchall()
    assert ("centralcloud:postgres:catch_up",) in entries


def test_settings_that_keep_pg_cron_from_starting_jobs_are_told(cron: Database) -> None:
    """Its pg_cron would knock on localhost, where this server does not listen."""
    told = cron.all("select problem from scheduling.entry_problems() where entry is null")
    in_workers = cron.one("show cron.use_background_workers") == "on"
    elsewhere = ("pg_cron starts jobs through localhost, where this server does not listen",)
    assert (elsewhere in told) != in_workers


def test_every_schedule_we_take_is_one_for_pg_cron(cron: Database) -> None:
    """Named ones written out: pg_cron's @yearly sets no month and never runs."""
    for number, schedule in enumerate(
        ["@yearly", "@hourly", "*/7 1-5/2 1,15-31/3 jan-mar,12 Mon-FRI,7", " 0\t0 29 2 * "]
    ):
        cron.one(
            "select scheduling.register_job(%s, 'probe.nothing', '.', %s)",
            [f"probe_{number}", schedule],
        )
    cron.one("select scheduling.sync_jobs()")
    found = {row[0].rpartition(":")[2]: row[1] for row in cron.all(ENTRIES)}
    cron.connection.execute("delete from scheduling.jobs where name like 'probe%'")
    assert found["probe_0"] == "0 0 1 1 *"
    assert len([name for name in found if name.startswith("probe")]) == 4


def test_its_history_is_pruned(cron: Database) -> None:
    """Ours of more than 30 days ago, whatever the database; the scheduler may do it."""
    cron.all("truncate cron.job_run_details")
    cron.connection.execute(
        "insert into cron.job_run_details (jobid, database, username, command, start_time) "
        "select 1, 'hub', u, 'x', now() - d from unnest(array["
        "'centralcloud_scheduler', 'postgres']) as u, unnest(array["
        "interval '29 days', interval '31 days']) as d"
    )
    cron.one("select scheduling.sync_jobs()")
    with cron.connect("centralcloud_scheduler") as session:
        row = session.execute("select scheduling.expire()").fetchone()
    assert row == ({"runs": 0, "tasks": 0, "cron_runs": 1, "more": False},)
    assert cron.one("select count(*) from cron.job_run_details where command = 'x'") == 3


def test_of_a_long_history_the_old_end_is_read_alone(cron: Database) -> None:
    """A start that failed has no time, and is as old as the next that has one."""
    cron.all("truncate cron.job_run_details")
    cron.one("select scheduling.sync_jobs()")
    cron.all(
        "insert into cron.job_run_details (jobid, username, command, start_time) "
        "select 1, 'centralcloud_scheduler', 'x', case when n > 6 then now() "
        "when n in (2, 6) then now() - interval '31 days' end "
        "from generate_series(1, 20000) as n; analyze cron.job_run_details"
    )
    with cron.connect("centralcloud_scheduler") as session:
        removed = [
            session.execute("select scheduling.expire_cron_runs(4)").fetchone() for _ in range(3)
        ]
        session.execute("begin; select scheduling.expire_cron_runs(4)")
        read = session.execute(
            "select pg_stat_get_xact_tuples_returned(oid) from pg_class "
            "where relname = 'job_run_details'"
        ).fetchone()
        session.rollback()
    assert removed == [(4,), (2,), (0,)]
    assert read == (0,), "rows read one after the other, rather than by the index"


def test_elsewhere_it_says_where_pg_cron_lives(cron: Database) -> None:
    """And what to do there."""
    with psycopg.connect(cron.conninfo, autocommit=True) as session:
        session.execute("alter schema cron rename to cron_away")
        try:
            with pytest.raises(psycopg.Error) as caught:
                session.execute("select scheduling.sync_jobs()")
        finally:
            session.execute("alter schema cron_away rename to cron")
    assert caught.value.sqlstate == "SC507"
    assert caught.value.diag.message_detail is not None
    assert "cron.database_name is postgres" in caught.value.diag.message_detail


@pytest.mark.parametrize(
    "attempt",
    [
        "select cron.schedule('mine', '* * * * *', 'select 1')",
        "select cron.schedule('* * * * *', 'select 1')",
        "select cron.schedule_in_database('mine', '* * * * *', 'select 1', 'postgres')",
        "select cron.unschedule('mine')",
        "select cron.unschedule(1)",
        "select cron.alter_job(1, active => false)",
        "select * from cron.job",
        "select * from cron.job_run_details",
        "insert into cron.job (schedule, command) values ('* * * * *', 'select 1')",
        "delete from cron.job",
    ],
)
def test_an_instance_schedules_nothing(attempt: str, cron: Database) -> None:
    """The extension's schema is nobody's; its functions are PUBLIC's within it."""
    role = "singularity-cron"
    cron.all(f"create role \"{role}\" login password 'x' in role centralcloud_instance")
    entries = "select * from cron.job order by jobid"
    before = cron.all(entries)
    try:
        with cron.connect(role, "x") as instance, pytest.raises(psycopg.Error) as caught:
            instance.execute(attempt.encode())
        assert caught.value.sqlstate == "42501"
        assert cron.all(entries) == before
        assert cron.all("select * from centralcloud.open_doors()") == []
    finally:
        cron.all(f'drop role "{role}"')
