"""`centralcloud demo`: the whole story on a private cluster."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from centralcloud.cluster.private import Cluster
from centralcloud.demo import Demo, default_code_bases
from centralcloud.errors import CentralCloudError


@click.command()
@click.option(
    "--codebase",
    "code_bases",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Your own code instead of what is on the machine anyway; repeatable, an instance each.",
)
@click.option("--reset", is_flag=True, help="Remove what the demo made.")
def demo(code_bases: tuple[Path, ...], reset: bool) -> None:
    """From real code to a ranking in every instance.

    On a private cluster, three instances parse a code base each; the hub folds and ranks what they
    saw, commits it to a Git repository, and tells them; each pulls. Run again: nothing is counted
    twice. Ctrl-C leaves it so that the next run goes on.
    """
    if reset and code_bases:
        raise click.UsageError("--reset and --codebase do not go together.")
    console = Console()
    cluster = Cluster(say=lambda _line: None)
    story = Demo(cluster, list(code_bases) or default_code_bases(), console)
    if reset:
        story.reset()
        return
    try:
        story.run()
    except KeyboardInterrupt:
        raise CentralCloudError(
            "stopped",
            detail="What was done is kept.",
            hint="Run it again: it goes on where this was; --reset removes it.",
        ) from None
