"""`centralcloud doctor`: what is wrong, and what to do about it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass

import click
import psycopg
from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from centralcloud.bundle import cron
from centralcloud.bundle.installer import Installer
from centralcloud.cli.options import database_option
from centralcloud.cli.output import in_utc, moment, print_all, printable
from centralcloud.database import Row
from centralcloud.errors import CentralCloudError

_COLOURS = {"error": "bold red", "warning": "yellow", "notice": "cyan"}
_WORST_FIRST = list(_COLOURS)
_FINDINGS = """
    select d."check", d.severity, d.subject, d.finding, d.hint, to_json(d.since) #>> '{}'
    from monitoring.doctor() as d
"""
_EXAMINED = """
    select s.kind, count(*) from monitoring.status as s group by s.kind order by s.kind
"""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong."""

    check: str
    severity: str
    subject: str
    finding: str
    hint: str
    #: When its alarm was opened; None: not yet.
    since: str | None = None


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@database_option
def doctor(as_json: bool, database: str) -> None:
    """What is wrong, the worst first, and what to do about it.

    An error stands still, is lost, or is open to whom it should not be; a warning will be, or
    nobody would notice; a notice is what an operator chose. Exits 1 where there is an error or a
    warning.
    """
    with Installer(database) as installer:
        if not _is_told(installer.connection):
            installer.required_kind()
        found = [*_package(installer), *_database(installer), *_pg_cron(installer, database)]
        examined = _examined(installer.connection)
    found.sort(key=lambda each: _WORST_FIRST.index(each.severity))
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], indent=2))
    elif found:
        print_all(*(_shown(each) for each in found))
    else:
        click.echo(f"nothing is wrong; examined: {examined}")
    if any(each.severity != "notice" for each in found):
        sys.exit(1)


def _database(installer: Installer) -> list[Finding]:
    """What the database finds by itself; an older one can't."""
    if not _is_told(installer.connection):
        return []
    rows = in_utc(installer.connection).execute(_FINDINGS).fetchall()
    return [Finding(*row) for row in rows]


def _package(installer: Installer) -> list[Finding]:
    """What the package holds and the database does not, as far as this login may see that."""
    if not installer.sees_all():
        role = installer.connection.info.user
        return [
            Finding(
                "package_unseen",
                "notice",
                role,
                f"role {role} may not compare the database with the package: whether an upgrade "
                "waits is not told",
                "A superuser's doctor tells it.",
            )
        ]
    return [
        Finding(
            "upgrade_pending",
            "warning",
            row.bundle,
            f"bundle {row.bundle} lacks {len(row.pending)} changes and {len(row.files_pending)} "
            "files of functions of the package",
            "`centralcloud upgrade` brings them; with --dry-run it prints them.",
        )
        for row in installer.status()
        if row.pending or row.files_pending
    ]


def _pg_cron(installer: Installer, conninfo: str) -> list[Finding]:
    """The entries where pg_cron lives in another database; a reader may not see them."""
    connection = installer.connection
    try:
        row = connection.execute(
            "select centralcloud.setting('scheduling.clock') = 'cron'"
            " and not scheduling.is_cron_here()"
        ).fetchone()
        if row is None or not row[0] or not cron.home(connection):
            return []
        problems = cron.problems_elsewhere(connection, conninfo)
    except psycopg.errors.InsufficientPrivilege:
        return []
    except psycopg.errors.UndefinedFunction:
        return []
    except CentralCloudError as error:
        return [
            Finding(
                "cron_home",
                "warning",
                cron.home(connection),
                f"the database that pg_cron lives in can't be looked at: {error.detail}",
                "cron.database_name names it; does it exist, and may this login connect to it?",
            )
        ]
    return [
        Finding("cron_entry", "error", entry or "pg_cron", problem, hint)
        for entry, problem, hint in problems
    ]


def _is_told(connection: psycopg.Connection[Row]) -> bool:
    found = connection.execute("select to_regproc('monitoring.doctor') is not null").fetchone()
    return found is not None and bool(found[0])


def _examined(connection: psycopg.Connection[Row]) -> str:
    """How many of which kind, in words."""
    rows = connection.execute(_EXAMINED).fetchall() if _is_told(connection) else []
    things = [f"{kind} {count:,}" for kind, count in rows]
    return ", ".join(["the server", "the package's changes and functions", *things])


def _shown(each: Finding) -> Group:
    head = Text.assemble(
        (each.severity, _COLOURS[each.severity]), f" {each.check} {printable(each.subject)}"
    )
    if each.since:
        head.append(f" (since {moment(each.since)})", "dim")
    said = Text(printable(each.finding))
    hint = Text(f"→ {printable(each.hint)}")
    return Group(head, *(Padding(each, (0, 0, 0, 2), expand=False) for each in (said, hint)))
