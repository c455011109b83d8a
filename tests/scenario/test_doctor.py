"""Doctor names each fault that is injected into a healthy system, and is silent on that."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from centralcloud.bundle.files import KINDS
from tests.conftest import Databases, Fleet, Server
from tests.scenario.faults import INSTANCE, Fault, System, hub, instance, pack, scheduling
from tests.scenario.faults import server as server_faults

FAULTS = [
    *pack.FAULTS, *scheduling.FAULTS, *hub.FAULTS, *instance.FAULTS, *server_faults.FAULTS,
]  # fmt: skip
#: A server that is run as it should be; the others of the tests leave out fsync.
SETTINGS = "-c fsync=on -c max_prepared_transactions=2 -c wal_level=logical -c archive_mode=on"


@pytest.fixture(scope="module")
def sound() -> Iterator[tuple[Server, dict[str, str]]]:
    """A server that is run as it should be, and on it a database of each kind to copy."""
    server = Server(settings=SETTINGS)
    # Not on its command line, where nothing could change it.
    server.execute(
        sql.SQL("alter system set archive_command = {}").format(server_faults.ARCHIVE_COMMAND)
    )
    server.execute(sql.SQL("select pg_reload_conf()"))
    yield server, {kind: server.template(kind) for kind in KINDS}
    server.stop()
    shutil.rmtree(server.base_dir, ignore_errors=True)


@pytest.fixture
def system(sound: tuple[Server, dict[str, str]]) -> Iterator[System]:
    """A hub with a repository, and an instance that exchanges with it; their clocks tick."""
    server, names = sound
    databases = Databases(server)
    fleet = Fleet(databases.create(names["hub"]), databases, names["instance"])
    fleet.hub.one("select centralcloud.change_setting('learning.git_url', '/srv/templates.git')")
    fleet.add(INSTANCE)
    for database in (fleet.instances[INSTANCE], fleet.hub):
        database.rejuvenate()
        database.connection.execute("call scheduling.tick()")
    fleet.instances[INSTANCE].connection.execute("call scheduling.run_job('exchange')")
    yield System(server, fleet)
    databases.drop_all()


def told(system: System, kind: str) -> list[tuple[str, str, str]]:
    """What is found: check, finding, hint."""
    found = system.of(kind).all('select "check", finding, hint from monitoring.doctor()')
    assert all(finding and hint for _, finding, hint in found), found
    return found


def checks(system: System, kind: str) -> set[str]:
    """The checks that find something."""
    return {check for check, _, _ in told(system, kind)}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_doctor_names(fault: Fault, system: System) -> None:
    """Silent before; then what was injected, by its check, and nothing that does not follow.

    And silent again once what it says is done.
    """
    assert checks(system, fault.on) == set()
    is_mended = False
    try:
        fault.inject(system)
        found = told(system, fault.on)
        assert fault.check in {check for check, _, _ in found}
        assert {check for check, _, _ in found} <= {fault.check, *fault.also}
        if fault.mend is not None:
            fault.mend(system, [hint for check, _, hint in found if check == fault.check])
            assert told(system, fault.on) == []
            is_mended = True
    finally:
        if not is_mended:
            fault.undo(system)


@pytest.mark.parametrize("kind", ["hub", "instance"])
def test_doctor_is_silent_on_what_is_healthy(kind: str, system: System) -> None:
    """For a reader as for a superuser."""
    assert checks(system, kind) == set()
    database = system.of(kind)
    role = "reads-only"
    database.connection.execute(
        sql.SQL("create role {} login in role centralcloud_reader").format(sql.Identifier(role))
    )
    with psycopg.connect(system.server.conninfo(database.name, role)) as reader:
        assert reader.execute("select * from monitoring.doctor()").fetchall() == []


@pytest.mark.parametrize("kind", ["hub", "instance"])
def test_doctor_has_nothing_against_what_was_just_installed(
    kind: str, sound: tuple[Server, dict[str, str]]
) -> None:
    """But that it is not set up: notices, and no alarm."""
    server, names = sound
    databases = Databases(server)
    fresh = databases.create(names[kind])
    fresh.rejuvenate()
    found = fresh.all('select "check", severity from monitoring.doctor()')
    assert found == [({"hub": "repository_unset", "instance": "hub_unknown"}[kind], "notice")]
    databases.drop_all()


def test_doctor_is_silent_after_a_day_on_which_nothing_happened(system: System) -> None:
    """The clocks tick, heartbeats come, and nobody has anything to say."""
    both = (system.instance, system.hub)
    for database in both:
        database.all("select centralcloud.shift_clock('1 day')")
    for database in both:
        # What a day's ticks ran.
        database.all("update scheduling.runs set started_at = started_at + '1 day'::interval, "
                     "finished_at = finished_at + '1 day'::interval")  # fmt: skip
        for (job,) in database.all("select name from scheduling.jobs where enabled order by after"):
            database.connection.execute("call scheduling.run_job(%s)", [job])
        database.connection.execute("call scheduling.tick()")
    assert checks(system, "hub") == {"clock_set"}
    assert checks(system, "instance") == {"clock_set"}


def test_there_are_many_faults() -> None:
    """Each with a name of its own."""
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
