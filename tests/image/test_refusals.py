"""A wrong environment is an error in words, and leaves nothing half-made."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator

import pytest

from tests.image.conftest import Composed
from tests.image.podman import Container, podman

pytestmark = pytest.mark.once


@pytest.fixture
def volume() -> Iterator[str]:
    """A volume that nobody used yet."""
    name = f"volume-{uuid.uuid4().hex[:8]}"
    podman("volume", "create", name)
    yield name
    podman("volume", "rm", "--force", name)


def refused(image: str, volume: str, *arguments: str, **environ: str) -> str:
    """The errors of a start that fails, with exit code 1."""
    ran = podman(
        "run", "--rm", f"--volume={volume}:/var/lib/postgresql",
        *(f"--env={key}={value}" for key, value in environ.items()),
        image, *arguments, check=False,
    )  # fmt: skip
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
    assert "secret" not in ran.stdout + ran.stderr
    return ran.stderr


def is_empty(image: str, volume: str) -> bool:
    """Whether it holds no cluster, whole or half."""
    held = podman(
        "run", "--rm", f"--volume={volume}:/var/lib/postgresql", image, "ls", "/var/lib/postgresql"
    )
    return set(held.stdout.split()) <= {"data.lock"}


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({}, "error: the superuser would have no password"),
        ({"CENTRALCLOUD_KIND": "hubb"}, 'CENTRALCLOUD_KIND: "hubb" is neither hub nor instance'),
        ({"POSTGRES_PASSWORD_FILE": "/nowhere"}, "POSTGRES_PASSWORD_FILE: /nowhere can't be read"),
        (
            {"POSTGRES_PASSWORD": "secret", "CENTRALCLOUD_SETTINGS": "no.such=1"},
            "error: CENTRALCLOUD_SETTINGS: there is no setting no.such [SC905]",
        ),
        (
            {"POSTGRES_PASSWORD": "secret", "CENTRALCLOUD_FLEET": "Upper secret"},
            "error: CENTRALCLOUD_FLEET: ",
        ),
    ],
)
def test_a_wrong_value_makes_nothing(
    image: str, volume: str, environ: dict[str, str], words: str
) -> None:
    """Neither what is wrong at sight nor what the database refuses."""
    told = refused(image, volume, **environ)
    assert words in told
    assert "\nhint: " in told
    assert is_empty(image, volume)


def test_a_wrong_option_of_the_server_makes_nothing(image: str, volume: str) -> None:
    """PostgreSQL's own words stand above ours."""
    told = refused(
        image, volume, "centralcloud", "serve", "-c", "shared_buffers=lots",
        POSTGRES_PASSWORD="secret",
    )  # fmt: skip
    assert 'invalid value for parameter "shared_buffers": "lots"' in told
    assert "error: the server did not start" in told
    assert is_empty(image, volume)


def test_a_hub_that_refuses_makes_nothing(image: str, volume: str, composed: Composed) -> None:
    """An instance with a wrong password for the hub."""
    composed.hub.wait_until_healthy()
    [network] = composed.hub.inspect()["NetworkSettings"]["Networks"]
    ran = podman(
        "run", "--rm", f"--network={network}", f"--volume={volume}:/var/lib/postgresql",
        "--env=POSTGRES_PASSWORD=secret", "--env=CENTRALCLOUD_KIND=instance",
        "--env=CENTRALCLOUD_NAME=singularity-1", "--env=CENTRALCLOUD_PASSWORD=wrong",
        "--env=CENTRALCLOUD_HUB=host=hub dbname=centralcloud sslmode=disable",
        image, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "error: joining the hub: " in ran.stderr
    assert "[SC305]" in ran.stderr
    assert is_empty(image, volume)


@pytest.mark.skipif(not os.environ["CENTRALCLOUD_TEST_OTHER_IMAGE"], reason="only one was built")
def test_data_of_another_major_version_is_refused(volume: str, image: str) -> None:
    """In words, and left as it was: the image that made it goes on with it."""
    other = os.environ["CENTRALCLOUD_TEST_OTHER_IMAGE"]
    podman(
        "run", "--detach", "--name", f"other-{volume}", f"--volume={volume}:/var/lib/postgresql",
        "--env=POSTGRES_PASSWORD=secret", other,
    )  # fmt: skip
    made = Container(f"other-{volume}")
    try:
        made.wait_until_healthy()
        theirs = made.sql("show server_version_num")[:2]
        podman("stop", made.name)
        told = refused(image, volume, POSTGRES_PASSWORD="secret")
        assert f"is of PostgreSQL {theirs}, and this server is PostgreSQL" in told
        assert "hint: Start the image of PostgreSQL" in told
        podman("start", made.name)
        made.wait_until_healthy()
    finally:
        made.remove()


def test_two_servers_never_share_a_volume(image: str, composed: Composed) -> None:
    """Each would think that the other's process is its own."""
    [mount] = composed.hub.inspect()["Mounts"]
    composed.hub.wait_until_healthy()
    assert "is in use by another server" in refused(image, mount["Name"])
    assert composed.hub.is_healthy()


def test_a_volume_at_the_data_itself_is_refused(image: str, volume: str) -> None:
    """It says where the volume goes."""
    ran = podman(
        "run", "--rm", f"--volume={volume}:/var/lib/postgresql/data",
        "--env=POSTGRES_PASSWORD=secret", image, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "hint: Mount the volume one folder up, at /var/lib/postgresql" in ran.stderr
