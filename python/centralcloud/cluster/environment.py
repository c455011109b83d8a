"""What a container is told by its environment, read and checked before anything is made.

Every variable may come as NAME or as NAME_FILE, the path of a file that holds it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from centralcloud import link
from centralcloud.bundle.files import KINDS
from centralcloud.errors import CentralCloudError

VARIABLES = {
    "CENTRALCLOUD_KIND": "hub or instance",
    "CENTRALCLOUD_SETTINGS": "lines of NAME=VALUE",
    "CENTRALCLOUD_FLEET": "hub: lines of NAME PASSWORD [OWNER]",
    "CENTRALCLOUD_NAME": "instance: what the hub calls it",
    "CENTRALCLOUD_HUB": "instance: where the hub is, as a connection string",
    "CENTRALCLOUD_PASSWORD": "instance: its password at the hub",
    "POSTGRES_PASSWORD": "the superuser's password over TCP",
    "PGDATABASE": "name of the database",
    "PGDATA": "folder of the data",
    "PGPORT": "port",
    "PGHOST": "folder of the socket",
}
_Value = TypeVar("_Value")
_JOIN = ("CENTRALCLOUD_NAME", "CENTRALCLOUD_HUB", "CENTRALCLOUD_PASSWORD")
#: What other images of PostgreSQL or our own command line would read, and what to say instead.
_ELSEWHERE = {
    "CENTRALCLOUD_DATABASE": "PGDATABASE names the database",
    "POSTGRES_DB": "PGDATABASE names the database",
    "POSTGRES_USER": "the superuser is postgres",
    "POSTGRES_INITDB_ARGS": "options of the server are arguments: serve -c NAME=VALUE",
    "POSTGRES_HOST_AUTH_METHOD": "over TCP it is always scram-sha-256",
}


@dataclass(frozen=True)
class Member:
    """An instance that the hub lets in."""

    name: str
    password: str
    owner: str | None = None


@dataclass(frozen=True)
class Join:
    """The hub of an instance: who it is there, and where that is (`link.address`)."""

    name: str
    password: str
    target: dict[str, Any]


@dataclass(frozen=True)
class Environment:
    """A server that is wanted."""

    kind: str
    database: str
    data: Path
    socket_folder: Path
    port: int
    superuser_password: str | None
    settings: dict[str, str] = field(default_factory=dict)
    fleet: list[Member] = field(default_factory=list)
    join: Join | None = None


def read(environ: Mapping[str, str]) -> Environment:
    """What the variables say. Raises one error that names all that can't be used, and no secret."""
    reader = _Reader(environ)
    wanted = Environment(
        kind=reader.parsed("CENTRALCLOUD_KIND", _kind, "hub"),
        database=reader.text("PGDATABASE") or "centralcloud",
        data=Path(reader.text("PGDATA") or "/var/lib/postgresql/data"),
        socket_folder=Path(reader.text("PGHOST") or "/run/postgresql"),
        port=reader.parsed("PGPORT", _port, 5432),
        superuser_password=reader.text("POSTGRES_PASSWORD"),
        settings=reader.parsed("CENTRALCLOUD_SETTINGS", _settings, {}),
        fleet=reader.parsed("CENTRALCLOUD_FLEET", _fleet, []),
        join=reader.join(),
    )
    reader.refuse_what_is_unknown()
    reader.refuse_what_is_for("hub" if wanted.kind == "instance" else "instance")
    if reader.problems:
        raise CentralCloudError(
            f"{len(reader.problems)} of the container's variables cannot be used",
            detail="\n".join(reader.problems),
            hint="Mend what is listed and start again; nothing was made or changed. Each may be "
            "given as NAME or as NAME_FILE, a file that holds it.",
        )
    return wanted


class _Reader:
    """Reads variables and notes what is wrong with them."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.problems: list[str] = []

    def text(self, name: str) -> str | None:
        """A variable's text or that of its file; None where it is not given or empty."""
        file = self._environ.get(f"{name}_FILE")
        given = self._environ.get(name)
        if not file:
            return given or None
        if given:
            self.problems.append(f"{name}: is given, and {name}_FILE too")
            return None
        try:
            text = Path(file).read_text(encoding="utf-8").strip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            self.problems.append(f"{name}_FILE: {file} can't be read: {why}")
            return None
        if not text:
            self.problems.append(f"{name}_FILE: {file} is empty")
        return text or None

    def parsed(self, name: str, parse: Callable[[str], _Value], default: _Value) -> _Value:
        """A variable as `parse` reads it; a ValueError of that is what is wrong with it."""
        text = self.text(name)
        if text is None:
            return default
        try:
            return parse(text)
        except ValueError as error:
            self.problems.append(f"{name}: {error}")
            return default

    def join(self) -> Join | None:
        """The hub to join, where all three variables of it are given."""
        name, target, password = (
            self.text(_JOIN[0]), self.parsed(_JOIN[1], _target, None), self.text(_JOIN[2]),
        )  # fmt: skip
        missing = [variable for variable in _JOIN if not self._is_given(variable)]
        if missing and len(missing) < len(_JOIN):
            self.problems += [
                f"{variable}: is missing; {', '.join(_JOIN)} go together" for variable in missing
            ]
        if name and target and password:
            return Join(name, password, target)
        return None

    def refuse_what_is_unknown(self) -> None:
        """Names like ours that are none of ours: most likely one was mistyped."""
        for name in sorted(self._environ):
            known = name.removesuffix("_FILE") in VARIABLES
            if known or _is_of_kubernetes(name):
                continue
            if name in _ELSEWHERE:
                self.problems.append(f"{name}: is not read here; {_ELSEWHERE[name]}")
            elif name.startswith("CENTRALCLOUD_"):
                near = difflib.get_close_matches(name, VARIABLES, n=1)
                meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(VARIABLES)}"
                self.problems.append(f"{name}: is unknown; {meant}")

    def refuse_what_is_for(self, other: str) -> None:
        """Variables of the kind that this is not."""
        self.problems += [
            f"{name}: is for CENTRALCLOUD_KIND={other}"
            for name, meaning in VARIABLES.items()
            if meaning.startswith(f"{other}: ") and self._is_given(name)
        ]

    def _is_given(self, name: str) -> bool:
        return bool(self._environ.get(name) or self._environ.get(f"{name}_FILE"))


def _is_of_kubernetes(name: str) -> bool:
    """Kubernetes tells each container the addresses of services, under the services' names."""
    return re.search(r"_(SERVICE_(HOST|PORT)|PORT)(_|$)", name) is not None


def _kind(text: str) -> str:
    if text not in KINDS:
        raise ValueError(f'"{text}" is neither hub nor instance')
    return text


def _port(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise ValueError(f'"{text}" is no port; one is a number from 1 to 65535')
    return int(text)


def _settings(text: str) -> dict[str, str]:
    settings: dict[str, str] = {}
    for number, line in _lines(text):
        name, sign, value = (part.strip() for part in line.partition("="))
        if not sign or not name:
            raise ValueError(f"line {number} is not NAME=VALUE")
        if name in settings:
            raise ValueError(f"line {number} sets {name} again")
        settings[name] = value
    return settings


def _fleet(text: str) -> list[Member]:
    fleet: dict[str, Member] = {}
    for number, line in _lines(text):
        words = line.split()
        if len(words) not in (2, 3):
            raise ValueError(f"line {number} is not NAME PASSWORD [OWNER]")
        if words[0] in fleet:
            raise ValueError(f"line {number} names {words[0]} again")
        fleet[words[0]] = Member(*words)
    return list(fleet.values())


def _target(text: str) -> dict[str, Any] | None:
    try:
        target = link.address(text)
    except CentralCloudError as error:
        raise ValueError(f"{error.message}; {error.hint}") from error
    if not target["host"]:
        raise ValueError("the hub's address names no host; add host=…")
    return target


def _lines(text: str) -> list[tuple[int, str]]:
    """Lines with their numbers, without empty ones and comments."""
    numbered = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    return [(number, line) for number, line in numbered if line and not line.startswith("#")]
