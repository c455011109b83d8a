"""The README's way with containers: its commands are run, by podman in place of Docker."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator

import pytest

from tests.image.conftest import ROOT
from tests.image.podman import podman
from tests.waiting import PATIENCE


def commands() -> str:
    """Its block, without the build."""
    found = re.search(
        r"^```\ndocker build.*?\n(.+?)^```$",
        (ROOT / "README.md").read_text(),
        re.MULTILINE | re.DOTALL,
    )
    assert found is not None
    return found[1]


@pytest.fixture
def name() -> Iterator[str]:
    """What the README calls hub, container and volume: other tests run beside this one."""
    hub = f"readme-{os.getpid()}"
    yield hub
    podman("rm", "--force", "--ignore", hub)
    podman("volume", "rm", "--force", hub)


def test_its_commands_work(image: str, name: str) -> None:
    """In their order, as they stand, on a hub that the first one makes."""
    here = re.sub(r"\bhub\b", name, commands()).replace("127.0.0.1:5432:", "127.0.0.1::")
    here = re.sub(r" centralcloud$", f" {image}", here, count=1, flags=re.MULTILINE)
    ran = subprocess.run(
        ["bash", "-euc", f'docker() {{ podman "$@"; }}\n{here}'],
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "singularity-1 is registered; its password, shown this once:" in ran.stdout
    assert "(0 rows)" in ran.stdout
