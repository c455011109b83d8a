"""`centralcloud status`: what is installed, and how everything in it is."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from types import FrameType
from typing import Any

import click
import psycopg
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.table import Column, Table
from rich.text import Text

from centralcloud import link
from centralcloud.bundle.installer import BundleStatus, Installer
from centralcloud.cli.options import database_option
from centralcloud.cli.output import age, in_utc, moment, number, print_all, printable, table_of
from centralcloud.database import Row
from centralcloud.errors import CentralCloudError
from centralcloud.signals import handled_by

_STATUS = """
    select
      to_json(s)::text,
      extract(epoch from clock_timestamp() - s.last_success_at)::float8,
      extract(epoch from clock_timestamp() - s.oldest_at)::float8
    from monitoring.status as s
    order by s.kind, array_position(%s, s.state), s.name
"""
_WORST_FIRST = ["failing", "late", "paused", "running", "ok"]
_COLOURS = {"failing": "bold red", "late": "yellow", "paused": "cyan", "running": "blue"}
#: Of a kind with more rows than this, only those that want a look are shown.
_MANY = 20
_EASY = ("ok", "running")
_NAP_SECONDS = 0.2


@click.command()
@click.option(
    "--watch",
    is_flag=False,
    flag_value=2.0,
    default=None,
    type=click.FloatRange(min=0.1),
    metavar="[SECONDS]",
    help="Go on showing it, every 2 seconds unless said otherwise, until Ctrl-C.",
)
@click.option("--all", "show_all", is_flag=True, help="Show every row, however many are well.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
def status(watch: float | None, show_all: bool, as_json: bool, database: str) -> None:
    """What is installed, and how everything in it is.

    First the bundles, what an upgrade would do and how a link is, in words; then a row for each
    thing to watch, the worst of its kind first. What waits is an upper bound.
    """
    if watch is not None and as_json:
        raise click.UsageError("--watch shows tables, --json prints once: give one of them.")
    if as_json:
        click.echo(json.dumps(_told(database), indent=2))
    elif watch is None:
        with Installer(database) as installer:
            print_all(*_installed(installer), *_shown(installer.connection, show_all))
    else:
        # An address that is wrong from the start is told, not waited for.
        Installer(database).__exit__()
        _Watch(database, watch, show_all).run()


def _told(database: str) -> dict[str, Any]:
    with Installer(database) as installer:
        sees_all = installer.sees_all()
        queues = installer.queues() if sees_all else None
        return {
            "bundles": [asdict(row) for row in installer.status()] if sees_all else None,
            "pgmq": queues and asdict(queues),
            "link": [asdict(remark) for remark in link.report(installer.connection)],
            "status": [json.loads(text) for text, _, _ in _rows(installer.connection)],
        }


class _Watch:
    """Shows the status again and again, until it is told to stop."""

    def __init__(self, database: str, every: float, show_all: bool) -> None:
        self._database = database
        self._every = every
        self._show_all = show_all
        self._installer: Installer | None = None
        # Once a connection: whether grants hold is found out by trying to give them.
        self._installed: list[RenderableType] = []
        self._stopping = False

    def run(self) -> None:
        """On a terminal in place, else one below the other."""
        with handled_by(self._stop):
            if sys.stdout.isatty():
                with Live(console=Console(), screen=True, auto_refresh=False) as live:
                    while not self._stopping:
                        live.update(Group(*self._look()), refresh=True)
                        self._rest()
            else:
                while not self._stopping:
                    print_all(*self._look())
                    self._rest()
        self._close()

    def _look(self) -> list[RenderableType]:
        """A lost database is said, and dialled again by the next look."""
        try:
            if self._installer is None:
                self._installer = Installer(self._database)
                self._installer.connection.execute("set statement_timeout to '10s'")
                self._installed = list(_installed(self._installer))
            return [*self._installed, *_shown(self._installer.connection, self._show_all)]
        except (psycopg.OperationalError, CentralCloudError) as error:
            self._close()
            why = error.detail if isinstance(error, CentralCloudError) else str(error)
            return [Text(f"lost the database: {printable((why or str(error)).strip())}", "red")]

    def _close(self) -> None:
        if self._installer is not None:
            self._installer.__exit__()
            self._installer = None

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _rest(self) -> None:
        """In naps, since a signal does not cut a sleep short."""
        end = time.monotonic() + self._every
        while not self._stopping and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, _NAP_SECONDS))


def _installed(installer: Installer) -> Iterator[RenderableType]:
    if not installer.sees_all():
        yield Text("what is installed, a superuser sees")
        return
    yield _bundles(installer.status())
    queues = installer.queues()
    if queues is not None:
        news = f"; an upgrade brings {queues.offered}" if queues.is_older else ""
        yield Text(f"{queues}{news}")


def _shown(connection: psycopg.Connection[Row], show_all: bool) -> Iterator[RenderableType]:
    for remark in link.report(connection):
        yield Text(f"link: {printable(remark.said)}")
        for more in (remark.detail, remark.hint):
            if more:
                yield Text(f"      {printable(more)}")
    rows = _rows(connection)
    if rows:
        yield Text()
        yield from _things(rows, show_all)


def _bundles(bundles: list[BundleStatus]) -> Table:
    return table_of(
        ("bundle", "version", "changes", "newest", "pending", "functions to apply"),
        [
            (
                row.bundle,
                row.version or "by hand",
                str(len(row.deployed)),
                row.deployed[-1] if row.deployed else "",
                ", ".join(row.pending) or "none",
                str(len(row.files_pending)),
            )
            for row in bundles
        ],
    )


def _rows(connection: psycopg.Connection[Row]) -> list[Row]:
    """View status; nothing where the database is of before there was one."""
    found = connection.execute("select to_regclass('monitoring.status') is not null").fetchone()
    if found is None or not found[0]:
        return []
    return in_utc(connection).execute(_STATUS, [_WORST_FIRST]).fetchall()


def _things(rows: list[Row], show_all: bool) -> Iterator[RenderableType]:
    things = [(json.loads(text), since, waited) for text, since, waited in rows]
    counts = Counter(thing["kind"] for thing, _, _ in things)
    left_out: Counter[str] = Counter()
    shown = []
    for thing, since, waited in things:
        if not show_all and counts[thing["kind"]] > _MANY and thing["state"] in _EASY:
            left_out[thing["kind"]] += 1
        else:
            shown.append(_cells(thing, since, waited))
    yield table_of(
        (
            "kind",
            "name",
            "state",
            Column("last success", justify="right"),
            "next",
            Column("waiting", justify="right"),
            Column("oldest", justify="right"),
            Column("lag", justify="right"),
        ),
        shown,
    )
    for kind, count in left_out.items():
        yield Text(f"and {count:,} more of kind {kind}, all well: --all shows them")


def _cells(thing: dict[str, Any], since: float | None, waited: float | None) -> list[str | Text]:
    state = thing["state"]
    return [
        thing["kind"],
        thing["name"],
        Text(state, _COLOURS.get(state, "green")),
        "" if since is None else f"{age(since)} ago",
        moment(thing["next_slot_at"]),
        number(thing["depth"]),
        age(waited),
        number(thing["lag"]),
    ]
