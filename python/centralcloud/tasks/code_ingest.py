"""Task code_ingest: a code base is read, as far as it changed, and the hub is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from centralcloud.analysis.evidence import judge
from centralcloud.analysis.examine import Examined, examine_all
from centralcloud.analysis.handover import Handover
from centralcloud.analysis.walk import Entry, walk
from centralcloud.tasks.registry import TaskContext, task


@task("code_ingest")
def code_ingest(context: TaskContext) -> dict[str, Any]:
    """Ingest payload {code_base}: only files whose content or examiners changed are examined.

    Idempotent: a second run finds nothing to examine and tells the hub the same again. Result:
    {revision, files, examined, added, changed, vanished} and the totals of the scan.
    CentralCloudError SC702 when the folder is gone, SC704 when ruff can't run.
    """
    handover = Handover(context.connection, context.payload["code_base"])
    found = walk(Path(handover.root))
    examined = _examine(context, found.root, handover.changed(found.entries))
    evidence = judge(found.root, [one.entry.path for one in examined if one.lines])
    return {
        "revision": found.revision,
        "files": len(found.entries),
        "examined": len(examined),
        **handover.take(found, examined, evidence),
    }


def _examine(context: TaskContext, root: Path, entries: list[Entry]) -> list[Examined]:
    examined = []
    context.report(0, len(entries), "files")
    for one in examine_all(root, entries):
        examined.append(one)
        context.report(len(examined), len(entries), "files")
    return examined
