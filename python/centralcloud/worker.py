"""The worker: does, one after the other, the tasks that SQL asks for.

A task's own writes and `scheduling.finish_task` commit together on one connection; another keeps
the lease meanwhile. A worker that is killed leaves nothing half done: its lease runs out and the
task is taken again.
"""

from __future__ import annotations

import os
import secrets
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

import centralcloud.tasks  # noqa: F401  (registers what this package can do)
from centralcloud.database import Row, connect
from centralcloud.errors import CentralCloudError
from centralcloud.signals import handled_by
from centralcloud.tasks.registry import TaskContext, find, kinds

Report = Callable[[int, int, str], None]

LEASE_LOST = "SC510"
_POLL_SECONDS = 5.0
_LONGEST_PAUSE_SECONDS = 60.0
_DETAIL_CHARACTERS = 4000


class Stopped(KeyboardInterrupt):
    """The process was told to stop; psycopg cancels a running query for it, as for Ctrl-C."""


@dataclass
class Tally:
    """What came of the tasks that were taken."""

    done: int = 0
    failed: int = 0


@dataclass(frozen=True)
class _Task:
    """A task this worker holds, as `scheduling.take_task` gives it."""

    task_id: int
    kind: str
    key: str
    payload: dict[str, Any]
    attempt: int
    lease: timedelta

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Worker:
    """Takes tasks from one database and does them."""

    def __init__(
        self,
        conninfo: str,
        home: Path,
        *,
        report: Report = lambda _done, _total, _unit: None,
        say: Callable[[str], None] = lambda _line: None,
        poll_seconds: float = _POLL_SECONDS,
    ) -> None:
        """`home`: where tasks keep files; `report` hears of progress, `say` of each task, in words.

        A notification wakes the worker; what no notification tells (a backoff that is over, a lease
        that ran out) it finds every `poll_seconds`.
        """
        self.name = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self.tally = Tally()
        self._conninfo = conninfo
        self._home = home
        self._report = report
        self._say = say
        self._poll_seconds = poll_seconds
        self._stopping = False
        self._may_interrupt = False

    def run_once(self) -> bool:
        """Do one task, if one is due; returns whether one was."""
        with self._connected() as (control, work):
            return self._do_next(control, work)

    def run_until_idle(self) -> Tally:
        """Do tasks until none is due; one that waits for its backoff is not. Returns the count."""
        with self._connected() as (control, work):
            while self._do_next(control, work):
                pass
        return self.tally

    def run_forever(self) -> None:
        """Do tasks until SIGTERM or SIGINT, which hands the one in hand back; main thread only.

        A database that can't be reached at the start is a CentralCloudError; one that goes away
        later is waited for.
        """
        with handled_by(self._stop):
            pause = 0.0
            while not self._stopping:
                try:
                    with self._connected() as (control, work):
                        pause = 0.0
                        self._serve(control, work)
                except Stopped:
                    break
                except (psycopg.OperationalError, CentralCloudError) as error:
                    if not pause and not isinstance(error, psycopg.Error):
                        raise
                    pause = min(max(2 * pause, 1.0), _LONGEST_PAUSE_SECONDS)
                    self._say(f"lost the database, again in {pause:.0f} s: {_first_line(error)}")
                    self._rest(pause)
        self._say("stopped")

    # Taking and ending tasks ---------------------------------------------------------------------

    def _serve(self, control: psycopg.Connection[Row], work: psycopg.Connection[Row]) -> None:
        while not self._stopping:
            if not self._do_next(control, work):
                with self._interruptible():
                    for _ in control.notifies(timeout=self._poll_seconds, stop_after=1):
                        pass

    def _do_next(self, control: psycopg.Connection[Row], work: psycopg.Connection[Row]) -> bool:
        # A session that ended unseen raises here, where it costs no task an attempt.
        work.execute("select")
        work.rollback()
        taken = control.execute(
            "select * from scheduling.take_task(%s, %s)", [self.name, kinds()]
        ).fetchone()
        if taken is None:
            return False
        self._do(_Task(*taken), control, work)
        return True

    def _do(
        self, task: _Task, control: psycopg.Connection[Row], work: psycopg.Connection[Row]
    ) -> None:
        began = time.monotonic()
        try:
            with _Lease(control, work, task, self.name) as lease:
                self._carry_out(task, work, lease)
        except (KeyboardInterrupt, SystemExit):
            self._hand_back(task, control)
            raise
        except BaseException as error:  # extensions written in Rust panic with a BaseException
            self._fail(task, control, error)
        else:
            self.tally.done += 1
            self._say(f"{task}: done in {time.monotonic() - began:.1f} s")

    def _carry_out(self, task: _Task, work: psycopg.Connection[Row], lease: _Lease) -> None:
        try:
            with self._interruptible():
                function = find(task.kind)
                result = function(TaskContext(work, task.payload, self._home, self._report))
            lease.end()
            work.execute(
                "select scheduling.finish_task(%s, %s, %s)",
                [task.task_id, self.name, Jsonb(result)],
            )
            work.commit()
        except BaseException:
            # Before the lease's thread is waited for: it may wait for this transaction.
            lease.end()
            if not work.closed:
                work.rollback()
            raise

    def _fail(self, task: _Task, control: psycopg.Connection[Row], error: BaseException) -> None:
        self.tally.failed += 1
        message, detail = explain(error)
        try:
            row = control.execute(
                "select scheduling.fail_task(%s, %s, %s, %s)",
                [task.task_id, self.name, message, detail],
            ).fetchone()
        except psycopg.Error as refusal:
            if refusal.sqlstate != LEASE_LOST:
                raise
            self._say(f"{task}: another worker has taken it over")
            return
        state = "is tried again later" if row == ("queued",) else "was its last attempt"
        self._say(f"{task}: attempt {task.attempt} failed and {state}: {message}")

    def _hand_back(self, task: _Task, control: psycopg.Connection[Row]) -> None:
        try:
            control.execute("select scheduling.release_task(%s, %s)", [task.task_id, self.name])
            self._say(f"{task}: handed back")
        except psycopg.Error as refusal:
            self._say(f"{task}: not handed back, its lease will run out: {_first_line(refusal)}")

    # Connections and signals ---------------------------------------------------------------------

    @contextmanager
    def _connected(
        self,
    ) -> Iterator[tuple[psycopg.Connection[Row], psycopg.Connection[Row]]]:
        with (
            connect(self._conninfo) as control,
            connect(self._conninfo, autocommit=False) as work,
        ):
            control.execute("listen centralcloud_tasks")
            yield control, work

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        """Stop, but never between taking a task and knowing of it."""
        self._stopping = True
        if self._may_interrupt:
            raise Stopped

    @contextmanager
    def _interruptible(self) -> Iterator[None]:
        self._may_interrupt = True
        try:
            if self._stopping:
                raise Stopped
            yield
        finally:
            self._may_interrupt = False

    def _rest(self, seconds: float) -> None:
        try:
            with self._interruptible():
                time.sleep(seconds)
        except Stopped:
            return


class _Lease:
    """Renews a task's lease from a thread until the task ends; a lost one cancels its work."""

    def __init__(
        self,
        control: psycopg.Connection[Row],
        work: psycopg.Connection[Row],
        task: _Task,
        worker: str,
    ) -> None:
        """The thread has `control` to itself between enter and exit."""
        self._control = control
        self._work = work
        self._task = task
        self._worker = worker
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep, name=f"lease {task}", daemon=True)

    def __enter__(self) -> _Lease:
        self._thread.start()
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.end()
        self._thread.join()

    def end(self) -> None:
        """The task is about to end: renew no more."""
        self._ended.set()

    def _keep(self) -> None:
        while not self._ended.wait(self._task.lease.total_seconds() / 3):
            try:
                self._control.execute(
                    "select scheduling.renew_lease(%s, %s)", [self._task.task_id, self._worker]
                )
            except psycopg.Error:
                # Lost, or out of reach: either way what is being done can't be finished.
                if not self._ended.is_set():
                    with suppress(psycopg.Error):
                        self._work.cancel_safe(timeout=5)
                return


def explain(error: BaseException) -> tuple[str, str]:
    """An error as a task keeps it: its message; detail, hint and the end of its traceback."""
    if isinstance(error, psycopg.Error):
        known: CentralCloudError | None = CentralCloudError.from_database(error)
    else:
        known = error if isinstance(error, CentralCloudError) else None
    parts = [known.detail, known.hint] if known else []
    frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    message = known.message if known else f"{type(error).__name__}: {error}"
    detail = "\n".join([part for part in parts if part] + [frames[-_DETAIL_CHARACTERS:]])
    return message.replace("\0", ""), detail.replace("\0", "")


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
