"""`centralcloud jobs pause | resume | set | reset | show`: what an operator chooses of a job."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from centralcloud.bundle.installer import Installer
from centralcloud.cli.jobs import jobs
from centralcloud.cluster.postgres import find_server
from centralcloud.errors import CentralCloudError
from tests.conftest import Database, Server
from tests.python.test_scheduling_cron import pytestmark as needs_cron


def said(conninfo: str, *arguments: str) -> str:
    """What a command prints; its error is raised."""
    result = CliRunner().invoke(
        jobs, [*arguments, "--database", conninfo], catch_exceptions=False, env={"COLUMNS": "200"}
    )
    assert result.exit_code == 0
    return result.output


def setting(database: Database, name: str) -> tuple[str | None, ...]:
    """Of job retention: what it is, what is registered, what is chosen."""
    return database.all(
        "select value, registered, chosen from scheduling.settings_of('retention') "
        "where setting = %s",
        [name],
    )[0]


def test_a_paused_job_tells_who_when_and_why(hub: Database) -> None:
    """In the list and by itself, until it is resumed; an install leaves it paused."""
    hub.one("select centralcloud.freeze_clock('2026-01-01 12:00Z')")
    told = said(hub.conninfo, "pause", "retention", "--reason", "The disk is [red]slow[/].")
    assert told == "job retention is paused\n"
    with Installer(hub.conninfo) as installer:
        installer.install("hub", "tick")
    shown = said(hub.conninfo, "show", "retention")
    assert "runs: disabled: The disk is [red]slow[/].\n" in shown
    assert "disabled by postgres, 2026-01-01 12:00:00\n" in shown
    assert "next slot: none\n" in shown
    assert "disabled: The disk is" in said(hub.conninfo, "list")
    [job] = [
        job for job in json.loads(said(hub.conninfo, "list", "--json")) if job["disabled_reason"]
    ]
    assert (job["job"], job["disabled_by"]) == ("retention", "postgres")

    assert said(hub.conninfo, "resume", "retention") == "job retention is resumed\n"
    shown = said(hub.conninfo, "show", "retention")
    assert "disabled" not in shown
    assert "next slot: 2026-01-02 03:30:00\n" in shown


def test_a_setting_is_chosen_until_it_is_reset(hub: Database) -> None:
    """Over what is registered, which stays to be seen; an install leaves the choice alone."""
    assert said(hub.conninfo, "set", "retention", "timeout", "90 min") == (
        "timeout of job retention is 01:30:00\n"
    )
    said(hub.conninfo, "set", "retention", "schedule", "@daily")
    with Installer(hub.conninfo) as installer:
        installer.install("hub", "tick")
        installer.connection.execute(
            "select scheduling.register_job('retention', 'scheduling.expire', '.', '5 5 * * *')"
        )
    assert setting(hub, "timeout") == ("01:30:00", "01:00:00", "01:30:00")
    assert setting(hub, "schedule") == ("@daily", "5 5 * * *", "@daily")
    (row,) = [
        line for line in said(hub.conninfo, "show", "retention").splitlines() if "timeout" in line
    ]
    assert row.split()[:4] == ["timeout", "01:30:00", "01:00:00", "01:30:00"]
    shown = json.loads(said(hub.conninfo, "show", "retention", "--json"))
    assert shown["settings"][0] == {
        "setting": "schedule", "value": "@daily", "registered": "5 5 * * *", "chosen": "@daily",
        "rule": "five cron fields in UTC, or @hourly and the like",
    }  # fmt: skip

    assert said(hub.conninfo, "reset", "retention", "timeout") == (
        "timeout of job retention is 01:00:00, as registered\n"
    )
    assert said(hub.conninfo, "reset", "retention", "schedule") == (
        "schedule of job retention is 5 5 * * *, as registered\n"
    )


@pytest.mark.parametrize(
    ("arguments", "sqlstate"),
    [
        (["set", "retention", "timeout", "soon"], "SC511"),
        (["set", "retention", "colour", "red"], "SC511"),
        (["set", "retention", "schedule", "0 0 31 2 *"], "SC503"),
        (["reset", "retention", "colour"], "SC511"),
        (["pause", "none"], "SC501"),
        (["resume", "none"], "SC501"),
        (["show", "none"], "SC501"),
    ],
)
def test_what_cannot_be_is_refused(hub: Database, arguments: list[str], sqlstate: str) -> None:
    """In the database's words."""
    result = CliRunner().invoke(jobs, [*arguments, "--database", hub.conninfo])
    assert getattr(result.exception, "sqlstate", None) == sqlstate


# pg_cron follows -------------------------------------------------------------------------------


@pytest.fixture
def cron() -> Iterator[Database]:
    """A hub whose clock is pg_cron, in the database that pg_cron lives in.

    Its jobs would come over TCP to localhost, where this server does not listen.
    """
    server = Server(
        find_server(with_cron=True).major, preload="pg_cron",
        settings="-c cron.host=/nowhere -c cron.use_background_workers=off",
    )  # fmt: skip
    try:
        with Installer(server.conninfo("postgres")) as installer:
            installer.install("hub", "cron")
        made = Database(server, "postgres")
        yield made
        made.close()
    finally:
        server.stop()
        shutil.rmtree(server.base_dir, ignore_errors=True)


def entries(cron: Database) -> dict[str, str]:
    """What pg_cron is to start, and when."""
    return {
        name.rpartition(":")[2]: schedule
        for name, schedule in cron.all("select jobname::text, schedule from cron.job")
    }


@needs_cron
def test_pg_crons_entries_follow(cron: Database) -> None:
    """At once; not under another clock, and for no superuser's wish they don't: that is told."""
    before = entries(cron)
    assert before["retention"] == "30 3 * * *"
    said(cron.conninfo, "pause", "retention")
    assert entries(cron) == {k: v for k, v in before.items() if k != "retention"}
    said(cron.conninfo, "resume", "retention")
    assert entries(cron) == before
    said(cron.conninfo, "set", "retention", "schedule", "@hourly")
    assert entries(cron) == {**before, "retention": "0 * * * *"}
    said(cron.conninfo, "reset", "retention", "schedule")
    assert entries(cron) == before

    cron.all("create role operator login in role centralcloud_owner")
    operator = cron.server.conninfo(cron.name, "operator")
    said(operator, "set", "retention", "timeout", "2 hours")
    with pytest.raises(CentralCloudError, match="the change is made, but pg_cron's") as caught:
        said(operator, "pause", "retention")
    assert caught.value.sqlstate == "SC904"
    assert caught.value.message.endswith("operator is no superuser")
    assert not cron.one("select enabled from scheduling.overview() where job = 'retention'")
    assert entries(cron) == before
    said(cron.conninfo, "pause", "retention")
    assert "retention" not in entries(cron)

    cron.one("select centralcloud.change_setting('scheduling.clock', 'tick')")
    said(cron.conninfo, "resume", "retention")
    assert "retention" not in entries(cron)


@needs_cron
def test_a_revert_takes_the_entries_of_its_jobs(cron: Database) -> None:
    """Of those whose routines went; a revert of all jobs, or an uninstall, takes every one."""
    with Installer(cron.conninfo) as installer:
        of_the_hub = {"pattern_aggregation", "intake_retention"}
        assert set(entries(cron)) > {*of_the_hub, "retention", "catch_up"}
        installer.revert("hub:fleet")
        left = set(entries(cron))
        assert left == {*scheduled(cron), "catch_up", "catch_up-2"}
        assert "retention" in left and not left & of_the_hub
        installer.revert("core:job_settings")
        assert set(entries(cron)) == left
        installer.install("hub", "cron")
        assert set(entries(cron)) > {*of_the_hub, *left}
        installer.revert("core:centralcloud")
        assert entries(cron) == {}
        installer.install("hub", "cron")
        installer.uninstall()
        assert entries(cron) == {}


def scheduled(cron: Database) -> set[str]:
    """The jobs that have slots."""
    rows = cron.all("select job from scheduling.overview() where enabled and schedule is not null")
    return {job for (job,) in rows}
