"""The README's way with containers: its commands are run, by podman in place of Docker."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator

import pytest

from tests.image.conftest import ROOT
from tests.image.podman import Container, podman

COMMANDS = re.findall(r"^docker ((?:run|exec) .*)$", (ROOT / "README.md").read_text(), re.MULTILINE)


@pytest.fixture
def name() -> Iterator[str]:
    """What the README calls hub, container and volume: other tests run beside this one."""
    hub = f"readme-{os.getpid()}"
    yield hub
    podman("rm", "--force", "--ignore", hub)
    podman("volume", "rm", "--force", hub)


def test_its_commands_work(image: str, name: str) -> None:
    """In their order, on a hub that the first one makes."""
    assert [command.split()[0] for command in COMMANDS] == ["run", "exec", "exec", "exec"]
    said = ""
    for command in COMMANDS:
        here = command.replace("127.0.0.1:5432:", "127.0.0.1::")
        words = [re.sub("^hub(?=$|:)", name, word) for word in shlex.split(here)]
        if words[0] == "run":
            assert words.pop() == "centralcloud"
            podman(*words, image)
            Container(name).wait_until_healthy()
        else:
            said += podman(*words).stdout
    assert "singularity-1 is registered; its password, shown this once:" in said
    assert "(0 rows)" in said
