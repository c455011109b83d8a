"""Killed at random, everything happens once; and the oracle that says so can say otherwise."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.house.files import ROOT

pytestmark = pytest.mark.once

#: Far more than it needs.
SECONDS = 1200


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The bench, which takes its servers with it when it is told to stop."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.crash", *arguments],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        process.wait(SECONDS)


def crash(*arguments: str) -> tuple[int, dict[str, int], str]:
    """Run it: exit code, figures, and what it said of its progress."""
    with started(*arguments) as process:
        out, told = process.communicate(timeout=SECONDS)
    lines = [line.rpartition(": ") for line in out.splitlines()]
    return process.returncode, {name: int(value) for name, _, value in lines}, told


def test_forty_kills_lose_and_double_nothing() -> None:
    """Of sessions, backends, processes and servers: facts, offsets and effects are the oracle's."""
    code, figures, told = crash("--kills", "42", "--check")
    assert code == 0, f"{figures}\n{told}"
    assert (figures["kills"], figures["lost"], figures["doubled"]) == (42, 0, 0)
    assert figures["messages"] > 300
    assert figures["broadcasts"] > 100
    assert figures["effects"] > 3 * figures["broadcasts"] / 2
    assert figures["restarts"] > 0


def test_a_naive_consumer_is_found_out() -> None:
    """The usual two transactions, in either order: the same oracle reports it, and fails.

    Not every twenty kills come between the two.
    """
    for _ in range(8):
        code, figures, told = crash("--kills", "20", "--naive", "--check")
        if code != 0:
            break
    assert code == 1, f"{figures}\n{told}"
    assert figures["lost"] + figures["doubled"] > 0, told
