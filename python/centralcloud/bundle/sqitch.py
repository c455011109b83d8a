"""Sqitch's registry (sqitch 1.3, schema `sqitch`): its lock, and its rows kept in step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from centralcloud.bundle.plan import Change
from centralcloud.database import Row
from centralcloud.errors import CentralCloudError

#: The advisory lock that sqitch itself takes while it changes a database.
LOCK_KEY = 75474063
_LOCK_SECONDS = 60
_HOLDER = """
select a.pid, format('%%s (process %%s, program "%%s")', a.usename, a.pid, a.application_name)
from pg_catalog.pg_locks as l
join pg_catalog.pg_database as d on d.oid = l.database and d.datname = current_database()
join pg_catalog.pg_stat_activity as a on a.pid = l.pid
where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objid = %s and l.objsubid = 1
"""


@contextmanager
def lock(connection: psycopg.Connection[Row]) -> Iterator[None]:
    """Hold off every other installer, sqitch included; it goes with the connection on a kill."""
    connection.execute(f"set lock_timeout = '{_LOCK_SECONDS}s'")
    try:
        connection.execute("select pg_advisory_lock(%s)", [LOCK_KEY])
    except psycopg.errors.LockNotAvailable as error:
        holder = connection.execute(_HOLDER, [LOCK_KEY]).fetchone()
        pid, who = holder or (None, "somebody who is gone by now")
        raise CentralCloudError(
            f"another installer has held this database for {_LOCK_SECONDS} s: {who}",
            detail="sqitch and centralcloud take the same advisory lock before changing anything; "
            "so may any login where advisory locks are open to PUBLIC.",
            hint=f"What should not hold it: select pg_terminate_backend({pid});"
            if pid
            else "Try again.",
        ) from error
    finally:
        connection.execute("reset lock_timeout")
    try:
        yield
    finally:
        connection.execute("select pg_advisory_unlock(%s)", [LOCK_KEY])


def deployed(connection: psycopg.Connection[Row], project: str) -> dict[str, str]:
    """Change name → script_hash of what sqitch deployed of a project here."""
    if not _exists(connection):
        return {}
    rows = connection.execute(
        "select change, script_hash from sqitch.changes where project = %s order by committed_at",
        [project],
    )
    return {row[0]: row[1] for row in rows}


def record_deploy(connection: psycopg.Connection[Any], change: Change) -> None:
    """Write the rows that `sqitch deploy --log-only` would, where there is a registry."""
    if not _exists(connection):
        return
    connection.execute(
        """
        insert into sqitch.projects (project, uri, created_at, creator_name, creator_email)
        values (%(project)s, null, clock_timestamp(), %(planner_name)s, %(planner_email)s)
        on conflict do nothing
        """,
        _facts(change),
    )
    connection.execute(
        """
        insert into sqitch.changes (
          change_id, script_hash, change, project, note, committed_at, committer_name,
          committer_email, planned_at, planner_name, planner_email
        )
        values (
          %(id)s, %(hash)s, %(name)s, %(project)s, %(note)s, clock_timestamp(), %(planner_name)s,
          %(planner_email)s, %(planned_at)s, %(planner_name)s, %(planner_email)s
        )
        """,
        _facts(change),
    )
    for kind, names in (("require", change.requires), ("conflict", change.conflicts)):
        for name in names:
            _record_dependency(connection, change, kind, name)
    _record_event(connection, change, "deploy")


def record_revert(connection: psycopg.Connection[Any], change: Change) -> None:
    """Take the rows of a change out, as `sqitch revert` does, where there is a registry."""
    if not _exists(connection):
        return
    facts = _facts(change)
    connection.execute("delete from sqitch.dependencies where change_id = %(id)s", facts)
    connection.execute("delete from sqitch.changes where change_id = %(id)s", facts)
    _record_event(connection, change, "revert")


def _record_dependency(
    connection: psycopg.Connection[Any], change: Change, kind: str, name: str
) -> None:
    project, _, required = name.rpartition(":")
    connection.execute(
        """
        insert into sqitch.dependencies (change_id, type, dependency, dependency_id)
        select %(id)s, %(kind)s, %(dependency)s, (
          select c.change_id from sqitch.changes as c
          where c.project = %(of)s and c.change = %(required)s and %(kind)s = 'require'
        )
        """,
        {
            "id": change.sqitch_id,
            "kind": kind,
            "dependency": name,
            "of": project or change.project,
            "required": required,
        },
    )


def _record_event(connection: psycopg.Connection[Any], change: Change, event: str) -> None:
    connection.execute(
        """
        insert into sqitch.events (
          event, change_id, change, project, note, requires, conflicts, tags, committed_at,
          committer_name, committer_email, planned_at, planner_name, planner_email
        )
        values (
          %(event)s, %(id)s, %(name)s, %(project)s, %(note)s, %(requires)s, %(conflicts)s, '{}',
          clock_timestamp(), %(planner_name)s, %(planner_email)s, %(planned_at)s, %(planner_name)s,
          %(planner_email)s
        )
        """,
        {**_facts(change), "event": event},
    )


def _facts(change: Change) -> dict[str, Any]:
    return {
        "id": change.sqitch_id,
        "hash": change.deploy_hash,
        "name": change.name,
        "project": change.project,
        "note": change.note,
        "requires": list(change.requires),
        "conflicts": list(change.conflicts),
        "planned_at": change.planned_at,
        "planner_name": change.planner_name,
        "planner_email": change.planner_email,
    }


def _exists(connection: psycopg.Connection[Any]) -> bool:
    row = connection.execute("select to_regclass('sqitch.changes')").fetchone()
    return row is not None and row[0] is not None
