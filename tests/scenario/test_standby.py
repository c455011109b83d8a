"""On a standby all that is read can be read, and doctor says why no job runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Database, Databases, Server


@pytest.fixture
def standby() -> Iterator[Database]:
    """A hub whose server was started again as a standby."""
    server = Server(settings="-c fsync=on")
    try:
        made = Databases(server)
        database = made.create(server.template("hub"))
        database.one("select centralcloud.change_setting('learning.git_url', '/srv/templates')")
        database.rejuvenate()
        database.connection.execute("call scheduling.tick()")
        made.close()
        server.terminate()
        (Path(server.get_data_directory()) / "standby.signal").touch()
        server.start()
        yield database
        database.close()
    finally:
        server.stop()
        shutil.rmtree(server.base_dir, ignore_errors=True)


def test_a_standby_tells_how_it_is(standby: Database) -> None:
    """A notice, no error; status and metrics as at its primary."""
    found = standby.all('select "check", severity, subject from monitoring.doctor()')
    assert found == [("standby", "notice", "this server")]
    assert "centralcloud_database_size_bytes" in standby.one("select monitoring.metrics()")
    assert standby.all("select from monitoring.status where kind = 'source'") == []
