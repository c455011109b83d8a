"""Slots: equal to croniter, which knows cron's day rule, over random schedules and moments."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from croniter import croniter

from tests.conftest import Database

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
FIELDS = [(0, 59, None), (0, 23, None), (1, 31, None), (1, 12, MONTHS), (0, 7, WEEKDAYS)]


def _value(rng: random.Random, low: int, high: int, names: list[str] | None) -> tuple[int, str]:
    value = rng.randint(low, high)
    if names and value - low < len(names) and rng.random() < 0.4:
        name = names[value - low]
        return value, rng.choice([name, name.upper(), name.title()])
    return value, str(value)


def _item(rng: random.Random, low: int, high: int, names: list[str] | None) -> str:
    (a, left), (b, right) = sorted(_value(rng, low, high, names) for _ in range(2))
    # croniter reads 5-5 as the whole cycle; pg_cron, and this, as 5.
    if a == b or rng.random() < 0.5:
        return left
    step = f"/{rng.randint(1, high - low)}" if rng.random() < 0.5 else ""
    return f"{left}-{right}{step}"


def _field(rng: random.Random, low: int, high: int, names: list[str] | None) -> str:
    kind = rng.random()
    if kind < 0.35:
        return "*"
    if kind < 0.5:
        return f"*/{rng.randint(1, high - low)}"
    return ",".join(_item(rng, low, high, names) for _ in range(rng.randint(1, 3)))


def random_schedule(rng: random.Random) -> str:
    if rng.random() < 0.03:
        return rng.choice(["@hourly", "@daily", "@weekly", "@monthly", "@yearly", "@annually"])
    return " ".join(_field(rng, *field) for field in FIELDS)


def random_moment(rng: random.Random) -> datetime:
    # 2000 was a leap year, 1900 was not and 2100 will not be.
    start = datetime(*rng.choice([(1999, 11, 1), (2023, 12, 1), (2095, 1, 1)]), tzinfo=UTC)
    exact = start + timedelta(minutes=rng.randrange(9 * 366 * 24 * 60))
    if rng.random() < 0.2:
        # The edges of months, of leap days most of all.
        exact = exact.replace(month=rng.choice([2, 12, exact.month]), day=28)
        exact += timedelta(days=rng.randint(0, 4))
    return exact + timedelta(seconds=rng.choice([0, 0, 1, 30, 59.5]))


#: Days that only some months or years have, and both days given.
RARE = [
    "0 0 29 2 *", "0 12 29 feb */2", "59 23 31 12 *", "0 0 31 * *", "* * * * *", "0 0 31 */2 *",
    "30 6 30,31 feb,apr-jun *", "0 0 1 1 sun", "0 0 13 * fri", "*/7 * 29-31 2-3 mon-fri",
    "0 0 */30 * *", "0 0 */31 2 */3", "15 3 31 1,3,5,7,8,10,12 */7",
]  # fmt: skip

#: Both slots, or why the schedule is refused, so that one statement asks for all pairs.
BOTH_SLOTS = """
create function pg_temp.slots(p_schedule text, p_moment timestamptz)
returns table (later timestamptz, earlier timestamptz, refusal text)
language plpgsql as $$
begin
  return query select
    scheduling.next_slot(p_schedule, p_moment), scheduling.previous_slot(p_schedule, p_moment),
    null::text;
exception
  when sqlstate 'SC503' then
    return query select null::timestamptz, null::timestamptz, sqlerrm;
end $$
"""


def test_a_slot_is_where_croniter_puts_it(hub: Database) -> None:
    """Forwards and backwards, 10,000 pairs of a schedule and a moment."""
    rng = random.Random(20260101)
    schedules = [random_schedule(rng) for _ in range(9_000)]
    schedules += [rng.choice(RARE) for _ in range(1_000)]
    moments = [random_moment(rng) for _ in schedules]
    hub.connection.execute(BOTH_SLOTS)
    rows = hub.all(
        "select s.* from unnest(%s::text[], %s::timestamptz[]) with ordinality "
        "as p (schedule, moment, place) "
        "cross join lateral pg_temp.slots(p.schedule, p.moment) as s order by p.place",
        [schedules, moments],
    )
    wrong = []
    for schedule, moment, found in zip(schedules, moments, rows, strict=True):
        expected: tuple[Any, ...]
        try:
            every = croniter(schedule, moment, datetime, implement_cron_bug=True)
            later = every.get_next(start_time=moment)
            expected = (later, every.get_prev(start_time=moment), None)
        except ValueError:
            expected = (None, None, f"there is no such day: {schedule}")
        if found != expected:
            wrong.append((schedule, moment, found, expected))
    assert not wrong, f"{len(wrong)} of {len(rows)}, first: {wrong[0]}"


@pytest.mark.parametrize(
    "schedule",
    [
        "0 0 * * fri-sun",
        "0 0 * * 6-0",
        "0 0 * * * *",
        "0 0 31 2 *",
        "0 0 31 4,6,9,11 *",
        "0 0 30 feb */2",
        "5/15 * * * *",
        "* * * *",
        "",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "*/0 * * * *",
        "*/60 * * * *",
        "1,,2 * * * *",
        "1, * * * *",
        "1-2-3 * * * *",
        "-1 * * * *",
        "* * * january *",
        "jan * * * *",
        "* * $ * *",
        "* * L * *",
        "30 seconds",
        "@reboot",
        "@every 5m",
        "0 0 1 1 * command",
        "999999999999 * * * *",
        "* * * * *\n",
    ],
)
def test_what_is_no_schedule_is_refused(hub: Database, schedule: str) -> None:
    """Also what pg_cron would take and then never run."""
    with pytest.raises(psycopg.Error) as caught:
        hub.one("select scheduling.next_slot(%s, '2026-01-01')", [schedule])
    assert caught.value.sqlstate == "SC503"
    assert caught.value.diag.message_hint
