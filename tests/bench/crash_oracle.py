"""What must be in the databases, reckoned from the journals alone, against what is there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

from tests.bench.crash_actors import TOPICS, Message, read_journal
from tests.conftest import Database

Facts = dict[tuple[str, str], tuple[int, dict[str, tuple[int, int, int]]]]

_MESSAGES = """
select h.place, h.message ->> 'source', h.message ->> 'id'
from (
  select 'queue', message from pgmq.q_patterns
  union all
  select 'archive', message from pgmq.a_patterns
  union all
  select 'dead', message from intake.dead_letters
) as h (place, message)
"""
_FACTS = """
select i.instance, s.stream, s.version,
  coalesce(
    jsonb_object_agg(f.fingerprint, jsonb_build_array(f.trials, f.successes, f.occurrences))
      filter (where f.fingerprint is not null),
    '{}'
  )
from aggregation.snapshots as s
join fleet.identities as i on i.instance_id = s.source_id
left join aggregation.facts as f on f.stream_id = s.stream_id
group by i.instance, s.stream, s.version
"""
_LOG = """
select topic_offset, payload ->> 'id', payload ->> 'by', (payload ->> 'number')::integer
from routing.log where topic = %s order by topic_offset
"""
_FAILED = """
select job, sqlstate, error, count(*)
from scheduling.runs where state = 'failed' and sqlstate <> all (%s) group by 1, 2, 3
"""


@dataclass
class Verdict:
    """What was compared, and what is not as it must be."""

    messages: int = 0
    broadcasts: int = 0
    effects: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    #: Neither the one nor the other: an order, a gap, a figure, an error nobody expects.
    wrong: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Nothing is amiss."""
        return not (self.lost or self.doubled or self.wrong)

    def count(self, what: str, there: Counter[Any], must: Iterable[Any]) -> None:
        """Each of `must` is there exactly once, and nothing else."""
        wanted = set(must)
        self.lost += [f"{what} {one}" for one in sorted(wanted - there.keys())]
        self.wrong += [f"{what} {one} has no cause" for one in sorted(there.keys() - wanted)]
        self.doubled += [
            f"{what} {one}, {times} times" for one, times in sorted(there.items()) if times > 1
        ]

    def expect(self, what: str, there: Any, must: Any) -> None:
        """Both are the same."""
        if there != must:
            if isinstance(there, list):
                pairs = zip(there, must, strict=False)
                same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
                what, there, must = f"{what}, from {same} on", there[same:], must[same:]
            self.wrong.append(f"{what}: {str(there)[:200]} instead of {str(must)[:200]}")


class Oracle:
    """The journals of a run."""

    def __init__(self, folder: Path, hub: Database, instances: dict[str, Database]) -> None:
        """Read them all."""
        self.hub = hub
        self.instances = instances
        self.journals = {path.stem: read_journal(path) for path in sorted(folder.glob("*.journal"))}
        self.verdict = Verdict()

    def judge(self) -> Verdict:
        """Compare everything."""
        self._judge_surprises()
        present = self._judge_messages()
        self._judge_facts(present)
        published = self._judge_log()
        for name, instance in self.instances.items():
            self._judge_effects(name, instance, published)
        self._judge_tasks()
        return self.verdict

    # What instances tell the hub -----------------------------------------------------------------

    def _judge_messages(self) -> set[str]:
        rows = self.hub.all(_MESSAGES)
        there = Counter(f"{source} {known}" for _, source, known in rows)
        meant: dict[str, Message] = {}
        must: set[str] = set()
        for by, lines in self.journals.items():
            named = {
                _id(line["message"]): {**line, "is_local": by.startswith("teller")}
                for line in lines
                if line["what"] == "meant"
            }
            names = {line["message"]["id"]: known for known, line in named.items()}
            meant |= named
            must |= {
                names[known]
                for line in lines
                if line["what"] == "confirmed"
                for known in line["ids"]
            }
        # What was said once and never confirmed may have come or not; what an instance enqueued
        # comes if its own effect, in the same transaction, is there.
        unsure = {known for known, line in meant.items() if line["fate"] == "once"} - must
        local = {known for known, line in meant.items() if line["is_local"]}
        told = self._told_locally()
        self.verdict.lost += [f"local effect {known}" for known in sorted(must & local - told)]
        undone = {known for known, line in meant.items() if line["fate"] == "undone"}
        self.verdict.expect("told though it was undone", sorted(told & undone), [])
        must |= unsure & told | (unsure - local) & there.keys()
        self.verdict.messages = len(there)
        self.verdict.count("message", there, must)
        dead = {f"{source} {known}" for place, source, known in rows if place == "dead"}
        poison = {known for known, line in meant.items() if line["fate"] == "poison"}
        self.verdict.expect("dead letters", sorted(dead), sorted(poison & must))
        self.verdict.expect("queued", sum(place == "queue" for place, _, _ in rows), 0)
        return must

    def _told_locally(self) -> set[str]:
        """The messages whose local effect is there, in the transaction that enqueued them."""
        told: set[str] = set()
        for name, instance in self.instances.items():
            rows = instance.all("select id::text from probe.told")
            told |= {f"{name} {known}" for (known,) in rows}
        return told

    def _judge_facts(self, present: set[str]) -> None:
        must = self._facts(present)
        there: Facts = {
            (instance, stream): (
                int(version), {fingerprint: tuple(three) for fingerprint, three in facts.items()}
            )
            for instance, stream, version, facts in self.hub.all(_FACTS)
        }  # fmt: skip
        for stream in sorted(must.keys() | there.keys()):
            self.verdict.expect(f"facts of {stream}", there.get(stream), must.get(stream))

    def _facts(self, present: set[str]) -> Facts:
        """What the newest whole snapshot of each stream says, of those that came."""
        parts: dict[tuple[str, str, int], list[Message]] = defaultdict(list)
        for lines in self.journals.values():
            for line in lines:
                if line["what"] == "meant" and line["fate"] != "poison":
                    message = line["message"]
                    if _id(message) in present:
                        snapshot = message["snapshot"]
                        key = (message["source"], snapshot["stream"], snapshot["version"])
                        parts[key].append(message)
        facts: Facts = {}
        for (source, stream, version), messages in sorted(parts.items()):
            if len(messages) == messages[0]["snapshot"].get("parts", 1):
                facts[source, stream] = version, {
                    pattern["fingerprint"]: (
                        pattern["trials"], pattern["successes"], pattern["occurrences"]
                    )
                    for message in messages
                    for pattern in message["patterns"]
                }  # fmt: skip
        return facts

    # What the hub tells instances ----------------------------------------------------------------

    def _broadcasts(self) -> list[Message]:
        """Everything that was to be published and is: the row beside it says so."""
        committed = {known for (known,) in self.hub.all("select distinct id::text from probe.told")}
        meant = [
            {**line, "by": name}
            for name, lines in self.journals.items()
            for line in lines
            if line["what"] == "publish"
        ]
        sure = {
            line["id"]
            for lines in self.journals.values()
            for line in lines
            if line["what"] == "published"
        }
        self.verdict.lost += [f"publication {known}" for known in sorted(sure - committed)]
        undone = {line["id"] for line in meant if line["undone"]}
        self.verdict.expect("published though undone", sorted(undone & committed), [])
        return [line for line in meant if line["id"] in committed]

    def _judge_log(self) -> list[Message]:
        broadcasts = self._broadcasts()
        for topic in TOPICS:
            rows = self.hub.all(_LOG, [topic])
            self.verdict.broadcasts += len(rows)
            there = Counter(known for _, known, _, _ in rows)
            must = [line["id"] for line in broadcasts if topic in line["topics"]]
            self.verdict.count(f"{topic}, broadcast", there, must)
            offsets = [offset for offset, _, _, _ in rows]
            self.verdict.expect(f"{topic}, gapless", offsets, [*range(1, len(offsets) + 1)])
            for by in sorted({by for _, _, by, _ in rows}):
                numbers = [number for _, _, whose, number in rows if whose == by]
                self.verdict.expect(f"{topic}, order of {by}", numbers, sorted(numbers))
        return broadcasts

    def _judge_effects(self, name: str, instance: Database, broadcasts: list[Message]) -> None:
        fates = {line["id"]: line["fate"] for line in broadcasts}
        for topic in TOPICS:
            rows = instance.all(
                "select id::text from probe.effects where topic = %s order by n", [topic]
            )
            applied = [known for (known,) in rows]
            self.verdict.effects += len(applied)
            must = [
                line["id"]
                for line in broadcasts
                if topic in line["topics"] and line["fate"] != "dead"
            ]
            self.verdict.count(f"{name}, {topic}, effect", Counter(applied), must)
            offsets = {known: offset for offset, known, _, _ in self.hub.all(_LOG, [topic])}
            order = [offsets[known] for known in applied if fates.get(known) == "good"]
            self.verdict.expect(f"{name}, {topic}, order", order, sorted(order))
            dead = self.hub.all(
                "select topic_offset from routing.dead_deliveries "
                "where instance = %s and topic = %s order by 1", [name, topic],
            )  # fmt: skip
            hopeless = sorted(offset for known, offset in offsets.items() if fates[known] == "dead")
            self.verdict.expect(f"{name}, {topic}, dead", [offset for (offset,) in dead], hopeless)

    def _judge_tasks(self) -> None:
        must = [line["id"] for line in self._broadcasts() if line["task"]]
        for table in ("did", "ended"):
            rows = self.hub.all(f"select id::text from probe.{table}")
            self.verdict.effects += len(rows)
            self.verdict.count(f"task {table}", Counter(known for (known,) in rows), must)

    # What nobody expects -------------------------------------------------------------------------

    def _judge_surprises(self) -> None:
        for name, lines in self.journals.items():
            for line in lines:
                if line["what"] == "surprise":
                    self.verdict.wrong.append(f"{name}: {line.get('sqlstate')} {line['error']}")
        for name, database in {"the hub": self.hub, **self.instances}.items():
            allowed = [] if database is self.hub else ["SC304"]
            for row in database.all(_FAILED, [allowed]):
                self.verdict.wrong.append(f"{name}, failed runs: {row}")


def _id(message: Message) -> str:
    return f"{message['source']} {message['id']}"
