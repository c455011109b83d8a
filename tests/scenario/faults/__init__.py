"""Things that go wrong, each with the check by which `doctor` names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.conftest import Database, Fleet, Server

#: What is healthy: a hub with one instance that exchanges.
INSTANCE = "singularity-1"


@dataclass(frozen=True)
class System:
    """A server, a hub on it, and an instance that is joined to the hub."""

    server: Server
    fleet: Fleet

    @property
    def hub(self) -> Database:
        """The hub's database."""
        return self.fleet.hub

    @property
    def instance(self) -> Database:
        """The instance's own database."""
        return self.fleet.instances[INSTANCE]

    def of(self, kind: str) -> Database:
        """One of the two: `hub` or `instance`."""
        return {"hub": self.hub, "instance": self.instance}[kind]


#: Does what the hints of the check say.
Mend = Callable[[System, list[str]], object]


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong in a healthy system."""

    name: str
    #: Whose doctor names it: hub or instance.
    on: str
    #: By which check.
    check: str
    inject: Callable[[System], object]
    #: For what outlives the databases, settings of the server or roles, where nothing mended it.
    undo: Callable[[System], object] = lambda _system: None
    #: What doctor says as well, because it follows.
    also: frozenset[str] = frozenset()
    #: After which doctor is silent again; None: it takes a person, or another machine.
    mend: Mend | None = None
