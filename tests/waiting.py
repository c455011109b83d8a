"""How a test waits: for what can be seen, never for a while.

No test says how fast a machine is. What is to come has PATIENCE; what is not to come would take far
longer; and what is to last until something else was done stands before a door that the test opens.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.conftest import Database

#: Seconds that no machine needs: only what never comes takes as long.
PATIENCE = 300.0

#: In SQL: wait here, in this transaction, while the door of this database is shut.
DOOR = "pg_catalog.pg_advisory_xact_lock_shared(86)"


def eventually(question: Callable[[], object], wanted: object = True, about: str = "") -> None:
    """Ask until the answer is the one that is wanted."""
    deadline = time.monotonic() + PATIENCE
    while (answer := question()) != wanted:
        assert time.monotonic() < deadline, f"still {answer!r}, never {wanted!r}: {about}"
        time.sleep(0.02)


@contextmanager
def shut(database: Database) -> Iterator[None]:
    """Meanwhile nobody gets through the DOOR."""
    with database.connect() as keeper:
        keeper.execute("select pg_advisory_lock(86)")
        yield
        keeper.execute("select pg_advisory_unlock(86)")


@contextmanager
def running(*jobs: Callable[[], object]) -> Iterator[None]:
    """Run jobs in threads; what one raises is raised at the end, and that one did not end."""
    failures: list[BaseException] = []

    def guarded(job: Callable[[], object]) -> None:
        try:
            job()
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=guarded, args=[job], daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join(PATIENCE)
    waiting = [thread for thread in threads if thread.is_alive()]
    assert not waiting, f"{len(waiting)} of {len(threads)} still wait for somebody"
    if failures:
        raise failures[0]


@contextmanager
def started(argv: Sequence[object], **options: Any) -> Iterator[subprocess.Popen[str]]:
    """A process. It is killed in the end, or when patience is: who reads of it hears that."""
    with subprocess.Popen(argv, text=True, **options) as process:  # type: ignore[call-overload]
        over = threading.Timer(PATIENCE, process.kill)
        over.daemon = True
        over.start()
        try:
            yield process
        finally:
            over.cancel()
            process.kill()
            process.communicate()


@contextmanager
def held(database: Database, *jobs: Callable[[], object]) -> Iterator[None]:
    """Run jobs in threads up to the DOOR; it opens when the block ends."""
    with ExitStack() as door:
        door.enter_context(shut(database))
        with running(*jobs):
            database.until_blocked(len(jobs))
            yield
            door.close()


def end(process: subprocess.Popen[str], number: int) -> tuple[int, str | None, str | None]:
    """Send a signal; how it ended, and what it said since on both outputs."""
    process.send_signal(number)
    # Else it would be closed.
    stdin, process.stdin = process.stdin, None
    out, told = process.communicate(timeout=PATIENCE)
    process.stdin = stdin
    return process.returncode, out, told
