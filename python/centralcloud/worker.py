"""The worker: does, one after the other, the tasks that SQL asks for.

A task's own writes and `scheduling.finish_task` commit together on one connection; another keeps
the lease meanwhile. A worker that is killed leaves nothing half done: its lease runs out and the
task is taken again.
"""

from __future__ import annotations

import os
import secrets
import signal
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
from typing import Any, LiteralString

import psycopg
from psycopg.types.json import Jsonb

import centralcloud.tasks  # noqa: F401  (registers what this package can do)
from centralcloud.database import LOST, PATIENCE, Row, connect
from centralcloud.errors import CentralCloudError
from centralcloud.signals import handled_by
from centralcloud.systemd import notify
from centralcloud.tasks.registry import TaskContext, find, kinds

Report = Callable[[int, int, str], None]

LEASE_LOST = "SC510"
GRACE_SECONDS = 10.0
_POLL_SECONDS = 5.0
_LONGEST_PAUSE_SECONDS = 60.0
_DETAIL_CHARACTERS = 4000
#: Who wants to be left alone for longer is not believed.
_LONGEST_WAIT_SECONDS = 86_400.0
#: How often a lease's thread looks for a cancellation and tells progress.
_LOOK_SECONDS = 1.0
_CANCELLED = "centralcloud_cancelled"


class Stopped(KeyboardInterrupt):
    """The process was told to stop; psycopg cancels a running query for it, as for Ctrl-C."""


class TaskLost(KeyboardInterrupt):
    """The task in hand was cancelled or taken over; a running query is cancelled likewise."""


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
        grace_seconds: float = GRACE_SECONDS,
    ) -> None:
        """`home`: where tasks keep files; `report` hears of progress, `say` of each task, in words.

        A notification wakes the worker; what no notification tells (a backoff that is over, a lease
        that ran out) it finds every `poll_seconds`. Told to stop, it finishes the task in hand, if
        that takes no longer than `grace_seconds`.
        """
        self.name = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self.tally = Tally()
        self._conninfo = conninfo
        self._home = home
        self._report = report
        self._say = say
        self._poll_seconds = poll_seconds
        self._grace_seconds = grace_seconds
        self._stopping = False
        self._may_interrupt = False
        self._in_hand = False
        #: Set while signals are handled: what cuts a lost task off.
        self._main_thread: int | None = None

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
        """Do tasks until SIGTERM or SIGINT; main thread only.

        The task in hand is finished, or handed back when the grace is over or a second signal
        comes. A database that can't be reached at the start is a CentralCloudError; one that goes
        away later is waited for.
        """
        with self._handling_signals():
            pause = 0.0
            while not self._stopping:
                try:
                    with self._connected() as (control, work):
                        pause = 0.0
                        notify("READY=1")
                        self._serve(control, work)
                except Stopped:
                    break
                except LOST as error:
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
            with _Lease(control, task, self.name, lambda: self._cut_off(work)) as lease:
                self._carry_out(task, work, lease)
        except TaskLost:
            self._say(f"{task}: given up, {_first_line(lease.loss)}")
        except (KeyboardInterrupt, SystemExit):
            self._hand_back(task, control)
            raise
        except BaseException as error:  # extensions written in Rust panic with a BaseException
            self._fail(task, control, error)
        else:
            self.tally.done += 1
            self._say(f"{task}: done in {time.monotonic() - began:.1f} s")

    def _carry_out(self, task: _Task, work: psycopg.Connection[Row], lease: _Lease) -> None:
        def report(done: int, total: int, unit: str) -> None:
            self._report(done, total, unit)
            lease.progress = (done, total, unit)

        try:
            with self._holding():
                function = find(task.kind)
                result = function(TaskContext(work, task.payload, self._home, report))
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
        message, detail = explain(error)
        wait = error.wait if isinstance(error, CentralCloudError) else None
        if wait is not None:
            wait = min(wait, _LONGEST_WAIT_SECONDS)
        try:
            row = control.execute(
                "select scheduling.fail_task(%s, %s, %s, %s, make_interval(secs => %s))",
                [task.task_id, self.name, message, detail, wait],
            ).fetchone()
        except psycopg.Error as refusal:
            if refusal.sqlstate != LEASE_LOST:
                raise
            self._say(f"{task}: given up, {_first_line(refusal)}")
            return
        self.tally.failed += 1
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
            connect(self._conninfo, options=PATIENCE) as control,
            connect(self._conninfo, options=PATIENCE, autocommit=False) as work,
        ):
            control.execute("listen centralcloud_tasks")
            control.execute("listen centralcloud_cancelled")
            yield control, work

    @contextmanager
    def _handling_signals(self) -> Iterator[None]:
        """SIGALRM is the end of the grace, SIGUSR1 how a lease's thread cuts its task off."""
        stopping = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)
        with handled_by(self._stop, stopping), handled_by(self._lose, (signal.SIGUSR1,)):
            self._main_thread = threading.get_ident()
            try:
                yield
            finally:
                self._main_thread = None
                signal.setitimer(signal.ITIMER_REAL, 0)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        """Stop, but never between taking a task and knowing of it."""
        is_first = not self._stopping
        self._stopping = True
        if self._in_hand and is_first and self._grace_seconds > 0:
            signal.setitimer(signal.ITIMER_REAL, self._grace_seconds)
        elif self._may_interrupt:
            raise Stopped

    def _lose(self, _number: int, _frame: FrameType | None) -> None:
        if self._in_hand:
            raise TaskLost

    def _cut_off(self, work: psycopg.Connection[Row]) -> None:
        """End what is being done for a lost task; called by its lease's thread."""
        if self._main_thread is not None:
            signal.pthread_kill(self._main_thread, signal.SIGUSR1)
        else:
            with suppress(psycopg.Error):
                work.cancel_safe(timeout=5)

    @contextmanager
    def _holding(self) -> Iterator[None]:
        """Doing a task: it may be cut off, and a stop leaves it the grace."""
        with self._interruptible():
            self._in_hand = True
            try:
                yield
            finally:
                self._in_hand = False

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
    """Renews a task's lease from a thread until the task ends, and tells its progress meanwhile.

    A task that is lost, since it was cancelled or taken over, is cut off.
    """

    def __init__(
        self,
        control: psycopg.Connection[Row],
        task: _Task,
        worker: str,
        cut_off: Callable[[], None],
    ) -> None:
        """The thread has `control` to itself between enter and exit."""
        self._control = control
        self._task = task
        self._worker = worker
        self._cut_off = cut_off
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep, name=f"lease {task}", daemon=True)
        #: What the task said last; the thread tells the database once a second.
        self.progress: tuple[int, int, str] | None = None
        #: Why the task is lost.
        self.loss = psycopg.Error("the lease is lost")

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
        every = self._task.lease.total_seconds() / 3
        renewed = time.monotonic()
        told: tuple[int, int, str] | None = None
        while not self._ended.wait(min(every, _LOOK_SECONDS)):
            try:
                if self._is_cancelled() or time.monotonic() - renewed >= every:
                    renewed = time.monotonic()
                    self._call("select scheduling.renew_lease(%s, %s)")
                said = self.progress
                if said is not None and said != told:
                    self._call("select scheduling.report_progress(%s, %s, %s, %s, %s)", *said)
                    told = said
            except psycopg.Error as error:
                # Lost, or out of reach: either way what is being done can't be finished.
                if not self._ended.is_set():
                    self.loss = error
                    self._cut_off()
                return

    def _is_cancelled(self) -> bool:
        """Whether it is said to be; no round trip."""
        said = (_CANCELLED, str(self._task.task_id))
        return said in [(one.channel, one.payload) for one in self._control.notifies(timeout=0)]

    def _call(self, statement: LiteralString, *params: int | str) -> None:
        self._control.execute(statement, [self._task.task_id, self._worker, *params])


def explain(error: BaseException) -> tuple[str, str]:
    """An error as a task keeps it: its message; detail, hint and the end of its traceback.

    What we raise ourselves says what to do: it needs no traceback.
    """
    if isinstance(error, psycopg.Error):
        known: CentralCloudError | None = CentralCloudError.from_database(error)
    else:
        known = error if isinstance(error, CentralCloudError) else None
    parts = [known.detail, known.hint] if known else []
    if not isinstance(error, CentralCloudError):
        frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
        parts.append(frames[-_DETAIL_CHARACTERS:])
    message = known.message if known else f"{type(error).__name__}: {error}"
    detail = "\n".join(part for part in parts if part)
    return _storable(message), _storable(detail)


def _storable(text: str) -> str:
    """What PostgreSQL takes: no null, and halves of characters (of a file's name, say) spelt."""
    return text.replace("\0", "").encode(errors="backslashreplace").decode()


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
