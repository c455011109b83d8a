"""An installed hub and an installed instance, whose catalogues are read once for all rules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import Databases, Server
from tests.house.catalogue import Catalogue


@pytest.fixture(scope="session")
def catalogues(server: Server, templates: dict[str, str]) -> Iterator[dict[str, Catalogue]]:
    """By kind: hub, instance."""
    made = Databases(server)
    yield {kind: Catalogue(made.create(template), kind) for kind, template in templates.items()}
    made.drop_all()


@pytest.fixture(scope="session")
def hub_catalogue(catalogues: dict[str, Catalogue]) -> Catalogue:
    """Core and hub."""
    return catalogues["hub"]


@pytest.fixture(scope="session")
def instance_catalogue(catalogues: dict[str, Catalogue]) -> Catalogue:
    """Core and instance."""
    return catalogues["instance"]
