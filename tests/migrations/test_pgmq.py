"""pgmq comes into a hub as an extension where the server offers it, else as SQL, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from centralcloud.bundle import files
from centralcloud.bundle.installer import Installer
from centralcloud.bundle.pgmq import is_offered, package_sql, package_version, write_extension
from centralcloud.cluster import postgres
from centralcloud.errors import CentralCloudError
from tests import conftest
from tests.conftest import Database, Databases, Server

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
def offering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Databases]:
    """Databases of a server that offers pgmq."""
    installed = offering_server(tmp_path / "postgres")
    monkeypatch.setattr(conftest, "find_server", lambda *_args: installed)
    server = Server()
    made = Databases(server)
    yield made
    made.drop_all()
    server.stop()
    shutil.rmtree(server.base_dir, ignore_errors=True)


@pytest.fixture
def without(databases: Databases) -> Database:
    """A database of a server that doesn't."""
    database = databases.create()
    if is_offered(database.connection):
        pytest.skip("this server offers pgmq, as our image does")
    return database


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
