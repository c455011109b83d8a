"""Faults of every database and of its server."""

from __future__ import annotations

from tests.scenario.faults import Fault

FAULTS: list[Fault] = []
