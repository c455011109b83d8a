"""Rule: ruff and mypy (strict) have nothing to say about the Python of the house."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.files import ROOT

LINTERS = {
    "ruff": ("ruff", "check", "python", "tests"),
    "format": ("ruff", "format", "--check", "python", "tests"),
    "mypy": ("mypy", "--strict"),
}


@pytest.mark.parametrize("linter", LINTERS)
def test_is_content(linter: str) -> None:
    """It ends with 0."""
    ran = subprocess.run(
        [sys.executable, "-m", *LINTERS[linter]],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
