"""Function files: applied by content, so that what did not change is not touched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import psycopg

from centralcloud.bundle import objects
from centralcloud.bundle.files import routines
from centralcloud.database import Row, run_script
from centralcloud.errors import CentralCloudError

_INCLUDE = re.compile(r"^\\ir (\S+)$", re.MULTILINE)
GRANTS = "grants.sql"
#: Each right that somebody has on what grants screens speak of, one row each.
_RIGHTS = """
    with lists (object, acl) as (
      select 'database', coalesce(datacl, acldefault('d', datdba))
      from pg_database where datname = current_database()
      union all
      select 'schema ' || oid, coalesce(nspacl, acldefault('n', nspowner)) from pg_namespace
      union all
      select 'routine ' || oid, coalesce(proacl, acldefault('f', proowner)) from pg_proc
      union all
      select 'relation ' || oid,
        coalesce(relacl, acldefault(case relkind when 'S' then 's'::"char" else 'r' end, relowner))
      from pg_class where relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      union all
      select 'column ' || attrelid || ' ' || attnum, attacl
      from pg_attribute where attacl is not null
      union all
      select concat_ws(' ', 'default', defaclrole, defaclnamespace, defaclobjtype), defaclacl
      from pg_default_acl
    )
    select md5(string_agg(concat_ws(' ', l.object, x.grantee, x.privilege_type), ','
      order by l.object, x.grantee, x.privilege_type))
    from lists as l cross join lateral aclexplode(l.acl) as x
"""


@dataclass(frozen=True)
class Routine:
    """One file of a manifest and the hash of what it says."""

    path: str
    text: str

    @property
    def hash(self) -> str:
        """SHA-256 of the content, in hex."""
        return sha256(self.text.encode()).hexdigest()


def read_manifest(bundle: str) -> list[Routine]:
    """The files that `install.sql` includes, in its order."""
    folder = routines(bundle)
    paths = _INCLUDE.findall((folder / "install.sql").read_text(encoding="utf-8"))
    return [Routine(path, _read(folder / path)) for path in paths]


def pending(connection: psycopg.Connection[Row], bundle: str) -> list[Routine]:
    """The files whose content, or what they made, is not in the database."""
    manifest = read_manifest(bundle)
    applied = _applied(connection, bundle)
    due = {routine.path for routine in manifest if applied.get(routine.path) != routine.hash}
    due |= objects.files_to_mend(connection) & {routine.path for routine in manifest}
    if due:
        due |= objects.REGISTRATIONS & {routine.path for routine in manifest}
    if due - applied.keys() or not _grants_hold(connection, bundle):
        # What was just made has no grants yet; what is replaced keeps its own.
        due.add(GRANTS)
    return [routine for routine in manifest if routine.path in due]


def apply(connection: psycopg.Connection[Row], bundle: str) -> list[str]:
    """Apply what is pending in one transaction; returns the paths. Callers see old or new."""
    files = pending(connection, bundle)
    gone = set(_applied(connection, bundle, present_only=False)) - {
        routine.path for routine in read_manifest(bundle)
    }
    with connection.transaction():
        connection.execute("set local role centralcloud_owner")
        # Bodies may name each other in any order; plpgsql_check looks at them in the tests.
        connection.execute("set local check_function_bodies = off")
        for routine in files:
            _apply_one(connection, bundle, routine)
        connection.execute(
            "select centralcloud.record_script(%s, f.path, f.hash)"
            " from unnest(%s::text[], %s::text[]) as f (path, hash)",
            [bundle, [routine.path for routine in files], [routine.hash for routine in files]],
        )
        for path in gone:
            connection.execute("select centralcloud.forget_script(%s, %s)", [bundle, path])
    return [routine.path for routine in files]


def _grants_hold(connection: psycopg.Connection[Row], bundle: str) -> bool:
    """Whether the bundle's grants screen would change nothing.

    A restore without the dump's grants, an upgrade of PostgreSQL or of pgmq, or somebody's own
    grant leave rights that are not the screen's. It is tried, and taken back.
    """
    try:
        with connection.transaction(force_rollback=True):
            before = connection.execute(_RIGHTS).fetchone()
            connection.execute("set local role centralcloud_owner")
            run_script(connection, (routines(bundle) / GRANTS).read_text(encoding="utf-8"))
            return connection.execute(_RIGHTS).fetchone() == before
    except psycopg.errors.InsufficientPrivilege:
        # A restore left the extension's objects to whoever restored.
        return False
    except psycopg.errors.ReadOnlySqlTransaction:
        # A standby can't try; it tells what stands open all the same.
        row = connection.execute("select count(*) from centralcloud.open_doors()").fetchone()
        return row == (0,)


def _apply_one(connection: psycopg.Connection[Row], bundle: str, routine: Routine) -> None:
    try:
        run_script(connection, routine.text)
    except psycopg.Error as error:
        raise CentralCloudError(
            f"plpgsql/{bundle}/{routine.path} could not be applied: "
            f"{error.diag.message_primary or error}",
            detail=error.diag.message_detail,
            hint=error.diag.message_hint or "No function was changed; mend the file and try again.",
            sqlstate=error.sqlstate,
        ) from error


def _applied(
    connection: psycopg.Connection[Row], bundle: str, *, present_only: bool = True
) -> dict[str, str]:
    row = connection.execute(
        "select to_regprocedure('centralcloud.applied_scripts(text)')"
    ).fetchone()
    if row is None or row[0] is None:
        return {}
    rows = connection.execute(
        "select path, hash, is_present from centralcloud.applied_scripts(%s)", [bundle]
    )
    return {path: digest for path, digest, present in rows if present or not present_only}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise CentralCloudError(
            f"the manifest names {path.name}, which is not there",
            detail=f"It was looked for in {path.parent}.",
            hint="Install the package again, or take the line out of install.sql.",
        ) from error
