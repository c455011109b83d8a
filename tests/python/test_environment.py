"""What a container is told: read whole, or refused with everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from centralcloud.cluster.environment import Member, read
from centralcloud.errors import CentralCloudError

JOIN = {
    "CENTRALCLOUD_KIND": "instance",
    "CENTRALCLOUD_NAME": "singularity-1",
    "CENTRALCLOUD_HUB": "host=hub dbname=centralcloud",
    "CENTRALCLOUD_PASSWORD": "secret",
}


def problems(environ: dict[str, str]) -> list[str]:
    """The lines of the refusal."""
    with pytest.raises(CentralCloudError) as caught:
        read(environ)
    assert caught.value.detail is not None
    lines = caught.value.detail.splitlines()
    assert caught.value.message.startswith(f"{len(lines)} of the container's variables")
    return lines


def test_nothing_said_is_a_hub() -> None:
    """With the defaults that the image documents."""
    wanted = read({"PATH": "/bin"})
    assert (wanted.kind, wanted.database, wanted.port) == ("hub", "centralcloud", 5432)
    assert (wanted.superuser_password, wanted.fleet, wanted.join) == (None, [], None)


def test_all_of_a_hub() -> None:
    """Lines with comments and empty ones; a value may hold spaces and signs of equality."""
    wanted = read(
        {
            "POSTGRES_PASSWORD": "secret",
            "PGDATABASE": "hub",
            "CENTRALCLOUD_SETTINGS": "# ours\nlearning.git_url = https://git.example/?a=b c\n\n",
            "CENTRALCLOUD_FLEET": "singularity-1 one\n  singularity-2 two acme\n",
        }
    )
    assert wanted.database == "hub"
    assert wanted.settings == {"learning.git_url": "https://git.example/?a=b c"}
    assert wanted.fleet == [
        Member("singularity-1", "one"),
        Member("singularity-2", "two", "acme"),
    ]


def test_all_of_an_instance() -> None:
    """The address is taken apart."""
    join = read(JOIN).join
    assert join is not None
    assert (join.name, join.password, join.target["host"]) == ("singularity-1", "secret", "hub")


def test_each_may_come_from_a_file(tmp_path: Path) -> None:
    """With or without a line's end; never from both."""
    file = tmp_path / "password"
    file.write_text("from a file\n")
    assert read({"POSTGRES_PASSWORD_FILE": str(file)}).superuser_password == "from a file"
    assert problems({"POSTGRES_PASSWORD_FILE": str(file), "POSTGRES_PASSWORD": "x"}) == [
        "POSTGRES_PASSWORD: is given, and POSTGRES_PASSWORD_FILE too"
    ]
    file.write_text("\n")
    assert problems({"POSTGRES_PASSWORD_FILE": str(file)}) == [
        f"POSTGRES_PASSWORD_FILE: {file} is empty"
    ]
    assert problems({"POSTGRES_PASSWORD_FILE": "/nowhere"}) == [
        "POSTGRES_PASSWORD_FILE: /nowhere can't be read: No such file or directory"
    ]


@pytest.mark.parametrize(
    ("environ", "line"),
    [
        ({"CENTRALCLOUD_KIND": "hubb"}, 'CENTRALCLOUD_KIND: "hubb" is neither hub nor instance'),
        ({"PGPORT": "none"}, 'PGPORT: "none" is no port; one is a number from 1 to 65535'),
        ({"PGPORT": "65536"}, 'PGPORT: "65536" is no port; one is a number from 1 to 65535'),
        ({"CENTRALCLOUD_SETTINGS": "a.b=1\nc"}, "CENTRALCLOUD_SETTINGS: line 2 is not NAME=VALUE"),
        ({"CENTRALCLOUD_SETTINGS": "a.b=1\na.b=2"}, "CENTRALCLOUD_SETTINGS: line 2 sets a.b again"),
        ({"CENTRALCLOUD_FLEET": "one"}, "CENTRALCLOUD_FLEET: line 1 is not NAME PASSWORD [OWNER]"),
        ({"CENTRALCLOUD_FLEET": "a x\na y"}, "CENTRALCLOUD_FLEET: line 2 names a again"),
        (
            {"CENTRALCLOUD_KNID": "hub"},
            "CENTRALCLOUD_KNID: is unknown; did you mean CENTRALCLOUD_KIND?",
        ),
        ({"POSTGRES_DB": "x"}, "POSTGRES_DB: is not read here; PGDATABASE names the database"),
        ({"CENTRALCLOUD_NAME": "a"}, "CENTRALCLOUD_NAME: is for CENTRALCLOUD_KIND=instance"),
        (JOIN | {"CENTRALCLOUD_FLEET": "a x"}, "CENTRALCLOUD_FLEET: is for CENTRALCLOUD_KIND=hub"),
        (
            JOIN | {"CENTRALCLOUD_HUB": "dbname=hub"},
            "CENTRALCLOUD_HUB: the hub's address names no host; add host=…",
        ),
        (
            JOIN | {"CENTRALCLOUD_HUB": "postgresql://u:hush/word@hub/hub"},
            "CENTRALCLOUD_HUB: the hub's port is no number; "
            "Leave it out for 5432, or give a number.",
        ),
        (
            JOIN | {"CENTRALCLOUD_HUB": "host=hub dbname=hub user=me sslcert=/x"},
            "CENTRALCLOUD_HUB: the hub's address may not name sslcert, user; "
            "Leave them out; name and password are given apart.",
        ),
        (
            {name: value for name, value in JOIN.items() if name != "CENTRALCLOUD_PASSWORD"},
            "CENTRALCLOUD_PASSWORD: is missing; CENTRALCLOUD_NAME, CENTRALCLOUD_HUB, "
            "CENTRALCLOUD_PASSWORD go together",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(environ: dict[str, str], line: str) -> None:
    """One line a mistake."""
    assert line in problems(environ)


def test_everything_wrong_is_told_at_once_and_no_secret() -> None:
    """Nobody mends a container one mistake a restart."""
    lines = problems(
        {"CENTRALCLOUD_KIND": "x", "PGPORT": "y", "CENTRALCLOUD_FLEET": "singularity-1 a b hush"}
    )
    assert len(lines) == 3
    assert "hush" not in "\n".join(lines)


def test_kubernetes_is_left_alone() -> None:
    """It puts services' addresses into every container, under names like ours."""
    read({"CENTRALCLOUD_HUB_SERVICE_HOST": "10.0.0.1", "CENTRALCLOUD_HUB_PORT_5432_TCP": "tcp://x"})
