"""`centralcloud jobs run`: what follows counts too."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from centralcloud.cli.jobs import jobs
from centralcloud.errors import CentralCloudError
from tests.conftest import Database, Databases

PROBE = """
create schema probe authorization centralcloud_owner;
set role centralcloud_owner;
create function probe.work() returns jsonb language sql as $$ select '{"rows": 1}'::jsonb $$;
create function probe.fail() returns jsonb language plpgsql as $$
begin
  raise exception 'no luck' using errcode = 'SC999', detail = 'Not today.', hint = 'Tomorrow.';
end
$$;
reset role;
update scheduling.jobs set enabled = false;
select scheduling.register_job('first', 'probe.work', 'Works.');
select scheduling.register_job('second', 'probe.work', 'Works too.', p_after => '{first}');
"""


@pytest.fixture
def probe(hub: Database) -> Database:
    """A hub with a job and one that follows it."""
    hub.connection.execute(PROBE)
    return hub


def run(database: Database, name: str) -> Result:
    """The command's result; its error is raised."""
    result = CliRunner().invoke(jobs, ["run", name, "--database", database.conninfo])
    if result.exception is not None:
        raise result.exception
    return result


def test_what_ran_is_told(probe: Database) -> None:
    """The job, then what followed it."""
    assert run(probe, "first").output.splitlines() == [
        'run 1 of job first succeeded {"rows": 1}',
        'run 2 of job second succeeded {"rows": 1}',
    ]


def test_a_failure_of_a_following_job_is_one(probe: Database) -> None:
    """It is named, with what it says; the others' success is told."""
    probe.one(
        "select scheduling.register_job('third', 'probe.fail', 'Fails.', p_after => '{second}')"
    )
    with pytest.raises(CentralCloudError) as caught:
        run(probe, "first")
    assert caught.value.message == "run 3 of job third, which follows second, failed: no luck"
    assert (caught.value.detail, caught.value.hint) == ("Not today.", "Tomorrow.")
    assert caught.value.sqlstate == "SC999"


def test_a_failure_of_its_own_is_one(probe: Database) -> None:
    """Then nothing follows."""
    probe.one("select scheduling.register_job('first', 'probe.fail', 'Fails.')")
    with pytest.raises(CentralCloudError, match="run 1 of job first failed: no luck"):
        run(probe, "first")
    assert probe.one("select count(*) from scheduling.runs") == 1


def test_what_hangs_is_ended_by_its_timeout(
    probe: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A superuser's run too, which catch_up may not end; the one that follows as well."""
    monkeypatch.setattr("centralcloud.cli.jobs._LOOK_SECONDS", 0.05)
    probe.all(
        "create function probe.hang() returns jsonb language sql as $$"
        " select pg_sleep(60); select '{}'::jsonb $$"
    )
    probe.one(
        "select scheduling.register_job("
        "'second', 'probe.hang', '.', p_after => '{first}', p_timeout => '10 milliseconds')"
    )
    with pytest.raises(CentralCloudError, match=r"job second, .* longer than its timeout"):
        run(probe, "first")


def test_what_failed_before_is_no_failure_now(probe: Database) -> None:
    """Only what this call started counts."""
    probe.one("select scheduling.register_job('second', 'probe.fail', 'F.', p_after => '{first}')")
    with pytest.raises(CentralCloudError):
        run(probe, "first")
    probe.one("select scheduling.register_job('second', 'probe.work', 'W.', p_after => '{first}')")
    assert "of job second succeeded" in run(probe, "first").output


def shown(database: Database, *arguments: str) -> str:
    """What a command prints."""
    result = CliRunner().invoke(
        jobs, [*arguments, "--database", database.conninfo], catch_exceptions=False
    )
    assert result.exit_code == 0
    return result.output


def test_jobs_and_runs_are_there_for_programs(probe: Database) -> None:
    """Arrays of objects, moments in UTC whatever the database says."""
    probe.all(f"alter database {probe.name} set timezone to 'Asia/Kolkata'")
    probe.one("select centralcloud.freeze_clock('2026-01-01 12:00Z')")
    run(probe, "first")
    [first] = [job for job in json.loads(shown(probe, "list", "--json")) if job["job"] == "first"]
    assert (first["last_state"], first["last_started_at"]) == (
        "succeeded", "2026-01-01T12:00:00+00:00"
    )  # fmt: skip
    newest, before = json.loads(shown(probe, "history", "--json"))
    assert (newest["job"], newest["follows"]) == ("second", {"first": before["run_id"]})
    for table in (shown(probe, "list"), shown(probe, "history", "first")):
        assert "2026-01-01 12:00:00" in table


def test_a_job_that_never_ran_is_told(probe: Database) -> None:
    """No empty table; to a program it is an empty array."""
    assert shown(probe, "history", "first") == "job first never ran\n"
    assert shown(probe, "history") == "no job ever ran\n"
    assert json.loads(shown(probe, "history", "first", "--json")) == []


def test_a_database_without_it_is_told(databases: Databases) -> None:
    """In words."""
    with pytest.raises(CentralCloudError, match="CentralCloud is not in database"):
        shown(databases.create(), "list")
