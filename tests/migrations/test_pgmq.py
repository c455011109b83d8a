"""pgmq comes into a hub as an extension where the server offers it, else as SQL, or not at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from centralcloud.bundle import files, pgmq
from centralcloud.bundle.installer import Installer
from centralcloud.bundle.pgmq import is_offered, package_sql, package_version, write_extension
from centralcloud.cluster import postgres
from centralcloud.errors import CentralCloudError
from tests import conftest
from tests.conftest import Database, Databases, Server
from tests.waiting import eventually, running

FOREIGN_RIGHTS = """
    select count(*)
    from pg_proc as p
    cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as x
    where p.pronamespace = 'pgmq'::regnamespace and x.grantee <> p.proowner
"""


def offering_server(folder: Path) -> postgres.Server:
    """A server's programs beside a share folder of its own, which has pgmq as an extension.

    PostgreSQL looks for its share folder from where its program really lies.
    """
    installed = postgres.find_server()
    # Debian's layout: /usr/lib/postgresql/15/bin and /usr/share/postgresql/15.
    library, share = installed.bindir.parent, Path("/usr/share/postgresql") / str(installed.major)
    if not share.is_dir():
        pytest.skip("not Debian's layout")
    bindir = folder / library.relative_to("/") / "bin"
    shutil.copytree(installed.bindir, bindir)
    (bindir.parent / "lib").symlink_to(library / "lib")
    private = folder / share.relative_to("/")
    private.mkdir(parents=True)
    for path in share.iterdir():
        if path.name != "extension":
            (private / path.name).symlink_to(path.resolve())
    shutil.copytree(share / "extension", private / "extension")
    write_extension(private / "extension")
    for path in (folder, *folder.parents):
        if path.stat().st_mode & 0o005 != 0o005:
            path.chmod(0o755)
    return postgres.Server(installed.major, bindir)


@pytest.fixture
def offering(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Databases]:
    """Databases of a server that offers pgmq; the session's is made before, by other programs."""
    installed = offering_server(tmp_path / "postgres")
    monkeypatch.setattr(conftest, "find_server", lambda *_args: installed)
    another = Server()
    made = Databases(another)
    yield made
    made.drop_all()
    another.stop()
    shutil.rmtree(another.base_dir, ignore_errors=True)


@pytest.fixture
def without(databases: Databases) -> Database:
    """A database of a server that doesn't."""
    database = databases.create()
    if is_offered(database.connection):
        pytest.skip("this server offers pgmq, as our image does")
    return database


@pytest.fixture
def by_sql(without: Database, hub: Database) -> Database:
    """A hub of that server."""
    return hub


def install(database: Database) -> None:
    """As a hub."""
    with Installer(database.conninfo) as installer:
        installer.install("hub", "tick")


def component(database: Database) -> tuple[str, str]:
    """How pgmq came and which it is, as the pack noted it."""
    [row] = database.all(
        "select mode, version from centralcloud.components where component = 'pgmq'"
    )
    return row[0], row[1]


def works(database: Database) -> bool:
    """A message goes in and out; nobody but the owner may touch pgmq."""
    database.one("select fleet.add('singularity-1')")
    msg_id = database.one(
        """select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}')"""
    )
    [taken] = database.all("select msg_id from intake.take('patterns', 10)")
    return taken[0] == msg_id and database.one(FOREIGN_RIGHTS) == 0


def test_as_an_extension_where_the_server_offers_it(offering: Databases) -> None:
    """Made by a plain owner, and gone with the hub."""
    database = offering.create()
    install(database)
    assert component(database) == ("extension", package_version())
    [[owner]] = database.all(
        "select nspowner::regrole::text from pg_namespace where nspname = 'pgmq'"
    )
    assert owner == "centralcloud_owner"
    assert works(database)

    with Installer(database.conninfo) as installer:
        assert installer.verify() == []
        installer.uninstall()
    assert database.one("select to_regnamespace('pgmq')") is None
    install(database)
    assert component(database)[0] == "extension"


def test_as_sql_where_it_does_not(without: Database) -> None:
    """From the package, once, and gone with the hub."""
    database = without
    install(database)
    assert component(database) == ("sql", package_version())
    assert works(database)

    with Installer(database.conninfo) as installer:
        installer.uninstall()
    assert database.one("select to_regnamespace('pgmq')") is None


def test_a_folder_that_cannot_be_written_is_told() -> None:
    """With where the server's own is."""
    with pytest.raises(CentralCloudError, match="/nowhere can't be written") as caught:
        write_extension(Path("/nowhere"))
    assert "pg_config --sharedir" in (caught.value.hint or "")


def deploy_script() -> str:
    """What sqitch sends for hub:pgmq."""
    return (files.migrations("hub") / "deploy" / "pgmq.sql").read_text()


def test_without_either_the_deploy_script_says_what_to_do(without: Database) -> None:
    """SC911, for those who deploy with sqitch."""
    database = without
    with Installer(database.conninfo) as installer:
        installer.install("instance", "tick")
    with pytest.raises(psycopg.Error) as caught:
        database.connect().execute(deploy_script().encode())
    assert caught.value.sqlstate == "SC911"
    assert "`centralcloud pgmq | psql`" in (caught.value.diag.message_hint or "")


def test_a_pgmq_of_somebody_else_is_refused(databases: Databases) -> None:
    """SC901: the hub makes its queues itself."""
    database = databases.create()
    database.connect().execute(package_sql().encode())
    with pytest.raises(psycopg.Error) as caught:
        database.connect().execute(deploy_script().encode())
    assert caught.value.sqlstate == "SC901"
    assert caught.value.diag.message_primary == "schema pgmq belongs to postgres"


# From an older one to the package's -------------------------------------------------------------

OLDER = "1.12.0"
MESSAGES = """
    select 'queue', msg_id, read_ct, enqueued_at, vt, null::timestamptz, message
    from pgmq.q_patterns
    union all
    select 'archive', msg_id, read_ct, enqueued_at, vt, archived_at, message from pgmq.a_patterns
    order by 1, 2
"""


def older_sql() -> str:
    """The package's SQL without what came last: a column, a function, a field of a type."""
    text = package_sql()
    for gone, times in (
        ("        last_read_at TIMESTAMP WITH TIME ZONE,\n", None),
        ("      last_read_at TIMESTAMP WITH TIME ZONE,\n", None),
        (",\n    default_partition_length bigint", 1),
        (",\n            %L::bigint as default_partition_length", 1),
        (", queue_name, default_partition_length", 0),
    ):
        if times != 0:
            assert gone in text, gone
            text = text.replace(gone, "")
    begin = text.index("CREATE FUNCTION pgmq.read_grouped_head_with_poll(")
    return text[:begin] + text[text.index("CREATE FUNCTION pgmq.format_table_name(") :]


@contextmanager
def aged() -> Iterator[None]:
    """Meanwhile the package carries the older pgmq."""
    with pytest.MonkeyPatch.context() as patch:
        sql = older_sql()
        patch.setattr(pgmq, "package_sql", lambda: sql)
        patch.setattr(pgmq, "package_version", lambda: OLDER)
        yield


@pytest.fixture(scope="module")
def aged_template(server: Server) -> Iterator[str]:
    """A hub that such a package installed, on a server that doesn't offer pgmq."""
    made = Databases(server)
    database = made.create()
    with aged():
        install(database)
    yield database.name
    made.drop_all()


@pytest.fixture
def aged_by_sql(
    without: Database, databases: Databases, request: pytest.FixtureRequest
) -> Database:
    """A copy of it, where there can be one."""
    return databases.create(request.getfixturevalue("aged_template"))


@pytest.fixture(params=["sql", "extension"])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """A hub with an older pgmq, messages in its queue, its archive and in somebody's hands."""
    if request.param == "extension":
        database = request.getfixturevalue("offering").create()
        folder = next((tmp_path / "postgres").glob("usr/share/postgresql/*/extension"))
        for path in folder.glob("pgmq*"):
            path.unlink()
        with aged():
            write_extension(folder)
            install(database)
        write_extension(folder)
    else:
        database = request.getfixturevalue("aged_by_sql")
    assert component(database) == (request.param, OLDER)
    fill(database)
    return database


def fill(database: Database) -> None:
    """Forty messages: some archived, one deleted, one hidden for an hour, one read twice."""
    database.one("select fleet.add('singularity-1')")
    for number in range(40):
        database.one(
            "select pgmq.send('patterns', jsonb_build_object('n', %s::int), '{\"h\": 1}'::jsonb)",
            [number],
        )
    database.all(
        """
        with taken as (delete from pgmq.q_patterns where msg_id in (10, 11, 12) returning *)
        insert into pgmq.a_patterns (msg_id, read_ct, enqueued_at, vt, message, headers)
        select msg_id, read_ct, enqueued_at, vt, message, headers from taken
        """
    )
    database.all("select pgmq.delete('patterns', 13)")
    database.all("update pgmq.q_patterns set vt = now() + interval '1 hour' where msg_id = 1")
    database.all("update pgmq.q_patterns set read_ct = 2 where msg_id = 2")
    database.all("set role centralcloud_owner")
    database.all("select pgmq.enable_notify_insert('patterns', 250)")
    database.all("reset role")


def upgrade(database: Database) -> list[str]:
    """What it said."""
    said: list[str] = []
    with Installer(database.conninfo, said.append) as installer:
        installer.upgrade()
    return said


def test_an_older_one_is_brought_up_to_date_with_every_message(older: Database) -> None:
    """In one transaction; nothing is open afterwards, and a second upgrade does nothing."""
    mode, _version = component(older)
    before = older.all(MESSAGES)
    with Installer(older.conninfo) as installer:
        assert any(f"{package_version()} is on offer" in line for line in installer.verify())
        script = "\n".join(installer.dry_run("hub"))
    assert f"to {package_version()}" in script
    assert ("alter extension pgmq update" in script) == (mode == "extension")
    assert component(older) == (mode, OLDER)

    assert any(line.startswith("upgraded pgmq") for line in upgrade(older))

    assert component(older) == (mode, package_version())
    assert len(before) == 39
    assert older.all(MESSAGES) == before
    assert older.one(FOREIGN_RIGHTS) == 0
    assert older.all("select * from centralcloud.open_doors()") == []
    with Installer(older.conninfo) as installer:
        assert installer.verify() == []
    assert upgrade(older) == []
    # What is new works on what is old: the column is there, the hidden one is still hidden.
    read = older.all(
        "select msg_id, last_read_at > vt - '61 s'::interval, headers "
        "from pgmq.read('patterns', 60, 2)"
    )
    assert read == [(2, True, {"h": 1}), (3, True, {"h": 1})]
    trigger = "tgrelid = 'pgmq.q_patterns'::regclass and not tgisinternal"
    assert older.one(f"select count(*) from pg_trigger where {trigger}") == 1
    message = '{"type": "patterns", "source": "singularity-1", "patterns": []}'
    assert older.one("select intake.send(%s)", [message]) == 41


def test_status_tells_what_an_upgrade_brings(older: Database) -> None:
    """Beside the bundles."""
    ran = subprocess.run(
        [sys.executable, "-c", "from centralcloud.cli import main; main()", "status",
         "--database", older.conninfo],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert f"pgmq {OLDER}, as " in ran.stdout
    assert f"an upgrade brings {package_version()}" in ran.stdout


def test_what_stands_on_its_types_stops_the_upgrade_whole(older: Database) -> None:
    """Named, and everything is as before."""
    older.all("create table public.mine (seen pgmq.message_record)")
    functions = (
        "select oid, proname from pg_proc where pronamespace = 'pgmq'::regnamespace order by 1"
    )
    before = older.all(MESSAGES), older.all(functions)
    with pytest.raises(CentralCloudError, match="could not be brought to") as caught:
        upgrade(older)
    assert "public.mine" in f"{caught.value.detail}" or "mine" in f"{caught.value.detail}"
    assert (older.all(MESSAGES), older.all(functions)) == before
    assert component(older)[1] == OLDER


def test_messages_sent_meanwhile_arrive(older: Database) -> None:
    """Who sends during the upgrade waits for it, or is told to send again; none is lost."""
    message = '{"type": "patterns", "source": "singularity-1", "patterns": []}'
    accepted: list[int] = []
    refused: list[str | None] = []
    done = threading.Event()

    def keep_sending() -> None:
        connection = older.connect()
        while not done.is_set():
            try:
                row = connection.execute("select intake.send(%s)", [message]).fetchone()
            except psycopg.Error as error:
                refused.append(error.sqlstate)
            else:
                assert row is not None
                accepted.append(row[0])

    with running(keep_sending):
        eventually(lambda: len(accepted) > 3)
        upgrade(older)
        before = len(accepted)
        eventually(lambda: len(accepted) > before + len(refused))
        done.set()
    arrived = {row[0] for row in older.all("select msg_id from pgmq.q_patterns")}
    assert set(accepted) <= arrived


def test_an_update_that_nobody_wrote_is_told(
    offering: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the command that writes it."""
    database = offering.create()
    folder = next((tmp_path / "postgres").glob("usr/share/postgresql/*/extension"))
    with monkeypatch.context() as patch:
        patch.setattr(pgmq, "package_version", lambda: "1.12.77")
        write_extension(folder)
        install(database)
    write_extension(folder)
    with pytest.raises(CentralCloudError, match=r"no update path.*1\.12\.77") as caught:
        upgrade(database)
    assert "centralcloud pgmq --extension" in (caught.value.hint or "")


def test_the_next_release_can_update_from_this_one() -> None:
    """The list of what can be updated from has what the package carries."""
    assert package_version() in pgmq.RELEASES


def test_a_newer_one_is_left_as_it_is(by_sql: Database) -> None:
    """A package can't know what a newer pgmq keeps; what it calls is stable."""
    by_sql.all("select centralcloud.record_component('pgmq', 'sql', '9.0.0')")
    assert any(line.startswith("left pgmq 9.0.0") for line in upgrade(by_sql))
    assert component(by_sql) == ("sql", "9.0.0")
    with Installer(by_sql.conninfo) as installer:
        assert installer.verify() == []


def test_one_put_in_by_hand_is_known_by_what_it_says(aged_by_sql: Database) -> None:
    """Unrecorded: the package's own is noted as such, any other is brought up to date."""
    database = aged_by_sql
    database.all("delete from centralcloud.components")
    with Installer(database.conninfo) as installer:
        assert str(installer.queues()) == "pgmq of an unknown version, as SQL"
    assert any(line.startswith("upgraded pgmq of an unknown") for line in upgrade(database))
    database.all("delete from centralcloud.components")
    assert upgrade(database) == []
    assert component(database) == ("sql", package_version())


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("drop function pgmq.purge_queue(text)", "pgmq lacks 1 of its functions purge_queue"),
        (
            "create or replace function pgmq.purge_queue(queue_name text) returns bigint"
            " language sql as 'select 0::bigint'",
            f"pgmq.purge_queue(text) is not what pgmq {package_version()} has",
        ),
        ("drop table pgmq.a_patterns", "the queue patterns lacks its table pgmq.a_patterns"),
    ],
    ids=["a function is missing", "a function is another", "an archive is missing"],
)
def test_one_that_is_not_whole_is_told(damage: str, told: str, by_sql: Database) -> None:
    """By verify."""
    by_sql.all(damage)
    with Installer(by_sql.conninfo) as installer:
        assert told in installer.verify()
