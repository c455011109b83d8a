"""Tasks that a command asks for: it works on them itself, and waits for those others took."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

import psycopg

from centralcloud.worker import Worker

_LOOK_SECONDS = 0.2
#: Of these tasks, one that another worker has, or could have by now.
_IN_OTHER_HANDS = """
    select true
    from unnest(%s::bigint[]) as asked (task_id), scheduling.find_task(asked.task_id) as t
    where t.state = 'running' or (t.state = 'queued' and t.due_at <= centralcloud.clock())
"""


def work_until_done(
    connection: psycopg.Connection[Any], worker: Worker, task_ids: Iterable[int]
) -> None:
    """Do what is due until none of these tasks is: a running worker may have taken one first."""
    asked = list(task_ids)
    worker.run_until_idle()
    while connection.execute(_IN_OTHER_HANDS, [asked]).fetchone():
        time.sleep(_LOOK_SECONDS)
        # One whose lease ran out, or that is handed back.
        worker.run_until_idle()


def error_of(connection: psycopg.Connection[Any], task_id: int) -> str | None:
    """What a task failed with last."""
    row = connection.execute(
        "select t.error from scheduling.find_task(%s) as t", [task_id]
    ).fetchone()
    return row[0] if row else None
