"""The benchmarks run: small, since here nobody looks at their seconds."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.bench import aggregation, intake, knowledge, monitoring, ranking_quality, slots
from tests.bench.broadcast.__main__ import BARS
from tests.bench.broadcast.away import away
from tests.bench.broadcast.exchanges import exchanges
from tests.bench.broadcast.publishing import publishing
from tests.bench.broadcast.subscribers import subscribers
from tests.bench.broadcast.wal import wal
from tests.bench.common import Bar, Report, bench_hub
from tests.house.files import ROOT


@pytest.mark.parametrize("name", ["broadcast", "crash", "intake", "limits", "snapshot"])
def test_help_is_shown(name: str) -> None:
    """Whole: a percent sign alone would have argparse print its own insides."""
    command = [sys.executable, "-m", f"tests.bench.{name}", "--help"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("usage: ")
    assert "--check" in shown.stdout
    assert "argparse" not in shown.stdout


def test_a_figure_beyond_its_bar_fails_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    """And is named."""
    report = Report({"messages lost": Bar(most=0), "messages kept": Bar(least=1)})
    report.figure("messages kept", 1, "of 1")
    assert report.exit_code(check=True) == 0
    report.figure("messages lost", 1, "of 2")
    assert (report.exit_code(check=False), report.exit_code(check=True)) == (0, 1)
    printed = capsys.readouterr()
    assert "messages lost: 1 of 2\n" in printed.out
    assert "missed: messages lost is 1, its bar is at most 0\n" in printed.err


def test_intake() -> None:
    """Its bar is on a figure that it prints."""
    report = Report()
    intake.in_memory(report, batch=5, rounds=1)
    intake.on_disk(report, batch=5, rounds=1, folder=Path(tempfile.gettempdir()))
    assert set(intake.BARS) <= set(report.figures)


def test_broadcast() -> None:
    """Its bars, but for those that take a minute or ten days, are met by a small fleet too."""
    report = Report(BARS)
    publishing(report, 60)
    wal(report, 5)
    subscribers(report, 20)
    exchanges(report, 2, in_a_minute=False)
    away(report, fleet=4, days=9, rate=1)
    assert report.missed == []
    assert {name for name in BARS if name not in report.figures} == {
        "exchanges in a minute, failed",
        "exchanges in a minute, until the last is done",
        "bytes of the log, last day / day 10",
    }
    assert report.figures["exchanges in the same second, failed"] == 0
    assert report.figures["resyncs"] > 0


def test_monitoring() -> None:
    """Its bars are on figures that it prints."""
    report = Report()
    with bench_hub() as hub:
        monitoring.fill(hub, scale=1)
        monitoring.bench(report, hub, rounds=1)
    assert set(monitoring.BARS) <= set(report.figures)


def test_slots() -> None:
    """Its bars are on figures that it prints."""
    report = Report()
    with bench_hub() as hub:
        slots.measure(hub, calls=20, rounds=1, report=report)
    assert set(slots.BARS) <= set(report.figures)


def test_knowledge() -> None:
    """Its bars are on figures that it prints."""
    report = Report()
    knowledge.load(report, templates=20, rounds=1)
    knowledge.export(report, candidates=20, rounds=1)
    assert set(knowledge.BARS) <= set(report.figures)


def test_ranking_quality() -> None:
    """Its bars are on figures that it prints; two votes buy less than one for each liar."""
    report = Report()
    ranking_quality.bench(report, seeds=1, instances=40, patterns=400)
    assert set(ranking_quality.BARS) <= set(report.figures)
    assert report.figures["honest: scores, worst"] > 0.95
    assert report.figures["20 %, two owners: scores, worst"] > 0.9
    assert report.figures["20 %, two owners: rate x count, worst"] < 0.1
    assert report.figures["20 %, an owner each: scores, worst"] < 0.9


def test_aggregation() -> None:
    """Its bars are on figures that it prints; DuckDB need not be there."""
    report = Report()
    folder = Path(tempfile.gettempdir())
    for label, observations in (("few", 500), ("many", 1000)):
        aggregation.folding(report, folder, label, observations, patterns=500)
    aggregation.scoring(report, folder, 500, patterns=100, rounds=1)
    aggregation.compare(report)
    beside = {name for name in aggregation.BARS if "DuckDB" in name}
    assert set(aggregation.BARS) - beside <= set(report.figures)
