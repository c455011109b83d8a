"""Evidence: a bug-class finding in the function around an idiom makes that occurrence failed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from centralcloud.analysis.evidence import BUG_CLASSES, Evidence, judge
from centralcloud.analysis.parse import parse
from centralcloud.analysis.patterns import find_occurrences, load_rules
from centralcloud.errors import CentralCloudError
from tests.conftest import Database
from tests.python.test_ingest import Shop

SOURCE = dedent('''\
    import subprocess


    def failed(names):
        """The finding is four lines below the idiom, in its function."""
        label = f"{names} go out"
        try:
            subprocess.run([label], check=True)
        except:
            return None
        return label


    def sound(names):
        """The same idiom, and no finding."""
        return f"{names} stay"


    class Counter:
        """A class is no extent: its methods are."""

        unit = f"{1} piece"

        def grow(self, by=[]):
            return by
    ''')


def _judge(folder: Path, **files: str) -> Evidence:
    for name, content in files.items():
        (folder / f"{name}.py").write_text(content)
    return judge(folder.resolve(), [f"{name}.py" for name in files])


def test_findings_are_of_the_bug_classes(tmp_path: Path) -> None:
    """What is a matter of style is no finding."""
    evidence = _judge(tmp_path, a="import os\nx=[]\nl = 1\ndef f(a=[]):\n  return a\n")
    assert [(f.path, f.rule, f.line) for f in evidence.findings] == [("a.py", "B006", 4)]
    assert evidence.unjudged == {}


def test_every_bug_class_is_known_to_ruff() -> None:
    """A rule that ruff renamed would be refused, and then nothing could be judged."""
    codes = " ".join(BUG_CLASSES.values()).split()
    listed = subprocess.run(
        [sys.executable, "-m", "ruff", "rule", "--all", "--output-format", "json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    known = {rule["code"]: rule["status"] for rule in json.loads(listed.stdout)}
    gone = [code for code in codes if "Removed" in str(known.get(code, "Removed"))]
    assert (len(codes), gone) == (len(set(codes)), [])


def test_a_file_that_cannot_be_parsed_is_unjudged(tmp_path: Path) -> None:
    """Not clean: ruff says nothing of what else is in it."""
    evidence = _judge(tmp_path, broken="def f(a=[]):\n  return (\n", sound="def f(a=[]):\n  a\n")
    assert list(evidence.unjudged) == ["broken.py"]
    assert {finding.path for finding in evidence.findings} == {"sound.py"}


def test_a_file_that_ruff_dies_of_costs_only_itself(tmp_path: Path) -> None:
    """Nested too deep for its stack."""
    deep = "x = " + "[" * 50_000 + "]" * 50_000 + "\n"
    evidence = _judge(tmp_path, a="def f(a=[]): a\n", deep=deep, z="def f(a=[]): a\n")
    assert list(evidence.unjudged) == ["deep.py"]
    assert "signal" in evidence.unjudged["deep.py"]
    assert {f.path for f in evidence.findings if f.rule == "B006"} == {"a.py", "z.py"}


def test_a_code_base_cannot_choose_what_judges_it(tmp_path: Path) -> None:
    """Neither a configuration nor a module of its own counts."""
    (tmp_path / "ruff.toml").write_text('exclude = ["*.py"]\n[lint]\nignore = ["ALL"]\n')
    (tmp_path / "ruff.py").write_text("raise SystemExit('it ran')\n")
    assert len(_judge(tmp_path, a="def f(a=[]):\n  return a\n").findings) == 1


def test_without_ruff_nothing_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error, never a clean bill."""
    monkeypatch.setattr("centralcloud.analysis.evidence._OPTIONS", ["check", "--select", "XYZ9"])
    with pytest.raises(CentralCloudError, match="ruff cannot judge the code") as caught:
        _judge(tmp_path, a="x = 1\n")
    assert caught.value.sqlstate == "SC704"


def test_an_extent_is_the_function_around_it() -> None:
    """Else the statement in its module or class; a match that is larger is its own extent."""
    extents = {
        (o.rule, o.start_line): (o.extent_start_line, o.extent_end_line)
        for o in find_occurrences(SOURCE, "python", load_rules(), parse(SOURCE).extents)
    }
    assert extents == {
        ("f-string", 6): (4, 11),
        ("subprocess-list", 8): (4, 11),
        ("bare-except", 9): (4, 11),
        ("f-string", 16): (14, 16),
        ("f-string", 22): (22, 22),
        ("mutable-default", 24): (24, 25),
    }


def test_a_finding_fails_the_occurrences_around_it(instance: Database, tmp_path: Path) -> None:
    """And says which finding it was; elsewhere in the file the same idiom went well."""
    shop = Shop(instance, tmp_path / "shop")
    shop.write("a.py", SOURCE)
    shop.ingest()
    assert instance.all(
        """
        select p.rule, o.start_line, f.rule, f.line
        from analysis.occurrences as o
        join analysis.patterns as p using (fingerprint)
        left join analysis.findings as f on f.finding_id = o.failed_by
        order by o.start_line
        """
    ) == [
        ("f-string", 6, "E722", 9),
        ("subprocess-list", 8, "E722", 9),
        ("bare-except", 9, "E722", 9),
        ("f-string", 16, None, None),
        ("f-string", 22, None, None),
        ("mutable-default", 24, "B006", 24),
    ]
    assert shop.counts() == {
        "f-string": (3, 3, 2),
        "subprocess-list": (1, 1, 0),
        "bare-except": (1, 1, 0),
        "mutable-default": (1, 1, 0),
    }
