"""`centralcloud install | upgrade | verify | revert | uninstall`."""

from __future__ import annotations

from pathlib import Path

import click

from centralcloud.bundle import pgmq
from centralcloud.bundle.files import KINDS
from centralcloud.bundle.installer import Installer
from centralcloud.cli.options import database_option
from centralcloud.errors import CentralCloudError


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.option(
    "--clock",
    type=click.Choice(["cron", "tick"]),
    default=None,
    help="What starts the jobs: pg_cron, or `centralcloud tick --loop`.  [default: what is set in "
    "the database; cron in a new one]",
)
@click.option("--dry-run", is_flag=True, help="Print the SQL and change nothing.")
@database_option
def install(kind: str, clock: str | None, dry_run: bool, database: str) -> None:
    """Make a database a hub or an instance. Twice is once; a killed one is finished."""
    with Installer(database, click.echo) as installer:
        if dry_run:
            _show_sql(installer, kind, clock)
        else:
            installer.install(kind, clock or (None if installer.kind() else "cron"))
            click.echo(f"{kind} is installed in database {installer.connection.info.dbname}")


@click.command()
@click.option("--dry-run", is_flag=True, help="Print the SQL and change nothing.")
@database_option
def upgrade(dry_run: bool, database: str) -> None:
    """Bring an installed database to what this package says."""
    with Installer(database, click.echo) as installer:
        if dry_run:
            _show_sql(installer, installer.required_kind())
        else:
            installer.upgrade()
            click.echo("up to date")


@click.command()
@database_option
def verify(database: str) -> None:
    """Check every change and function; exits 1 on what is amiss."""
    with Installer(database) as installer:
        problems = installer.verify()
        checked = sum(len(status.deployed) for status in installer.status())
    if problems:
        raise CentralCloudError(
            f"{len(problems)} of what the package says does not hold here",
            detail="\n".join(problems),
            hint="`centralcloud upgrade` brings functions back; a missing table needs a look.",
        )
    click.echo(f"{checked} changes verified, every function is as in the package")


@click.command()
@click.option("--to", required=True, metavar="BUNDLE:CHANGE", help="The last change to keep.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@database_option
def revert(to: str, yes: bool, database: str) -> None:
    """Take back the changes after one, and the data they hold."""
    with Installer(database, click.echo) as installer:
        undone = ", ".join(change.key for change in installer.revertible(to))
        if not undone:
            click.echo("nothing to revert")
            return
        if not yes:
            name = installer.connection.info.dbname
            click.confirm(f"Revert {undone} in {name}, and lose what they hold?", abort=True)
        installer.revert(to)


@click.command()
@click.option("--yes", is_flag=True, help="Don't ask.")
@database_option
def uninstall(yes: bool, database: str) -> None:
    """Remove CentralCloud and all its data from a database."""
    with Installer(database, click.echo) as installer:
        if not yes:
            click.confirm(
                f"Remove CentralCloud and all its data from {installer.connection.info.dbname}?",
                abort=True,
            )
        installer.uninstall()


def _show_sql(installer: Installer, kind: str, clock: str | None = None) -> None:
    click.echo("\n".join(installer.dry_run(kind, clock)) or "-- nothing to do: it is up to date")


@click.command(name="pgmq")
@click.option(
    "--extension",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write it as an extension into this folder, `$(pg_config --sharedir)/extension`, "
    "and print nothing.",
)
def pgmq_sql(folder: Path | None) -> None:
    """Print pgmq's SQL, for databases that sqitch deploys.

    `centralcloud pgmq | psql` applies it.
    """
    if folder is not None:
        pgmq.write_extension(folder)
        return
    click.echo("begin;\nset local role centralcloud_owner;")
    click.echo(pgmq.package_sql())
    click.echo("commit;")
