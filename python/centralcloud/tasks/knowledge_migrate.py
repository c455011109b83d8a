"""Task knowledge_migrate: a folder of any JSON becomes artifacts of this instance."""

from __future__ import annotations

from typing import Any

from centralcloud.knowledge.folders import load
from centralcloud.knowledge.legacy import entries_of
from centralcloud.tasks.registry import TaskContext, task


@task("knowledge_migrate")
def knowledge_migrate(context: TaskContext) -> dict[str, Any]:
    """Read folder payload {folder}; older shapes are mapped where it is clear how.

    Idempotent: where no file changed, none is looked at closely. Result as in `folders.load`.
    """
    return load(context, entries_of)
