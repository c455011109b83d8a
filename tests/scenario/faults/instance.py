"""Faults of an instance."""

from __future__ import annotations

from tests.scenario.faults import Fault

FAULTS: list[Fault] = []
