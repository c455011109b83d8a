"""Reads what was and is published, as an operator: no subscription, no cursor but the reader's own.

Offsets of a topic are in commit order, so going on from the last one that was shown misses nothing
and shows nothing twice, whatever happened to the connection meanwhile.
"""

from __future__ import annotations

import heapq
import time
from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

import psycopg

from centralcloud.database import PATIENCE, Row, connect
from centralcloud.errors import CentralCloudError

_PAGE = 100
_LONGEST_PAUSE_SECONDS = 30.0
#: How often to look whether anybody still reads what is written.
_GLANCE_SECONDS = 0.5

_READ = """
    select r.topic, r.topic_offset, r.key, r.published_at, r.payload::text
    from routing.read(%s, %s, %s) as r
"""


class Published(NamedTuple):
    """A message of a topic."""

    topic: str
    offset: int
    key: str | None
    published_at: datetime
    #: JSON, as the server writes it.
    payload: str


class Tail:
    """One reader of the topics that a pattern means; topics that come later are found."""

    def __init__(
        self,
        conninfo: str,
        pattern: str,
        *,
        start: str | None = None,
        last: int = 10,
        say: Callable[[str], None] = lambda _line: None,
        is_wanted: Callable[[], bool] = lambda: True,
        poll_seconds: float = 5.0,
    ) -> None:
        """Begin at `start` (earliest, latest, an offset); None: with the `last` messages.

        Messages come by notification, and by a look every `poll_seconds`. `say` is told of a lost
        connection and of a pattern that means no topic; the reading ends once `is_wanted` says no.
        """
        self._conninfo = conninfo
        self._pattern = pattern
        self._start = start
        self._last = last
        self._say = say
        self._is_wanted = is_wanted
        self._poll_seconds = poll_seconds
        self._positions: dict[str, int] = {}
        self._has_begun = False

    def read(self) -> Iterator[Published]:
        """What is there now."""
        with connect(self._conninfo, options=PATIENCE) as hub:
            yield from self._round(hub)

    def follow(self) -> Iterator[Published]:
        """What is there, then what comes; a lost connection is made anew."""
        pause = 0.0
        while self._is_wanted():
            try:
                with connect(self._conninfo, options=PATIENCE) as hub:
                    # Before the first look: what is published after it is told.
                    hub.execute("listen routing")
                    if pause:
                        self._say("connected again")
                    pause = 0.0
                    while self._is_wanted():
                        yield from self._round(hub)
                        self._rest(hub)
            except (psycopg.OperationalError, CentralCloudError) as error:
                pause = min(max(2 * pause, 0.5), _LONGEST_PAUSE_SECONDS)
                first_line = (str(error).strip() or type(error).__name__).splitlines()[0]
                self._say(f"lost the database, again in {pause:g} s: {first_line}")
                time.sleep(pause)

    def _round(self, hub: psycopg.Connection[Row]) -> Iterator[Published]:
        ends: dict[str, int] = dict(
            hub.execute("select * from routing.extents(%s)", [self._pattern]).fetchall()
        )
        if not self._has_begun:
            if not ends:
                self._say(f"no topic matches {self._pattern} so far")
            self._positions = {topic: self._first_position(hub, topic) for topic in ends}
        messages: Iterator[tuple[datetime, Published]] = heapq.merge(
            *(self._ordered(hub, topic, end) for topic, end in ends.items()),
            key=lambda message: message[0],
        )
        if not self._has_begun and self._start is None:
            # The last ones of all topics together.
            newest = deque(messages, maxlen=self._last) if self._last else deque()
            self._pass_over(newest, ends)
            messages = iter(newest)
        self._has_begun = True
        for _told_at, message in messages:
            yield message
            self._positions[message.topic] = message.offset
        self._positions |= {t: max(end, self._positions.get(t, 0)) for t, end in ends.items()}

    def _first_position(self, hub: psycopg.Connection[Row], topic: str) -> int:
        if self._start is None:
            row = hub.execute(
                "select routing.cursor_before_last(%s, %s)", [topic, self._last]
            ).fetchone()
        else:
            row = hub.execute(
                "select routing.starting_cursor(%s, %s)", [topic, self._start]
            ).fetchone()
        assert row is not None
        return int(row[0])

    def _pass_over(self, kept: deque[tuple[datetime, Published]], ends: dict[str, int]) -> None:
        """Stand before the first message of each topic that is kept."""
        self._positions = dict(ends)
        for _told_at, message in reversed(kept):
            self._positions[message.topic] = message.offset - 1

    def _ordered(
        self, hub: psycopg.Connection[Row], topic: str, end: int
    ) -> Iterator[tuple[datetime, Published]]:
        """A topic's messages up to `end`, each with a time that never goes back."""
        after = self._positions.get(topic, 0)
        told_at: datetime | None = None
        while after < end:
            page = [Published(*row) for row in hub.execute(_READ, [topic, after, _PAGE])]
            for message in page:
                if message.offset > end:
                    return
                told_at = max(told_at or message.published_at, message.published_at)
                yield told_at, message
            if len(page) < _PAGE:
                return
            after = page[-1].offset

    def _rest(self, hub: psycopg.Connection[Row]) -> None:
        until = time.monotonic() + self._poll_seconds
        while self._is_wanted() and time.monotonic() < until:
            for _ in hub.notifies(timeout=_GLANCE_SECONDS, stop_after=1):
                return
