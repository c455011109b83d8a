"""Task templates_data_load: a checkout of a templates repository, without a hub and without Git."""

from __future__ import annotations

from typing import Any

from centralcloud.knowledge.artifacts import as_it_is
from centralcloud.knowledge.folders import load
from centralcloud.tasks.registry import TaskContext, task


@task("templates_data_load")
def templates_data_load(context: TaskContext) -> dict[str, Any]:
    """Read folder payload {folder}, each file one artifact as the schema has it.

    Idempotent: where no file changed, none is looked at closely. Result as in `folders.load`.
    """
    return load(context, as_it_is)
