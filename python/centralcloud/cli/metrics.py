"""`centralcloud metrics`: the figures for Prometheus, printed or served."""

from __future__ import annotations

import re
from pathlib import Path

import click

from centralcloud.cli.options import database_option
from centralcloud.errors import CentralCloudError
from centralcloud.metrics import Exporter, Scraper

_EXAMPLES = Path(__file__).parents[1] / "operations"
_FILES = {"prometheus": "prometheus.yml", "alerts": "alerts.yml", "grafana": "grafana.json"}
_LISTEN = re.compile(r"(?:(?P<host>[^:\[\]]+|\[[0-9A-Fa-f:.]+\]):)?(?P<port>[0-9]{1,5})")
_HIGHEST_PORT = 65535


def _as_address(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> tuple[str, int] | None:
    """Host and port; a port alone is one of loopback."""
    if value is None:
        return None
    found = _LISTEN.fullmatch(value)
    if found is None or int(found["port"]) > _HIGHEST_PORT:
        raise click.BadParameter(
            f"{value} is no address: give 9187, 127.0.0.1:9187 or '[::1]:9187'."
        )
    return (found["host"] or "127.0.0.1").strip("[]"), int(found["port"])


@click.command()
@click.option(
    "--listen",
    metavar="[HOST:]PORT",
    callback=_as_address,
    help="Serve them at /metrics until stopped; on 127.0.0.1 where no host is named.",
)
@click.option(
    "--example",
    type=click.Choice(list(_FILES)),
    help="Print a scrape configuration, alert rules or a Grafana dashboard.",
)
@database_option
def metrics(listen: tuple[str, int] | None, example: str | None, database: str) -> None:
    """The figures for Prometheus, in its text format.

    With --listen, one connection serves every scrape; a lost database is answered with 503 and
    dialled again. Whoever reaches the address may read: keep it on loopback or behind a proxy.
    """
    if example is not None and listen is not None:
        raise click.UsageError("--example and --listen do not go together.")
    if example is not None:
        click.echo((_EXAMPLES / _FILES[example]).read_text(encoding="utf-8"), nl=False)
        return
    scraper = Scraper(database)
    text = scraper.text()
    if listen is None:
        click.echo(text, nl=False)
        return
    try:
        exporter = Exporter(*listen, scraper)
    except OSError as error:
        raise CentralCloudError(
            f"cannot listen on {listen[0]}, port {listen[1]}",
            detail=str(error),
            hint="Is another program there? Give another port.",
        ) from error
    click.echo(f"serving {exporter.url}", err=True)
    exporter.run()
    click.echo("stopped", err=True)
