"""Install, upgrade, verify, revert: a database brought to what the package says, or left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from centralcloud import __version__
from centralcloud.bundle import cron, objects, pgmq, routines, sqitch
from centralcloud.bundle.files import KINDS, rooms
from centralcloud.bundle.ledger import Ledger, content_hash
from centralcloud.bundle.plan import Change, read_plan
from centralcloud.bundle.scripts import read_script
from centralcloud.database import Row, connect, run_script
from centralcloud.errors import CentralCloudError
from centralcloud.versions import OLDEST_SERVER, numbers


@dataclass(frozen=True)
class BundleStatus:
    """What of a bundle is in a database."""

    bundle: str
    version: str | None
    deployed: list[str]
    pending: list[str]
    files_pending: list[str]


class Installer:
    """One database and what this package would make of it. Use as a context manager."""

    def __init__(self, conninfo: str, say: Callable[[str], None] = lambda _line: None) -> None:
        """`say` is told each thing that was done, as a line."""
        self._conninfo = conninfo
        self._say = say
        self.connection: psycopg.Connection[Row] = connect(conninfo)
        self._ledger = Ledger(conninfo, self.connection)

    def __enter__(self) -> Installer:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._ledger.close()
        self.connection.close()

    # What is there -----------------------------------------------------------------------------

    def sees_all(self) -> bool:
        """Whether this login may read the ledger and try the grants: a superuser's may."""
        row = self.connection.execute(
            "select rolsuper from pg_roles where rolname = current_user"
        ).fetchone()
        return row is not None and bool(row[0])

    def kind(self) -> str | None:
        """`hub`, `instance`, or None where neither is installed."""
        applied = self._ledger.applied()
        for kind, bundles in KINDS.items():
            if any(change.key in applied for change in read_plan(bundles[-1])):
                return kind
        return None

    def status(self) -> list[BundleStatus]:
        """Each bundle of this database: what is deployed, what an upgrade would do."""
        kind = self.required_kind()
        applied = self._ledger.applied()
        return [self._bundle_status(bundle, applied) for bundle in KINDS[kind]]

    def queues(self) -> pgmq.Pgmq | None:
        """The pgmq of a hub, and what an upgrade would bring; None where there is none."""
        return pgmq.inspect(self.connection) if self.kind() == "hub" else None

    def dry_run(self, kind: str, clock: str | None = None) -> Iterator[str]:
        """The SQL that `install(kind, clock)` would send, in order, but for pg_cron's entries."""
        applied = self._ledger.applied()
        for bundle in KINDS[kind]:
            if bundle == "hub":
                yield from pgmq.dry_run(self.connection)
            for change in read_plan(bundle):
                if change.key not in applied:
                    yield change.script("deploy").read_text(encoding="utf-8")
            for routine in routines.pending(self.connection, bundle):
                yield f"-- plpgsql/{bundle}/{routine.path}\n{routine.text}"
        if clock not in (None, self._clock()):
            chosen = sql.SQL("select centralcloud.change_setting('scheduling.clock', {});")
            yield chosen.format(sql.Literal(clock)).as_string(self.connection)

    # What changes it -----------------------------------------------------------------------------

    def install(self, kind: str, clock: str | None = None) -> None:
        """Bring the database to what the package says; twice is once. Finishes a killed one."""
        self._require_server()
        with self._changing():
            by_cron = (clock or self._clock()) == "cron"
            if by_cron:
                cron.preflight(self.connection, self._conninfo)
            recorded = objects.Recorded(self.connection)
            recorded.note()
            self._adopt(kind)
            for bundle in KINDS[kind]:
                self._refuse(bundle)
            for bundle in KINDS[kind]:
                self._install_bundle(bundle)
            recorded.renew()
            self._set_clock(clock, by_cron=by_cron)

    def upgrade(self) -> None:
        """Bring what is installed to what the package says, under the clock it has."""
        self.install(self.required_kind())

    def verify(self) -> list[str]:
        """Run every verify script, and compare function files; returns what is wrong, in words."""
        problems: list[str] = []
        for status in self.status():
            problems += [f"{status.bundle}:{name} is not deployed" for name in status.pending]
            problems += [
                f"plpgsql/{status.bundle}/{path} is not what the database holds"
                for path in status.files_pending
            ]
            for change in read_plan(status.bundle):
                if change.name in status.deployed:
                    problems += self._verify_change(change)
        if self.kind() == "hub":
            problems += pgmq.problems(self.connection)
        problems += [str(each) for each in objects.changed(self.connection)]
        return problems + self._open_doors()

    def revert(self, to: str | None) -> list[str]:
        """Take back every change after `to` (`bundle:change`), or all; returns their keys."""
        with self._changing():
            undone = self.revertible(to)
            recorded = objects.Recorded(self.connection)
            recorded.note()
            if "core:scheduling" in (change.key for change in undone):
                cron.remove(self.connection, self._conninfo)
            for change in undone:
                self._ledger.revert(change)
                self._say(f"reverted {change.key}")
            self._forget_orphans()
            recorded.renew()
        return [change.key for change in undone]

    def revertible(self, to: str | None) -> list[Change]:
        """The changes that `revert(to)` would take back, in its order."""
        changes = [change for bundle in self._bundles() for change in read_plan(bundle)]
        keep = self._index(changes, to) + 1 if to is not None else 0
        applied = self._ledger.applied()
        return [change for change in reversed(changes[keep:]) if change.key in applied]

    def uninstall(self) -> None:
        """Leave nothing of CentralCloud in this database; the cluster's roles stay."""
        self._bundles()
        self.revert(None)
        self._ledger.drop()

    # How -----------------------------------------------------------------------------------------

    @contextmanager
    def _changing(self) -> Iterator[None]:
        self._require_superuser()
        with sqitch.lock(self.connection):
            yield

    def _require_superuser(self) -> None:
        if not self.sees_all():
            raise CentralCloudError(
                f"{self.connection.info.user} is no superuser",
                detail="Roles, dblink and pg_cron's entries are made by a superuser, once each.",
                hint="Connect as one: --database 'dbname=… user=postgres'.",
                sqlstate="SC904",
            )

    def _install_bundle(self, bundle: str) -> None:
        applied = self._ledger.applied()
        if bundle == "hub":
            done = pgmq.ensure(self.connection)
            if done:
                self._say(done)
        previous: Change | None = None
        for change in read_plan(bundle):
            if change.key not in applied:
                self._require(change, applied)
                self._ledger.apply(change, previous)
                applied[change.key] = content_hash(change)
                self._say(f"deployed {change.key}")
            previous = change
        files = routines.apply(self.connection, bundle)
        if files:
            self._say(f"applied {len(files)} function files of {bundle}")
        self.connection.execute("select centralcloud.record_bundle(%s, %s)", [bundle, __version__])
        if bundle == "hub":
            pgmq.record(self.connection)

    def _clock(self) -> str:
        """What starts the jobs of this database: pg_cron where nothing else was chosen."""
        if not self._has_function("centralcloud.setting(text)"):
            return "cron"
        row = self.connection.execute("select centralcloud.setting('scheduling.clock')").fetchone()
        return "cron" if row is None else str(row[0])

    def _forget_orphans(self) -> None:
        """What is registered goes with its routines, and with the jobs pg_cron's entries."""
        if not self._has_function("scheduling.forget_orphans()"):
            return
        forgotten = self.connection.execute("select scheduling.forget_orphans()").fetchall()
        if self._has_function("monitoring.forget_orphans()"):
            forgotten += self.connection.execute("select monitoring.forget_orphans()").fetchall()
        for (what,) in forgotten:
            self._say(f"forgot {what}")
        if self._clock() == "cron" and cron.is_loaded(self.connection):
            cron.sync(self.connection, self._conninfo)

    def _set_clock(self, clock: str | None, *, by_cron: bool) -> None:
        if clock is not None:
            self.connection.execute(
                "select centralcloud.change_setting('scheduling.clock', %s)", [clock]
            )
        if by_cron:
            cron.sync(self.connection, self._conninfo)
            self._say(f"scheduled its jobs with pg_cron in database {cron.home(self.connection)}")
        elif clock == "tick":
            # Two clocks would start each slot twice; the second finds it taken, but why have two?
            cron.remove(self.connection, self._conninfo)

    def _adopt(self, kind: str) -> None:
        """Take over what sqitch deployed, into yoyo's ledger."""
        applied = self._ledger.applied()
        found: list[Change] = []
        for bundle in KINDS[kind]:
            by_sqitch = sqitch.deployed(self.connection, bundle)
            for change in read_plan(bundle):
                if change.name in by_sqitch and change.key not in applied:
                    if by_sqitch[change.name] != change.deploy_hash:
                        raise _edited(change)
                    found.append(change)
            unknown = by_sqitch.keys() - {change.name for change in read_plan(bundle)}
            if unknown:
                raise _newer(bundle, sorted(unknown))
        if found:
            self._ledger.mark(found)
            self._say(f"adopted {len(found)} changes that sqitch deployed")

    def _refuse(self, bundle: str) -> None:
        """Stop before anything is touched where this package can't be right."""
        self._refuse_newer(bundle)
        applied = self._ledger.applied()
        changes = {change.key: change for change in read_plan(bundle)}
        for key, change in changes.items():
            if key in applied and applied[key] != content_hash(change):
                raise _edited(change)
        for room in rooms(bundle):
            if f"{bundle}:{room}" not in applied and self._schema_exists(room):
                raise CentralCloudError(
                    f"there is a schema {room} here that CentralCloud did not make",
                    detail=f"Each room of {bundle} is a schema: {', '.join(rooms(bundle))}.",
                    hint="Give CentralCloud a database of its own, or rename that schema.",
                    sqlstate="SC901",
                )
        for change in changes.values():
            self._refuse_conflicts(change, applied)

    def _refuse_newer(self, bundle: str) -> None:
        planned = {change.key for change in read_plan(bundle)}
        applied = [key for key in self._ledger.applied() if key.startswith(f"{bundle}:")]
        unknown = [key for key in applied if key not in planned]
        if unknown:
            raise _newer(bundle, unknown)
        if not self._has_function("centralcloud.bundle_version(text)"):
            return
        version = self._bundle_version(bundle)
        if version is not None and numbers(version) > numbers(__version__):
            raise _newer(bundle, [f"version {version}"])

    def _refuse_conflicts(self, change: Change, applied: dict[str, str]) -> None:
        for conflict in change.conflicts:
            if conflict in applied and change.key not in applied:
                raise CentralCloudError(
                    f"this database is of another kind already: {conflict.partition(':')[0]}",
                    detail="A database is a hub or an instance, never both.",
                    hint="Use another database.",
                    sqlstate="SC906",
                )

    def _require(self, change: Change, applied: dict[str, str]) -> None:
        for name in change.requires:
            key = name if ":" in name else f"{change.project}:{name}"
            if key not in applied:
                raise CentralCloudError(
                    f"{change.key} needs {key}, which is not deployed",
                    detail="Plans name what a change stands on.",
                    hint="Install core first.",
                    sqlstate="SC909",
                )

    def _verify_change(self, change: Change) -> list[str]:
        script, _ = read_script(change.script("verify"))
        try:
            with self.connection.transaction(force_rollback=True):
                run_script(self.connection, script)
        except psycopg.Error as error:
            return [f"{change.key}: {error.diag.message_primary or error}"]
        return []

    def _open_doors(self) -> list[str]:
        """What PUBLIC may do here, in words; nothing where open_doors() is not installed yet."""
        if not self._has_function("centralcloud.open_doors()"):
            return []
        rows = self.connection.execute(
            "select kind, object, privilege, close_with from centralcloud.open_doors()"
        )
        return [
            f"PUBLIC may {privilege} {kind} {name}: {close_with}"
            for kind, name, privilege, close_with in rows
        ]

    def _bundle_status(self, bundle: str, applied: dict[str, str]) -> BundleStatus:
        plan = read_plan(bundle)
        return BundleStatus(
            bundle=bundle,
            version=self._bundle_version(bundle),
            deployed=[change.name for change in plan if change.key in applied],
            pending=[change.name for change in plan if change.key not in applied],
            files_pending=[r.path for r in routines.pending(self.connection, bundle)],
        )

    def _bundle_version(self, bundle: str) -> str | None:
        row = self.connection.execute("select centralcloud.bundle_version(%s)", [bundle]).fetchone()
        return None if row is None else row[0]

    def _bundles(self) -> tuple[str, ...]:
        """What is in this database; core alone where a revert ended there, or was cut off."""
        if self.kind() is None and any(key.startswith("core:") for key in self._ledger.applied()):
            self._refuse_newer("core")
            return ("core",)
        return KINDS[self.required_kind()]

    def required_kind(self) -> str:
        """`hub` or `instance`; raises SC910 where neither is installed, SC902 where it is newer."""
        kind = self.kind()
        if kind is None:
            raise CentralCloudError(
                f"CentralCloud is not installed in database {self.connection.info.dbname}",
                detail="Its ledger (schema yoyo) names neither a hub nor an instance.",
                hint="Run `centralcloud install hub` or `centralcloud install instance` first; "
                "a database made by sqitch is adopted by it.",
                sqlstate="SC910",
            )
        for bundle in KINDS[kind]:
            self._refuse_newer(bundle)
        return kind

    def _require_server(self) -> None:
        major = self.connection.info.server_version // 10000
        if major < OLDEST_SERVER:
            raise CentralCloudError(
                f"the server is PostgreSQL {major}",
                detail=f"CentralCloud needs PostgreSQL {OLDEST_SERVER} or newer.",
                hint="Install a newer server.",
                sqlstate="SC908",
            )

    def _has_function(self, signature: str) -> bool:
        found = self.connection.execute("select to_regprocedure(%s) is not null", [signature])
        return found.fetchone() == (True,)

    def _schema_exists(self, name: str) -> bool:
        row = self.connection.execute(
            "select exists (select from pg_namespace where nspname = %s)", [name]
        ).fetchone()
        return row is not None and bool(row[0])

    @staticmethod
    def _index(changes: list[Change], to: str) -> int:
        keys = [change.key for change in changes]
        if to not in keys:
            raise CentralCloudError(
                f"there is no change {to}",
                detail=f"The changes are {', '.join(keys)}.",
                hint="Name one as bundle:change.",
            )
        return keys.index(to)


def _edited(change: Change) -> CentralCloudError:
    path = Path("sql") / change.project / "deploy" / f"{change.name}.sql"
    return CentralCloudError(
        f"{path} was edited after it was applied here",
        detail="A deploy script happens once; this database holds what it said before.",
        hint="Put the script back and write what is new as a further change of the plan.",
        sqlstate="SC903",
    )


def _newer(bundle: str, what: list[str]) -> CentralCloudError:
    return CentralCloudError(
        f"this database holds a newer {bundle} than this package: {', '.join(what)}",
        detail=f"The package is version {__version__} and does not know these.",
        hint="Upgrade the package: pip install --upgrade centralcloud.",
        sqlstate="SC902",
    )
