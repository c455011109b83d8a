"""Which Python function does which kind of task."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from centralcloud.errors import CentralCloudError


@dataclass
class TaskContext:
    """What a task gets: its payload, a place for files, and the connection it commits with."""

    #: Not autocommit: what the task writes here commits together with finish_task.
    connection: psycopg.Connection[Any]
    payload: dict[str, Any]
    #: Folder this worker may keep clones and checkouts in.
    home: Path
    #: Progress: done, total, unit.
    report: Callable[[int, int, str], None]


TaskFunction = Callable[[TaskContext], dict[str, Any]]

_functions: dict[str, TaskFunction] = {}


def task(kind: str) -> Callable[[TaskFunction], TaskFunction]:
    """Say that the decorated function does the tasks of this kind; it returns the result."""

    def register(function: TaskFunction) -> TaskFunction:
        _functions[kind] = function
        return function

    return register


def find(kind: str) -> TaskFunction:
    """The function for a kind; CentralCloudError when this package has none."""
    if kind not in _functions:
        raise CentralCloudError(
            f"this worker has no function for tasks of kind {kind}",
            detail=f"It knows {', '.join(sorted(_functions)) or 'none'}.",
            hint="The database may be newer than the package: upgrade the worker.",
        )
    return _functions[kind]


def kinds() -> list[str]:
    """Every kind that has a function, in order of name."""
    return sorted(_functions)
