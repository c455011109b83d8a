"""`centralcloud status` and `doctor` on real databases: what an operator sees."""

from __future__ import annotations

import json
import os
import signal
import sys
from subprocess import PIPE

import click
import psycopg
import pytest
from click.testing import CliRunner, Result

from centralcloud.cli.doctor import doctor
from centralcloud.cli.status import status
from tests.conftest import Database, Databases
from tests.waiting import end, started

THINGS = """
create function things.status() returns setof monitoring.status language sql as $$
  select 'instance', 'i' || n, case n when 3 then 'late' when 5 then 'failing' else 'ok' end,
    null::timestamptz, null::timestamptz, n, null::timestamptz, null::bigint, null::jsonb
  from generate_series(1::bigint, 40) as n
$$
"""
WRONG = """
create function wrong.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language sql as $$
  values ('chosen', 'x', 'notice', 'somebody paused x', 'Resume it.')
  union all
  select 'broken', 'y', 'error', 'y is [bold]broken[/]', 'Mend y.'
  where current_setting('centralcloud.broken', true) = 'yes'
$$
"""


def run(database: Database, command: click.Command, *options: str) -> Result:
    """The command's result; an error of ours is raised."""
    return CliRunner().invoke(
        command, [*options, "--database", database.conninfo], catch_exceptions=False
    )


#: The server of these tests does without fsync, which doctor would not let pass.
LENIENT = "select monitoring.register_source('monitoring', null, null, 'monitoring.samples')"
#: A test's database is a copy of one that was installed when the session began.
BEAT = "select scheduling.beat('tick')"


@pytest.fixture
def many(hub: Database) -> Database:
    """A hub with forty instances, two of which are not well."""
    hub.all("create schema things authorization centralcloud_owner")
    hub.all(THINGS)
    hub.all("select monitoring.register_source('things', 'things.status')")
    return hub


def test_status_shows_who_is_not_well(many: Database) -> None:
    """The worst first, a count of the rest; every one with --all, and in JSON."""
    shown = run(many, status).output
    names = [line.split()[1] for line in shown.splitlines() if line.startswith("instance ")]
    assert names == ["i5", "i3"]
    assert "and 38 more of kind instance, all well: --all shows them" in shown
    assert "pending" in shown
    whole = run(many, status, "--all").output
    assert sum(line.startswith("instance ") for line in whole.splitlines()) == 40
    told = json.loads(run(many, status, "--json").output)
    assert sum(row["kind"] == "instance" for row in told["status"]) == 40
    assert {"bundles", "pgmq", "link", "status"} == set(told)


def test_status_is_watched(many: Database) -> None:
    """Again and again; a lost database is said and found again; SIGTERM ends it."""
    with started(
        [sys.executable, "-c", "from centralcloud.cli import main; main()", "status",
         "--watch", "0.1", "--database", many.conninfo],
        stdout=PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:  # fmt: skip

        def assert_it_says(text: str) -> None:
            assert any(text in line for line in process.stdout or [])

        assert_it_says("and 38 more")
        assert_it_says("and 38 more")
        many.all("select pg_terminate_backend(pid) from pg_stat_activity "
                 "where datname = current_database() and pid <> pg_backend_pid()")  # fmt: skip
        assert_it_says("lost the database")
        assert_it_says("and 38 more")
        assert end(process, signal.SIGTERM)[0] == 0


def test_status_is_not_watched_as_json(hub: Database) -> None:
    """A wrong call."""
    assert run(hub, status, "--watch", "--json").exit_code == 2


def test_doctor_exits_1_on_what_is_wrong_alone(hub: Database) -> None:
    """Nothing: in words, with what was examined. A notice: 0. An error: 1, and first."""
    hub.one("select centralcloud.change_setting('learning.git_url', '/srv/templates.git')")
    hub.all(LENIENT)
    hub.rejuvenate()
    hub.all(BEAT)
    nothing = run(hub, doctor)
    assert nothing.exit_code == 0, nothing.output
    assert "nothing is wrong; examined: the server" in nothing.output
    assert json.loads(run(hub, doctor, "--json").output) == []

    hub.all("create schema wrong authorization centralcloud_owner")
    hub.all(WRONG)
    hub.all("alter function wrong.findings() owner to centralcloud_owner")
    hub.all("revoke all on function wrong.findings() from public")
    hub.all("select monitoring.register_source('wrong', null, 'wrong.findings')")
    notice = run(hub, doctor)
    assert notice.exit_code == 0, notice.output
    assert notice.output == "notice chosen x\n  somebody paused x\n  → Resume it.\n"

    hub.all(f"alter database \"{hub.name}\" set centralcloud.broken to 'yes'")
    wrong = run(hub, doctor)
    assert wrong.exit_code == 1
    assert wrong.output.startswith("error broken y\n  y is [bold]broken[/]\n  → Mend y.\n")
    told = json.loads(run(hub, doctor, "--json").output)
    assert [each["severity"] for each in told] == ["error", "notice"]


@pytest.mark.parametrize("kind", ["hub", "instance"])
def test_a_reader_sees_what_the_database_tells(
    kind: str, databases: Databases, templates: dict[str, str]
) -> None:
    """And that it can't be compared with the package; a login without rights sees nothing."""
    database = databases.create(templates[kind])
    database.all('create role "reads-it" login in role centralcloud_reader')
    reader = database.server.conninfo(database.name, "reads-it")
    for command, told in ((status, "what is installed, a superuser sees"), (doctor, "notice pack")):
        shown = CliRunner().invoke(command, ["--database", reader], catch_exceptions=False)
        assert told in shown.output
        listed = CliRunner().invoke(command, ["--json", "--database", reader])
        assert json.loads(listed.output)
    database.all('revoke centralcloud_reader from "reads-it"')
    database.all(f'grant connect on database "{database.name}" to "reads-it"')
    for command in (status, doctor):
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="schema monitoring"):
            CliRunner().invoke(command, ["--database", reader], catch_exceptions=False)


def test_doctor_knows_the_package(hub: Database) -> None:
    """A function that is not as in the package is an upgrade that waits."""
    hub.all(LENIENT)
    hub.rejuvenate()
    hub.all(BEAT)
    hub.all("select centralcloud.forget_script('core', 'monitoring/doctor.sql')")
    found = run(hub, doctor)
    assert found.exit_code == 1
    assert found.output.startswith("warning upgrade_pending core\n")
    assert "bundle core lacks 0 changes and " in found.output
