"""Task templates_sync: what the hub holds comes over the link, before job template_sync."""

from __future__ import annotations

from typing import Any

from centralcloud.tasks.registry import TaskContext, task


@task("templates_sync")
def templates_sync(context: TaskContext) -> dict[str, Any]:
    """Call link.sync_templates(), which is idempotent; its stats are the result."""
    row = context.connection.execute("select link.sync_templates()").fetchone()
    assert row is not None
    stats: dict[str, Any] = row[0]
    return stats
