"""`centralcloud install`: twice is once, a killed one is finished, wrong ground is refused."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from psycopg.types.json import Jsonb

import centralcloud.bundle.installer as installer_module
from centralcloud.bundle.installer import Installer
from centralcloud.bundle.plan import read_plan
from centralcloud.cli.install import install as install_command
from centralcloud.cli.install import upgrade
from centralcloud.errors import CentralCloudError
from tests.conftest import Database
from tests.migrations.conftest import dump, run

MAIN = (sys.executable, "-c", "from centralcloud.cli import main; main()")


def install(database: Database, kind: str = "hub") -> list[str]:
    """Install; what it said."""
    said: list[str] = []
    with Installer(database.conninfo, said.append) as installer:
        installer.install(kind, "tick")
    return said


def refusal(database: Database, kind: str = "hub") -> CentralCloudError:
    """The error an install ends with."""
    with pytest.raises(CentralCloudError) as caught:
        install(database, kind)
    return caught.value


def test_twice_is_once(empty: Callable[[], Database]) -> None:
    """The second one does nothing at all."""
    database = empty()
    assert install(database)
    before = dump(database)

    assert install(database) == []
    assert dump(database) == before


@pytest.mark.once
def test_killed_anywhere_the_next_one_finishes(empty: Callable[[], Database]) -> None:
    """`kill -9` at random moments; the result is the same as of an undisturbed one."""
    whole, database = empty(), empty()
    install(whole)
    chance = random.Random(7)
    killed = 0
    for _ in range(8):
        process = subprocess.Popen(
            [*MAIN, "install", "hub", "--clock", "tick", "--database", database.conninfo],
            stdout=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.2, 1.2))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.wait()
    install(database)

    assert killed > 0
    assert dump(database) == dump(whole)
    with Installer(database.conninfo) as installer:
        assert installer.verify() == []


def test_an_edited_deploy_script_is_named(hub: Database, bundles: Path) -> None:
    """SC903, and nothing is touched."""
    script = bundles / "sql/hub/deploy/fleet.sql"
    script.write_text(script.read_text() + "-- a further thought\n")
    before = dump(hub)

    error = refusal(hub)
    assert error.sqlstate == "SC903"
    assert "sql/hub/deploy/fleet.sql" in error.message
    assert dump(hub) == before


def test_a_database_with_changes_we_do_not_know_is_newer(hub: Database, bundles: Path) -> None:
    """SC902 names them."""
    plan = bundles / "sql/hub/sqitch.plan"
    *known, last = plan.read_text().splitlines()
    plan.write_text("\n".join(known) + "\n")

    error = refusal(hub)
    assert error.sqlstate == "SC902"
    assert f"hub:{last.split()[0]}" in error.message


@pytest.fixture
def newer(hub: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A hub that a newer package upgraded."""
    with monkeypatch.context() as patch:
        patch.setattr(installer_module, "__version__", "9.1.0")
        install(hub)
    return hub


def test_a_database_of_a_newer_package_is_newer(newer: Database) -> None:
    """Also when only functions changed."""
    error = refusal(newer)
    assert error.sqlstate == "SC902"
    assert "9.1.0" in error.message


@pytest.mark.parametrize("schema", ["scheduling", "fleet"])
def test_a_schema_that_is_not_ours_is_left_alone(
    schema: str, empty: Callable[[], Database]
) -> None:
    """SC901 before anything of that bundle is made."""
    database = empty()
    database.all(f"create schema {schema}")
    database.all(f"create table {schema}.mine (id integer)")

    error = refusal(database)
    assert error.sqlstate == "SC901"
    assert f"schema {schema}" in error.message
    assert database.one("select count(*) from pg_namespace where nspname = 'centralcloud'") == 0


def test_a_hub_does_not_become_an_instance(hub: Database) -> None:
    """SC906."""
    assert refusal(hub, "instance").sqlstate == "SC906"


def test_it_says_that_it_needs_a_superuser(empty: Callable[[], Database]) -> None:
    """SC904."""
    database = empty()
    database.all("create role plain login")
    database.all(f"grant create on database {database.name} to plain")

    with (
        pytest.raises(CentralCloudError) as caught,
        Installer(database.server.conninfo(database.name, "plain")) as installer,
    ):
        installer.install("hub", "tick")
    assert caught.value.sqlstate == "SC904"


def test_cron_is_refused_where_it_cannot_work(empty: Callable[[], Database]) -> None:
    """The test server does not preload pg_cron; nothing is made before that is said."""
    database = empty()
    with pytest.raises(CentralCloudError) as caught, Installer(database.conninfo) as installer:
        installer.install("hub", "cron")
    assert caught.value.sqlstate == "SC907"
    assert "shared_preload_libraries" in (caught.value.hint or "")
    assert database.one("select count(*) from pg_namespace where nspname = 'centralcloud'") == 0


def test_only_what_changed_is_touched(hub: Database, bundles: Path) -> None:
    """An upgrade replaces the edited function; its neighbours keep their rows."""
    marks = "select proname, xmin::text from pg_proc where pronamespace = 'ranking'::regnamespace"
    before = dict(hub.all(marks))
    edited = bundles / "plpgsql/hub/ranking/lower_bound.sql"
    edited.write_text(edited.read_text() + "-- said again\n")
    install(hub)
    after = dict(hub.all(marks))

    assert {name for name in before if before[name] != after[name]} == {"lower_bound"}


def test_a_function_that_was_dropped_comes_back(hub: Database) -> None:
    """The ledger knows that what a file made is gone."""
    hub.all("drop function ranking.top_patterns cascade")

    with Installer(hub.conninfo) as installer:
        assert any("ranking/top_patterns.sql" in problem for problem in installer.verify())
    install(hub)
    with Installer(hub.conninfo) as installer:
        assert installer.verify() == []


def test_a_function_that_was_edited_is_told_and_mended(hub: Database) -> None:
    """The ledger holds what was applied, the record what it made."""
    before = dump(hub)
    hub.all("alter function ranking.top_patterns(integer, text, text) volatile")

    with Installer(hub.conninfo) as installer:
        assert any("is not what was installed" in problem for problem in installer.verify())
    install(hub)
    with Installer(hub.conninfo) as installer:
        assert installer.verify() == []
    assert dump(hub) == before


def test_what_an_install_can_not_mend_it_does_not_take_over(hub: Database) -> None:
    """A dropped index and somebody's grant are told until they are put right."""
    hub.all("drop index ranking.rankings_by_time")
    hub.all("grant select on fleet.instances to centralcloud_reader")
    hub.all("alter function ranking.top_patterns(integer, text, text) volatile")

    for _ in range(2):
        install(hub)
        with Installer(hub.conninfo) as installer:
            assert installer.verify() == [
                "index ranking.rankings_by_time is not there any more",
                "table fleet.instances has other rights than were installed",
            ]
    hub.all("create index rankings_by_time on ranking.rankings (ranked_at, ranking_id)")
    hub.all("revoke select on fleet.instances from centralcloud_reader")
    with Installer(hub.conninfo) as installer:
        assert installer.verify() == []


def test_a_restored_database_is_what_was_recorded(
    empty: Callable[[], Database], hub: Database
) -> None:
    """Everything in its catalogue was written anew, and means the same."""
    restored = empty()
    run("psql", "-Xq", database=restored, stdin=run("pg_dump", database=hub))
    assert restored.all("select * from centralcloud.changed_objects()") == []
    restored.all("alter function ranking.top_patterns(integer, text, text) volatile")
    assert restored.all("select object, change from centralcloud.changed_objects()") == [
        ("ranking.top_patterns(integer,text,text)", "edited")
    ]


def test_a_broken_function_file_changes_nothing(hub: Database, bundles: Path) -> None:
    """All functions of a bundle are one transaction, and the file is named."""
    before = dump(hub)
    good = bundles / "plpgsql/hub/ranking/lower_bound.sql"
    good.write_text(good.read_text() + "-- said again\n")
    broken = bundles / "plpgsql/hub/ranking/top_patterns.sql"
    broken.write_text("create or replace function ranking.top_patterns( returns nonsense;\n")

    error = refusal(hub)
    assert "plpgsql/hub/ranking/top_patterns.sql" in error.message
    assert dump(hub) == before


def test_a_revert_forgets_what_it_took_the_routine_of(hub: Database) -> None:
    """Jobs and task kinds, with their runs and tasks; the others stay, and it is told."""
    hub.one("select scheduling.request_task('pattern_sync', '{}', 'a')")
    hub.one("call scheduling.run_job('pattern_ranking')")
    said: list[str] = []
    with Installer(hub.conninfo, said.append) as installer:
        installer.revert("hub:aggregation")
        installer.revert("hub:pgmq")

    assert [line for line in said if line.startswith(("forgot job", "forgot task"))] == [
        "forgot job alias_suggestions",
        "forgot job knowledge_export",
        "forgot job learning_aggregation",
        "forgot job model_fit",
        "forgot job pattern_ranking",
        "forgot job pattern_sync",
        "forgot job ranking_retention",
        "forgot job routing_retention",
        "forgot task kind knowledge_export",
        "forgot task kind pattern_sync",
        "forgot job intake_retention",
        "forgot job pattern_aggregation",
    ]
    left = dict(hub.all("select name, to_regprocedure(routine || '()') from scheduling.jobs"))
    assert "retention" in left and all(left.values())
    assert hub.one("select count(*) from scheduling.task_kinds") == 0
    assert hub.all("select room from monitoring.sources order by room") == [
        ("centralcloud",), ("monitoring",), ("scheduling",),
    ]  # fmt: skip


def test_revert_and_install_again(hub: Database) -> None:
    """Back to a change, and forward to the same schema."""
    before = dump(hub)
    with Installer(hub.conninfo) as installer:
        assert installer.revert("hub:fleet")[-1] == "hub:intake"
        assert hub.one("select to_regnamespace('intake') is null")
        assert hub.one("select to_regnamespace('fleet') is not null")
    install(hub)

    assert dump(hub) == before


def test_what_was_not_kept_is_read_when_it_comes_again(hub: Database) -> None:
    """An unchanged snapshot brings what an older hub dropped of it: its texts and bands."""
    hub.one("select fleet.add('read-again')")

    def tell(version: int) -> None:
        pattern = {
            "fingerprint": "00000000-0000-0000-0000-00000000000a", "name": "a", "trials": 2,
            "successes": 1, "description": "told", "bands": ["00000000000000aa"],
        }  # fmt: skip
        message = {
            "type": "patterns", "source": "read-again", "patterns": [pattern],
            "snapshot": {"stream": "code", "version": version},
        }  # fmt: skip
        hub.one("select intake.send(%s)", [Jsonb(message)])
        hub.one("select aggregation.fold_patterns()")

    tell(1)
    hub.all("update aggregation.patterns set description = null")
    hub.all("delete from aggregation.bands")
    with Installer(hub.conninfo) as installer:
        assert installer.revert("hub:merging")[-1] == "hub:read_again"
    install(hub)
    tell(2)

    assert hub.all(
        "select o.description, o.trials, o.bands from aggregation.outgoing_observations as o"
    ) == [("told", 2, bytes([0] * 7 + [0xAA]))]


@pytest.mark.parametrize("kind", ["hub", "instance"])
def test_uninstall_leaves_nothing(kind: str, empty: Callable[[], Database]) -> None:
    """No schema, no extension, no function of ours."""
    database = empty()
    before = dump(database)
    install(database, kind)
    with Installer(database.conninfo) as installer:
        installer.uninstall()

    assert dump(database) == before
    assert database.one("select to_regnamespace('yoyo') is null")


def test_what_stopped_at_core_can_be_taken_back(empty: Callable[[], Database]) -> None:
    """A revert to a change of core ends there, and so does an uninstall that is cut off."""
    database = empty()
    before = dump(database)
    install(database)
    with Installer(database.conninfo) as installer:
        installer.revert("core:job_settings")
        assert installer.revert("core:centralcloud") == [
            "core:job_settings", "core:entries", "core:task_control", "core:monitoring",
            "core:splay", "core:scheduling",
        ]  # fmt: skip
        installer.uninstall()

    assert dump(database) == before
    assert database.one("select to_regnamespace('yoyo') is null")


def test_jobs_of_an_older_database_are_taken_over(instance: Database) -> None:
    """As they run they count as registered; what is chosen from then on outlives installs."""
    before = dump(instance)
    [change] = [change for change in read_plan("core") if change.name == "job_settings"]
    instance.all(change.script("revert").read_text())
    instance.all(
        "update scheduling.jobs set timeout = '7 h', splay = '9 s' where name = 'exchange'"
    )
    instance.all(change.script("deploy").read_text())
    assert instance.all(
        "select registered ->> 'timeout', registered ->> 'splay', chosen from scheduling.jobs "
        "where name = 'exchange'"
    ) == [("07:00:00", "00:00:09", {})]

    install(instance, "instance")
    assert dump(instance) == before
    instance.one("select scheduling.set_job('exchange', 'timeout', '7 h')")
    instance.all("update scheduling.jobs set description = '?'")
    instance.all("delete from centralcloud.scripts where path = 'registry.sql'")
    install(instance, "instance")
    assert instance.all(
        "select timeout, description <> '?' from scheduling.jobs where name = 'exchange'"
    ) == [(timedelta(hours=7), True)]


@pytest.mark.parametrize("host", ["/run/hub", "hub.example"])
def test_an_instance_that_joined_long_ago_calls_as_one_that_joins_now(
    host: str, instance: Database
) -> None:
    """Behind a socket as over a network; taken back, as long ago."""
    options = "select array(select unnest(srvoptions) order by 1) from pg_foreign_server"
    [change] = [change for change in read_plan("instance") if change.name == "hub_session"]
    instance.one("select link.join('a', %s, 5432, 'hub', 'secret')", [host])
    now = instance.one(options)
    instance.all(change.script("revert").read_text())
    assert {"connect_timeout=5", "options=-c statement_timeout=30000"} <= set(instance.one(options))
    instance.all(change.script("deploy").read_text())
    instance.all(change.script("verify").read_text())
    assert instance.one(options) == now


def test_dry_run_changes_nothing_and_says_what_it_would(empty: Callable[[], Database]) -> None:
    """The printed SQL names every change and every file."""
    database = empty()
    before = dump(database)
    with Installer(database.conninfo) as installer:
        script = "\n".join(installer.dry_run("hub"))

    assert "-- Deploy hub:fleet" in script
    assert "plpgsql/hub/ranking/top_patterns.sql" in script
    assert dump(database) == before
    assert database.one("select to_regnamespace('yoyo') is null")


def test_a_dry_run_of_an_upgrade_says_when_there_is_nothing_to_do(
    empty: Callable[[], Database], instance: Database
) -> None:
    """A comment, so that it may be piped into psql; where nothing is installed, an error."""

    def dry_run(database: Database) -> Result:
        return CliRunner().invoke(upgrade, ["--dry-run", "--database", database.conninfo])

    assert dry_run(instance).output == "-- nothing to do: it is up to date\n"
    assert "is not installed" in str(dry_run(empty()).exception)
    by_cron = ["instance", "--dry-run", "--clock", "cron", "--database", instance.conninfo]
    printed = CliRunner().invoke(install_command, by_cron).output
    assert printed == "select centralcloud.change_setting('scheduling.clock', 'cron');\n"


def test_a_sqitch_in_the_middle_holds_us_off(
    empty: Callable[[], Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both take the same advisory lock; who has it is told, as any login may."""
    monkeypatch.setattr("centralcloud.bundle.sqitch._LOCK_SECONDS", 1)
    database = empty()
    holder = database.connect()
    holder.execute("set application_name = 'elsewhere'")
    holder.execute("select pg_advisory_lock(75474063)")
    pid = holder.info.backend_pid

    told = refusal(database)
    assert told.message == (
        "another installer has held this database for 1 s: "
        f'postgres (process {pid}, program "elsewhere")'
    )
    assert f"pg_terminate_backend({pid})" in (told.hint or "")


def test_an_unreachable_server_is_told_in_words() -> None:
    """No traceback; message, detail, hint on stderr and exit code 1."""
    ran = subprocess.run(
        [*MAIN, "status", "--database", "host=/nowhere dbname=hub"],
        capture_output=True, text=True, check=False, env={**os.environ, "PGHOST": ""},
    )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr.startswith("error: cannot connect to database hub, host /nowhere\n")
    assert "detail: " in ran.stderr
    assert "hint: " in ran.stderr


def test_status_of_an_empty_database_says_so(empty: Callable[[], Database]) -> None:
    """SC910."""
    with Installer(empty().conninfo) as installer, pytest.raises(CentralCloudError) as caught:
        installer.status()
    assert caught.value.sqlstate == "SC910"


def test_a_wrong_password_is_told_in_words(hub: Database) -> None:
    """What the server said stands in the detail."""
    hub.one("select fleet.add('singularity-1')")
    with pytest.raises(CentralCloudError) as caught:
        Installer(hub.server.conninfo(hub.name, "singularity-1", "wrong"))
    assert "password authentication failed" in (caught.value.detail or "")


def test_a_newer_database_is_not_called_fine(newer: Database) -> None:
    """Neither verified, nor reverted, nor uninstalled by a package that doesn't know it."""
    before = dump(newer)
    with Installer(newer.conninfo) as installer:
        for act in (installer.status, installer.verify, installer.uninstall):
            with pytest.raises(CentralCloudError) as caught:
                act()
            assert caught.value.sqlstate == "SC902"
    assert dump(newer) == before


def test_a_command_on_an_empty_database_says_what_is_missing(
    empty: Callable[[], Database],
) -> None:
    """In words, whatever the command looked for first."""
    ran = subprocess.run(
        [*MAIN, "jobs", "list", "--database", empty().conninfo],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "[SC910]" in ran.stderr
    assert "hint: " in ran.stderr


#: What a restore, an upgrade or somebody opens, and what verify says of it.
OPENED = {
    "the database": (
        "grant connect, temporary on database {database} to public",
        "PUBLIC may temporary database {database}",
    ),
    "large objects": (
        "grant execute on function lo_create(oid) to public",
        "PUBLIC may execute routine lo_create(oid)",
    ),
    "advisory locks": (
        "grant execute on function pg_try_advisory_lock(integer, integer) to public",
        "PUBLIC may execute routine pg_try_advisory_lock(integer,integer)",
    ),
    "the write-ahead log": (
        # Its arguments are others from 17 on.
        "do $$ begin execute (select format('grant execute on function %s to public',"
        " min(oid::regprocedure::text)) from pg_proc where proname = 'pg_logical_emit_message');"
        " end $$",
        "PUBLIC may execute routine pg_logical_emit_message(boolean,text,",
    ),
    "schema public": ("grant create on schema public to public", "PUBLIC may create schema public"),
    "a room": ("grant usage on schema intake to public", "PUBLIC may usage schema intake"),
    "a function": (
        "grant execute on function routing.seek(text, bigint) to public",
        "PUBLIC may execute routine routing.seek(text,bigint)",
    ),
    "a queue": ("grant insert on pgmq.q_patterns to public", "PUBLIC may insert table"),
    "a column": ("grant select (name) on scheduling.jobs to public", "PUBLIC may select column"),
    "what will be made": (
        "alter default privileges for role centralcloud_owner grant execute on functions to public",
        "PUBLIC may execute default privileges",
    ),
}


@pytest.mark.parametrize("door", OPENED)
def test_a_door_that_was_opened_is_told_and_closed(door: str, hub: Database) -> None:
    """Verify tells how to close it; the next install does."""
    before = dump(hub)
    statement, told = (text.format(database=hub.name) for text in OPENED[door])
    hub.all(statement)

    with Installer(hub.conninfo) as installer:
        assert [problem for problem in installer.verify() if problem.startswith(told)]
    install(hub)
    with Installer(hub.conninfo) as installer:
        assert installer.verify() == []
    assert dump(hub) == before


def test_a_right_that_was_lost_is_given_back(hub: Database) -> None:
    """As after `pg_restore --no-privileges`: the fleet may send again."""
    before = dump(hub)
    hub.all("revoke execute on function intake.send(jsonb) from centralcloud_instance")

    with Installer(hub.conninfo) as installer:
        assert installer.verify() == [
            "plpgsql/hub/grants.sql is not what the database holds",
            "routine intake.send(jsonb) has other rights than were installed",
        ]
    install(hub)
    assert dump(hub) == before


@pytest.mark.parametrize("options", [[], ["--no-privileges"]], ids=["as it is", "no privileges"])
def test_a_restored_database_is_closed_again(
    options: list[str], empty: Callable[[], Database], hub: Database
) -> None:
    """A dump without -C loses the database's grants: verify tells, the next install mends."""
    restored = empty()
    run("psql", "-qX", "-v", "ON_ERROR_STOP=1",
        database=restored, stdin=run("pg_dump", *options, database=hub))  # fmt: skip

    with Installer(restored.conninfo) as installer:
        problems = installer.verify()
    assert f"PUBLIC may connect database {restored.name}" in "\n".join(problems)
    assert ("PUBLIC may execute routine intake.send(jsonb)" in "\n".join(problems)) == bool(options)
    install(restored)
    with Installer(restored.conninfo) as installer:
        assert installer.verify() == []
    assert options or _grants(restored) == _grants(hub)


def _grants(database: Database) -> list[str]:
    """What a dump says of rights; an extension's own objects have those of who created it."""
    said = dump(database).splitlines()
    rights = [line for line in said if line.startswith(("GRANT", "REVOKE", "ALTER DEFAULT"))]
    if database.one("select exists (select from pg_extension where extname = 'pgmq')"):
        return [line for line in rights if "pgmq" not in line]
    return rights


def test_uninstall_gives_back_what_was_taken_from_public(empty: Callable[[], Database]) -> None:
    """PostgreSQL's own functions, and the database, are as in a new one."""
    database = empty()
    rights = """
        select p.oid::regprocedure::text, x.grantee::regrole::text, x.privilege_type
        from pg_proc as p
        cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as x
        union all
        select 'database', x.grantee::regrole::text, x.privilege_type
        from pg_database as d
        cross join lateral aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) as x
        where d.datname = current_database()
        order by 1, 2, 3
    """
    before = database.all(rights)
    install(database)
    assert database.all(rights) != before
    with Installer(database.conninfo) as installer:
        installer.uninstall()
    assert database.all(rights) == before


def test_without_a_superuser_a_notice_says_what_stays_open(instance: Database) -> None:
    """By hand, as a member of the owner: nothing fails, and each door is told."""
    instance.all("grant execute on function lo_create(oid) to public")
    instance.all("revoke execute on function pg_hba_file_rules() from centralcloud_owner")
    instance.all(f"grant connect, temporary on database {instance.name} to public")
    instance.all("create role plain login in role centralcloud_owner")
    plain = instance.connect("plain")
    told: dict[str | None, str | None] = {}
    plain.add_notice_handler(lambda said: told.update({said.message_primary: said.message_hint}))
    screen = (installer_module.routines.routines("core") / "grants.sql").read_text()
    plain.execute(f"begin; {screen} commit".encode())

    assert set(told) == {
        f"database {instance.name} stays as it is to PUBLIC",
        "large objects and advisory locks stay open to PUBLIC",
        "doctor can't examine all of the server",
    }
    assert all("superuser applies plpgsql/core/grants.sql again" in str(h) for h in told.values())
    assert instance.all("select object from centralcloud.open_doors() where kind = 'routine'") == [
        ("lo_create(oid)",)
    ]


def test_an_owner_that_is_no_superuser_still_installs_by_sqitch(hub: Database) -> None:
    """Sqitch's lock and pgmq's are advisory: a member of the owner takes them as before."""
    hub.all("create role plain login in role centralcloud_owner")
    plain = hub.connect("plain")
    plain.execute("select pg_advisory_lock(75474063), pg_advisory_unlock(75474063)")
    plain.execute("set role centralcloud_owner")
    plain.execute("select pgmq.create('another')")
    assert hub.one("select to_regclass('pgmq.q_another') is not null")
