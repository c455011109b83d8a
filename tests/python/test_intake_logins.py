"""What a real login of an instance may not do, by the ways that a superuser's session can't try."""

from __future__ import annotations

import psycopg
import pytest

from tests.conftest import Database

ATTEMPTS = {
    "to become another instance": 'set session authorization "singularity-2"',
    "to become the owner": "set role centralcloud_owner",
    "to become the scheduler": "set role centralcloud_scheduler",
    "to make a temporary table": "create temporary table instances ()",
    "to make a schema": "create schema mine",
    "to let another in": 'grant centralcloud_instance to "singularity-2"',
    "to make a role": "create role singularity_3",
    "to give itself rights": 'alter role "singularity-1" superuser',
    "to move the clock": "select centralcloud.shift_clock('1 year')",
    "to run a job": "call scheduling.run_job('pattern_aggregation')",
    "to read settings": "select centralcloud.setting('learning.git_url')",
    "to lock a queue": "begin; lock table pgmq.q_patterns",
    "to empty a queue": "truncate pgmq.q_patterns",
    "to use up numbers": "select nextval('pgmq.q_patterns_msg_id_seq')",
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_an_instance_is_refused(attempt: str, hub: Database) -> None:
    """42501, whatever it tries."""
    password = hub.one("select fleet.add('singularity-1')")
    hub.one("select fleet.add('singularity-2')")
    instance = hub.connect("singularity-1", password)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        instance.execute(ATTEMPTS[attempt])


def test_a_search_path_of_its_own_changes_nothing(hub: Database) -> None:
    """Every name in the door's functions is qualified."""
    password = hub.one("select fleet.add('singularity-1')")
    hub.all("grant create on schema public to public")
    instance = hub.connect("singularity-1", password)
    instance.execute(
        "create function public.jsonb_typeof(jsonb) returns text language sql "
        "as $$ select 'object' $$"
    )
    instance.execute("set search_path = public, pg_catalog")
    with pytest.raises(psycopg.Error) as caught:
        instance.execute("select intake.send('[]')")
    assert caught.value.sqlstate == "SC102"


def test_a_wrong_password_is_refused(hub: Database) -> None:
    """Instances log in with scram."""
    hub.one("select fleet.add('singularity-1')")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        hub.connect("singularity-1", "wrong")


@pytest.mark.parametrize("password", ("pass-word of 1", "x" * 100, "Schlüssel", "ⅸ\u00a0"))
def test_a_chosen_password_logs_in(password: str, hub: Database) -> None:
    """However it is hashed, and by whom."""
    hub.one("select fleet.add('singularity-1', null, %s)", [password])
    assert hub.connect("singularity-1", password).execute("select 1").fetchone() == (1,)
    hub.one("select fleet.rotate('singularity-1', %s)", [f"{password}2"])
    assert hub.connect("singularity-1", f"{password}2").execute("select 1").fetchone() == (1,)


def test_no_error_shows_a_password(hub: Database) -> None:
    """A statement that fails is told with its text, to the log too."""
    hub.one("select fleet.add('singularity-1')")
    first, second = hub.connect(autocommit=False), hub.connect()
    first.execute('alter role "singularity-1" connection limit 3')
    second.execute("set lock_timeout = '50ms'")
    with pytest.raises(psycopg.errors.LockNotAvailable) as caught:
        second.execute("select fleet.rotate('singularity-1', 'secret-word')")
    assert "alter role" in str(caught.value.diag.context)
    assert "secret-word" not in str(caught.value.diag.context)


@pytest.mark.parametrize("change", ("pause", "rotate", "remove"))
def test_an_open_transaction_holds_off_nobody_for_long(change: str, hub: Database) -> None:
    """Whoever would pause an instance is told how, where its own transaction is in the way."""
    password = hub.one("select fleet.add('singularity-1')")
    instance = hub.connect("singularity-1", password, autocommit=False)
    instance.execute("""select intake.send('{"type": "heartbeat"}')""")
    hub.all("set statement_timeout = '1min'")
    with pytest.raises(psycopg.Error) as caught:
        hub.one(f"select fleet.{change}('singularity-1')")
    assert caught.value.sqlstate == "SC405"
    hint = str(caught.value.diag.message_hint)
    hub.all(hint[hint.index("select ") :])
    hub.one(f"select fleet.{change}('singularity-1')")
