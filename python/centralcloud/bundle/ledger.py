"""What has been deployed: yoyo's tables in schema `yoyo`, and sqitch's registry where there is one.

yoyo hashes a migration's name; here the hash is that of the deploy script's content, so the ledger
also tells when an applied script was edited. Each script, its verification and its marks are one
transaction, so a kill at any point leaves a change done or not done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

import psycopg
from psycopg.conninfo import conninfo_to_dict
from yoyo.backends.core.postgresql import PostgresqlPsycopgBackend
from yoyo.connections import DatabaseURI
from yoyo.migrations import Migration, StepBase

from centralcloud.bundle import sqitch
from centralcloud.bundle.plan import Change
from centralcloud.bundle.scripts import read_script
from centralcloud.database import Row
from centralcloud.errors import CentralCloudError


def content_hash(change: Change) -> str:
    """What yoyo keeps as migration_hash: the change's name and what its deploy script says."""
    return sha256(f"{change.key}\0{change.deploy_hash}".encode()).hexdigest()


class _Script(StepBase):  # type: ignore[misc]
    """One deploy or verify script, and the script that takes it back, sent whole."""

    def __init__(self, number: int, apply: str, rollback: str | None) -> None:
        self.id = number
        self._apply = apply
        self._rollback = rollback

    def apply(self, backend: PostgresqlPsycopgBackend, force: bool = False) -> None:
        self._run(backend, self._apply)

    def rollback(self, backend: PostgresqlPsycopgBackend, force: bool = False) -> None:
        if self._rollback is not None:
            self._run(backend, self._rollback)

    @staticmethod
    def _run(backend: PostgresqlPsycopgBackend, script: str) -> None:
        # Sqitch's psql session has PostgreSQL's own search_path and role; yoyo's needs its schema.
        backend.connection.execute('set search_path = "$user", public', prepare=False)
        backend.connection.execute(script, prepare=False)
        backend.connection.execute("reset role", prepare=False)
        backend.connection.execute("set search_path = yoyo", prepare=False)


class _Mark(StepBase):  # type: ignore[misc]
    """The ledger rows of a change, inside its transaction."""

    def __init__(self, number: int, migration: PlannedMigration) -> None:
        self.id = number
        self._migration = migration

    def apply(self, backend: PostgresqlPsycopgBackend, force: bool = False) -> None:
        backend._internal_schema_updated = True
        backend.mark_one(self._migration, log=False)
        sqitch.record_deploy(backend.connection, self._migration.change)

    def rollback(self, backend: PostgresqlPsycopgBackend, force: bool = False) -> None:
        backend._internal_schema_updated = True
        backend.unmark_one(self._migration, log=False)
        sqitch.record_revert(backend.connection, self._migration.change)


class PlannedMigration(Migration):  # type: ignore[misc]
    """A line of a plan as a yoyo migration."""

    def __init__(self, change: Change, previous: PlannedMigration | None) -> None:
        """`previous` is the line before, which this one depends on."""
        super().__init__(change.key, str(change.script("deploy")), change.folder)
        self.change = change
        self.hash = content_hash(change)
        self._depends = {previous} if previous else set()

    def load(self) -> None:
        """Read the three scripts; yoyo calls this before it runs the steps."""
        if self.loaded:
            return
        deploy, self.use_transactions = read_script(self.change.script("deploy"))
        revert, _ = read_script(self.change.script("revert"))
        verify, _ = read_script(self.change.script("verify"))
        self.steps = [_Script(0, deploy, revert), _Script(1, verify, None), _Mark(2, self)]


class Ledger:
    """Reads and writes the ledger of one database. Hold `sqitch.lock` around a change."""

    def __init__(self, conninfo: str, connection: psycopg.Connection[Row]) -> None:
        """`connection` is the installer's own; scripts run on connections that yoyo opens."""
        self._connection = connection
        self._uri = _uri(conninfo)
        self._backend: PostgresqlPsycopgBackend | None = None

    def applied(self) -> dict[str, str]:
        """Migration id → hash, in the order of application; empty where nothing ever was."""
        if not self._exists():
            return {}
        rows = self._connection.execute(
            "select migration_id, migration_hash from yoyo._yoyo_migration order by applied_at_utc"
        )
        return {row[0]: row[1] for row in rows}

    def apply(self, change: Change, previous: Change | None) -> None:
        """Deploy, verify and mark one change. Raises SC909 with what PostgreSQL said."""
        before = PlannedMigration(previous, None) if previous else None
        migration = PlannedMigration(change, before)
        migration.load()
        self._run(
            change,
            "deploy",
            lambda backend: backend.apply_one(migration, mark=not migration.use_transactions),
        )

    def revert(self, change: Change) -> None:
        """Take one change back and unmark it, in one transaction."""
        self._run(
            change, "revert", lambda backend: backend.rollback_one(PlannedMigration(change, None))
        )

    def mark(self, changes: Sequence[Change]) -> None:
        """Note changes that are there already, as yoyo mark does."""
        backend = self._open()
        backend.mark_migrations([PlannedMigration(change, None) for change in changes])

    def close(self) -> None:
        """Close yoyo's connection."""
        if self._backend is not None:
            self._backend.connection.close()

    def drop(self) -> None:
        """Forget everything: nothing of ours is left in this database."""
        self.close()
        self._backend = None
        self._connection.execute("drop schema if exists yoyo cascade")

    def _exists(self) -> bool:
        row = self._connection.execute("select to_regclass('yoyo._yoyo_migration')").fetchone()
        return row is not None and row[0] is not None

    def _open(self) -> PostgresqlPsycopgBackend:
        if self._backend is None:
            self._connection.execute("create schema if not exists yoyo")
            backend = PostgresqlPsycopgBackend(self._uri, "_yoyo_migration")
            if backend.execute("select to_regclass('yoyo.yoyo_lock')").fetchone()[0] is None:
                backend.create_lock_table()
            # Sqitch's lock is held, so a row in yoyo's lock table is what a killed install left.
            backend.break_lock()
            backend.ensure_internal_schema_updated()
            self._backend = backend
        return self._backend

    def _run(
        self, change: Change, verb: str, action: Callable[[PostgresqlPsycopgBackend], None]
    ) -> None:
        backend = self._open()
        try:
            action(backend)
        except psycopg.Error as error:
            raise CentralCloudError(
                f"could not {verb} {change.key}: {error.diag.message_primary or error}",
                detail=error.diag.message_detail or f"The script is {verb}/{change.name}.sql.",
                hint=error.diag.message_hint or "It was taken back whole; the ledger is as before.",
                sqlstate=error.sqlstate or "SC909",
            ) from error


def _uri(conninfo: str) -> DatabaseURI:
    return DatabaseURI(
        scheme="postgresql+psycopg",
        username=None,
        password=None,
        hostname=None,
        port=None,
        database=None,
        args={**conninfo_to_dict(conninfo), "schema": "yoyo"},
    )
