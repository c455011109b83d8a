"""Faults of a hub."""

from __future__ import annotations

from tests.scenario.faults import Fault

FAULTS: list[Fault] = []
