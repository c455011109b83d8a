"""The help of every command: said in one line where it is listed, whole where it is asked for."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from centralcloud.cli import cli


def commands(command: click.Command, *path: str) -> list[tuple[str, ...]]:
    """The command and all below it."""
    if not isinstance(command, click.Group):
        return [path]
    context = click.Context(command)
    below = [(name, command.get_command(context, name)) for name in command.list_commands(context)]
    return [path, *(p for name, each in below if each for p in commands(each, *path, name))]


@pytest.mark.parametrize("path", commands(cli), ids=" ".join)
def test_help_fits_a_terminal(path: tuple[str, ...]) -> None:
    """80 columns cut nothing off, and each command says something."""
    result = CliRunner().invoke(cli, [*path, "--help"])
    assert result.exit_code == 0
    listed = result.output.partition("Commands:")[2]
    assert [line for line in listed.splitlines() if line.endswith("...")] == []
    assert max(map(len, result.output.splitlines())) <= 80
