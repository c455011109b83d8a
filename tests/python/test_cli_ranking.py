"""`centralcloud top`, `explain` and `diff` on real databases: what an operator sees."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import click
import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from centralcloud.cli.bars import ASCII, BLOCKS, percent
from centralcloud.cli.diff import diff
from centralcloud.cli.explain import explain
from centralcloud.cli.output import clipped
from centralcloud.cli.top import top
from centralcloud.errors import CentralCloudError
from tests.conftest import Database, Databases, Server

MAIN = [sys.executable, "-c", "from centralcloud.cli import main; main()"]
HOSTILE = "\x1b[31m\x07[bold red]hot[/]\u202e\n"
WIDE = "漢" * 200
Told = tuple[str, int, int]
#: Of everything; languages and kinds have their own in between.
FIRST, SECOND, THIRD = 1, 5, 9


def tell(hub: Database, at: str, told: dict[str, list[Told]]) -> None:
    """At a moment: what each instance sees now (name, trials, successes); then fold and rank."""
    hub.one("select centralcloud.freeze_clock(%s)", [at])
    members = {name for (name,) in hub.all("select name from fleet.members()")}
    version = hub.one("select extract(epoch from centralcloud.clock())::bigint")
    for source, patterns in told.items():
        if source not in members:
            hub.one("select fleet.add(%s)", [source])
        message = {
            "type": "patterns",
            "source": source,
            "snapshot": {"stream": "main", "version": version},
            "patterns": [
                {"name": name, "language": "rust" if name.startswith("r") else "python",
                 "kind": "idiom", "trials": trials, "successes": good, "occurrences": trials}
                for name, trials, good in patterns
            ],
        }  # fmt: skip
        hub.one("select intake.send(%s)", [json.dumps(message)])
    hub.one("call scheduling.run_job('pattern_aggregation')")


@pytest.fixture(scope="module")
def template(server: Server, templates: dict[str, str]) -> Iterator[str]:
    """Three rankings: of 1, 10 and 20 November; on the third, alone stays out, rest entered."""
    made = Databases(server)
    hub = made.create(templates["hub"])
    first: list[Told] = [("guard clause", 100, 98), ("bare except", 100, 40)]
    tell(hub, "2026-11-01 09:00Z", {"a": first, "b": first, "c": [("alone", 5, 5)]})
    second: list[Told] = [("guard clause", 100, 98), ("bare except", 100, 99)]
    tell(hub, "2026-11-10 09:00Z", {"a": second, "b": second})
    third: list[Told] = [("guard clause", 100, 98), ("rest", 100, 60)]
    tell(hub, "2026-11-20 09:00Z", {"a": third, "b": third})
    # Logins are the server's, and other hubs on it have instances of these names.
    hub.all("drop role a, b, c")
    hub.close()
    yield hub.name
    made.drop_all()


@pytest.fixture
def ranked(databases: Databases, template: str) -> Database:
    """A hub with these."""
    return databases.create(template)


def run(database: Database, command: click.Command, *arguments: str, columns: int = 120) -> str:
    """The command's output at a width; its error, where it fails, is raised."""
    result = CliRunner(env={"COLUMNS": str(columns)}).invoke(
        command, [*arguments, "--database", database.conninfo]
    )
    if result.exception is not None:
        raise result.exception
    return result.output


def told(database: Database, command: click.Command, *arguments: str) -> dict[str, Any]:
    """The JSON object that it prints."""
    return dict(json.loads(run(database, command, *arguments, "--json")))


def call(
    database: Database, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """As a process, its output in a pipe."""
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "PYTHONIOENCODING")}
    return subprocess.run(
        [*MAIN, *arguments],
        env={**kept, "CENTRALCLOUD_DATABASE": database.conninfo, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def rows_of(output: str) -> list[list[str]]:
    """The words of each line of the first table."""
    lines = output.partition("─\n")[2].partition("\n\n")[0].splitlines()
    return [line.split() for line in lines]


def test_top_shows_the_current_ranking(ranked: Database) -> None:
    """What it is made of, then an entry a line; the first has the longest bar."""
    shown = run(ranked, top)
    assert shown.splitlines()[0] == (
        "ranking 9 (2026-11-20 09:00:00), model 1: 2 of 2; "
        "chosen from 4 patterns of 3 instances, 3 owners"
    )
    [first, second] = rows_of(shown)
    assert first[:5] == ["1", "guard", "clause", "python", "idiom"]
    assert second[:4] == ["2", "rest", "rust", "idiom"]
    assert (first[6], first[-2:]) == ("█" * 10, ["2/2", "200"])
    assert 0 < len(second[5]) < 10


def test_top_shows_a_past_ranking(ranked: Database) -> None:
    """By its number, by a moment, by how long ago."""
    for which in (
        ("--ranking", str(FIRST)),
        ("--as-of", "2026-11-05"),
        ("--as-of", "2026-11-10 08:59:59"),
        ("--as-of", "11 days"),
        ("--as-of", "15 days ago"),
    ):
        assert told(ranked, top, *which)["ranking"]["ranking_id"] == FIRST, which
    assert told(ranked, top, "--as-of", "10 days")["ranking"]["ranking_id"] == SECOND
    assert f"ranking {FIRST} (2026-11-01 09:00:00)" in run(ranked, top, "--ranking", str(FIRST))
    for which, said in (
        (("--ranking", "77"), "there is no ranking 77"),
        (("--as-of", "2026-10-01"), "there was no ranking of everything yet at 2026-10-01"),
    ):
        with pytest.raises(Exception, match=said) as caught:
            run(ranked, top, *which)
        assert getattr(caught.value, "sqlstate", None) == "SC203"


def test_top_shows_some(ranked: Database) -> None:
    """Of a language, of a kind, the first; where none is left, what there would be."""
    assert [p["name"] for p in told(ranked, top, "--language", "rust")["patterns"]] == ["rest"]
    assert len(told(ranked, top, "--kind", "idiom")["patterns"]) == 2
    assert [p["name"] for p in told(ranked, top, "--limit", "1")["patterns"]] == ["guard clause"]
    shown = run(ranked, top, "--language", "zig")
    assert "0 of 2, of language zig;" in shown
    assert shown.endswith("there is language python, rust\n")


def test_patterns_without_a_language_are_no_language_of_their_own(hub: Database) -> None:
    """They have a ranking, which says so; asked for another one, there is none to name."""
    hub.one("select fleet.add('a')")
    hub.one("select intake.send(%s)", [json.dumps({
        "type": "patterns", "source": "a",
        "patterns": [{"name": "guard clause", "frequency": 9, "success_rate": 1}],
    })])  # fmt: skip
    hub.one("call scheduling.run_job('pattern_aggregation')")
    shown = run(hub, top, "--language", "python", columns=200)
    assert "0 of 1, of language python;" in shown
    assert shown.endswith("\nno pattern on it tells its language\n")
    shown = run(hub, top, "--language", "", "--kind", "", columns=200)
    assert " of no language, no kind (" in shown and ": 1 of 1; chosen" in shown
    assert told(hub, top, "--language", "")["ranking"]["language"] == ""
    assert "1 of 1, of no kind;" in run(hub, top, "--ranking", "1", "--kind", "", columns=200)


@pytest.mark.parametrize(
    "arguments",
    [("top", "--limit", "0"), ("top", "--limit", "101"), ("top", "--as-of", "once"),
     ("top", "--as-of", "2026-02-30"), ("top", "--ranking", "0"),
     ("top", "--ranking", "1", "--as-of", "today"), ("diff", "x"), ("diff", "--since", "once"),
     ("diff", "1", "--since", "today"), ("explain",)],
    ids=" ".join,
)  # fmt: skip
def test_a_wrong_call_is_told_apart(ranked: Database, arguments: tuple[str, ...]) -> None:
    """It exits 2, whatever is in the database."""
    ran = call(ranked, *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Error: " in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [("explain", "gu\udcffard"), ("top", "--language", "\udcff"), ("diff", "--kind", "\udcff")],
)
def test_an_argument_that_is_no_text_is_told_apart(
    ranked: Database, arguments: tuple[str, ...]
) -> None:
    """Bytes that are not UTF-8."""
    ran = call(ranked, *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("error: an argument is not UTF-8\n")


def test_top_in_json_is_what_the_database_says(ranked: Database) -> None:
    """To the last digit."""
    shown = told(ranked, top)
    [row] = ranked.all("select to_json(d)::text from ranking.describe(%s) as d", [THIRD])
    assert shown["ranking"] == {**json.loads(row[0]), "ranked_at": "2026-11-20T09:00:00+00:00"}
    rows = ranked.all(
        "select rank, fingerprint::text, score, frequency from ranking.top_patterns()"
    )
    keys = ("rank", "fingerprint", "score", "frequency")
    assert [tuple(p[key] for key in keys) for p in shown["patterns"]] == rows


def test_a_hub_without_a_ranking_says_what_makes_one(hub: Database) -> None:
    """Neither an error nor a silence; `explain` has nothing to explain."""
    for command in (top, diff):
        assert "`centralcloud jobs run pattern_aggregation` makes one" in run(hub, command)
    assert told(hub, top) == {"ranking": None, "patterns": []}
    assert told(hub, diff) == {"old": None, "new": None, "changes": []}
    ran = call(hub, "explain", "guard clause")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "hint: No name comes near it." in ran.stderr


def test_explain_says_why(ranked: Database) -> None:
    """The sentence, shares with bars, terms, voters."""
    shown = " ".join(run(ranked, explain, "Guard CLAUSE").split())
    [(score, *shares)] = ranked.all(
        """
        select score, success_rate, success_lower, frequency, prevalence_lower
        from ranking.scores where name = 'guard clause'
        """
    )
    rate, rate_least, votes, votes_least = map(percent, shares)
    assert (rate, votes) == ("91 %", "73 %")
    assert f"guard clause (python) is number 1 of 2. It is seen by {votes} of the votes" in shown
    assert f"(at least {votes_least}; 2 owners, 2 instances) and works {rate} of the time" in shown
    assert f" over 34 independent trials (at least {rate_least})." in shown
    assert f"Its score is {score:.3f}: " in shown
    [works, seen, sure] = rows_of(run(ranked, explain, "guard clause"))
    assert works[:3] == ["works", "91", "%"] and seen[:4] == ["seen", "by", "73", "%"]
    assert works[5].startswith("█" * 18) and works[5].endswith("░") and "▒" in works[5]
    assert sure[3] == "█" * 20 + "░" * 5
    assert f" a a 1 0 98 of 100 {'16.807':>6} ████████" in shown
    assert "what is usual" not in shown


def test_explain_says_what_keeps_a_pattern_off(ranked: Database) -> None:
    """Too few owners, in the singular; nobody any more."""
    shown = " ".join(run(ranked, explain, "alone").split())
    assert "alone (python) is not ranked: 1 owner sees it, and it takes 2." in shown
    assert "%; 1 owner, 1 instance) and works 73 % of the time over 3 independent trials" in shown
    assert "of that figure, what is usual of all patterns the rest" in shown
    gone = run(ranked, explain, "bare except")
    assert "No active instance sees this pattern now." in gone
    assert "works" not in gone and "share" not in gone


def test_explain_in_json_is_one_object(ranked: Database) -> None:
    """With everything of the pattern, by any of its names."""
    fingerprint = ranked.one("select aggregation.resolve_pattern('guard clause')::text")
    by_name = told(ranked, explain, "guard clause")
    assert by_name["fingerprint"] == fingerprint
    assert told(ranked, explain, fingerprint) == by_name
    assert told(ranked, explain, fingerprint[:8].upper()) == by_name
    values = {term["term"]: term["value"] for term in by_name["terms"]}
    assert (values["rank"], values["owners"], values["owners_needed"]) == (1, 2, 2)
    assert sum(v["e"] for v in by_name["voters"]) == pytest.approx(values["E"], abs=1e-6)
    assert [(t["instance"], t["stream"]) for t in by_name["told"]] == [("a", "main"), ("b", "main")]
    assert by_name["aliases"] == []

    alone = ranked.one("select aggregation.resolve_pattern('alone')")
    ranked.one("select aggregation.alias(%s, %s::uuid, 'both')", [alone, fingerprint])
    aliased = told(ranked, explain, "alone")
    assert aliased["fingerprint"] == fingerprint
    assert [(a["name"], a["reason"]) for a in aliased["aliases"]] == [("alone", "both")]
    assert "both" in run(ranked, explain, "guard clause")


def test_explain_tells_patterns_apart(hub: Database) -> None:
    """Several: which; none: what comes near. Both are errors in words."""
    tell(hub, "2026-11-01 09:00Z", {"a": [("guard clause", 9, 9)]})
    hub.one("select intake.send(%s)", [json.dumps({
        "type": "patterns", "source": "a", "patterns": [
            {"name": "Guard Clause", "language": "go", "frequency": 3, "success_rate": 1}],
    })])  # fmt: skip
    hub.one("call scheduling.run_job('pattern_aggregation')")
    ran = call(hub, "explain", "guard clause")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert 'error: 2 patterns can be meant by "guard clause" [SC209]' in ran.stderr
    for name, of in (('"guard clause"', "(python, idiom)"), ('"Guard Clause"', "(go)")):
        [line] = [line for line in ran.stderr.splitlines() if line.endswith(f"{name} {of}")]
        fingerprint = line.removeprefix("detail: ").split()[0]
        assert told(hub, explain, fingerprint)["name"] == name.strip('"')
    ran = call(hub, "explain", "gard claus")
    assert ran.returncode == 1
    assert 'no pattern has the name or fingerprint "gard claus" [SC202]' in ran.stderr
    assert 'hint: Nearest: "Guard Clause" (go), "guard clause" (python).' in ran.stderr


def test_explain_counts_the_voters_of_a_large_fleet(hub: Database) -> None:
    """Twenty are shown, or all."""
    tell(hub, "2026-11-01 09:00Z", {f"i{n}": [("guard clause", n, n)] for n in range(1, 24)})
    shown = run(hub, explain, "guard clause")
    assert "\ni23 " in shown and "\ni3 " not in shown
    evidence = [v["e"] for v in told(hub, explain, "guard clause")["voters"]]
    left = percent(sum(evidence[20:]) / sum(evidence))
    assert f"and 3 more, who add {left} of E: --all shows them" in shown
    assert "\ni3 " in run(hub, explain, "guard clause", "--all")


def test_diff_shows_what_moved(ranked: Database) -> None:
    """The last two, or those one names; a summary in one line."""
    shown = run(ranked, diff)
    assert rows_of(shown) == [
        ["rose", "2", "→", "1", "▲", "1", "████████", "guard", "clause", "python",
         *scores(ranked, "guard clause")],
        ["left", "1", "→", "-", "bare", "except", "python",
         *scores(ranked, "bare except")],
        ["entered", "-", "→", "2", "rest", "rust", *scores(ranked, "rest")],
    ]  # fmt: skip
    assert shown.splitlines()[-1] == (
        "ranking 5 (2026-11-10 09:00:00) → ranking 9 (2026-11-20 09:00:00): "
        "1 entered, 1 left, 1 rose; 0 as before"
    )
    assert "ranking 1 (" in run(ranked, diff, str(FIRST), str(SECOND)).splitlines()[-1]
    assert [c["change"] for c in told(ranked, diff, str(FIRST))["changes"]] == ["entered", "left"]
    back = told(ranked, diff, str(THIRD), str(SECOND))["changes"]
    assert [c["change"] for c in back][:1] == ["entered"]


def test_a_language_has_rankings_of_its_own(ranked: Database) -> None:
    """Shown and compared by themselves."""
    shown = run(ranked, top, "--language", "python", "--kind", "idiom")
    assert shown.startswith("ranking 12 of python, idiom (2026-11-20 09:00:00), model 1: 1 of 1")
    assert " of rust (" in run(ranked, diff, "--language", "rust")
    of_python = told(ranked, diff, "--language", "python")
    assert (of_python["old"]["language"], of_python["new"]["language"]) == ("python", "python")
    assert [c["name"] for c in of_python["changes"]] == ["guard clause", "bare except"]


def scores(hub: Database, name: str) -> list[str]:
    """The last words of its line."""
    found = [
        hub.all("select score from ranking.entries_of(%s) where name = %s", [each, name])
        for each in (SECOND, THIRD)
    ]
    before, after = (f"{rows[0][0]:.3f}" if rows else "-" for rows in found)
    return [before, "→", after]


def test_diff_since_a_moment(ranked: Database) -> None:
    """Or since how long ago; before the first ranking there is nothing to compare with."""
    for since, old in (
        ("2026-11-01 09:00", FIRST),
        ("2026-11-12", SECOND),
        ("10 days", SECOND),
        ("2 weeks", FIRST),
    ):
        assert told(ranked, diff, "--since", since)["old"]["ranking_id"] == old, since
    with pytest.raises(Exception, match="there was no ranking of everything yet at 2025-12-31"):
        run(ranked, diff, "--since", "2025-12-31")


def test_diff_says_when_nothing_changed(ranked: Database) -> None:
    """Not with an empty table."""
    assert run(ranked, diff, str(THIRD), str(THIRD)).endswith(": no change, 2 as before\n")
    assert told(ranked, diff, str(THIRD), str(THIRD))["changes"] == []


def test_diff_of_the_first_ranking(hub: Database) -> None:
    """There is none before it."""
    tell(hub, "2026-11-01 09:00Z", {"a": [("guard clause", 9, 9)]})
    said = "ranking 1 (2026-11-01 09:00:00): there is none before it\n"
    assert run(hub, diff) == said
    assert told(hub, diff)["new"]["ranking_id"] == FIRST


def test_diff_of_a_language_that_has_no_ranking(ranked: Database) -> None:
    """It doesn't say that there is none at all."""
    assert run(ranked, diff, "--language", "zig") == "there is no ranking of zig\n"
    both = ("--language", "", "--kind", "idiom")
    assert run(ranked, diff, *both) == "there is no ranking of no language, idiom\n"
    assert told(ranked, diff, "--language", "zig") == {"old": None, "new": None, "changes": []}


def test_diff_shows_a_new_name(hub: Database) -> None:
    """And the old one."""
    fingerprint = "00000000-0000-0000-0000-00000000000a"
    for name, day in (("old [b]name[/]", 1), ("new name", 2)):
        hub.one("select centralcloud.freeze_clock(%s)", [f"2026-11-0{day} 09:00Z"])
        if day == 1:
            hub.one("select fleet.add('a')")
        hub.one("select intake.send(%s)", [json.dumps({
            "type": "patterns", "source": "a", "snapshot": {"stream": "main", "version": day},
            "patterns": [{"fingerprint": fingerprint, "name": name, "trials": 3, "successes": 3}],
        })])  # fmt: skip
        hub.one("call scheduling.run_job('pattern_aggregation')")
    [row] = rows_of(run(hub, diff))
    assert " ".join(row[:-3]) == "renamed 1 → 1 old [b]name[/] → new name"
    [change] = told(hub, diff)["changes"]
    assert (change["old_name"], change["name"]) == ("old [b]name[/]", "new name")


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_a_hostile_name_breaks_nothing(hub: Database, columns: int) -> None:
    """Nothing that a terminal obeys, no markup, no line beyond the width; JSON has it as it is."""
    tell(hub, "2026-11-01 09:00Z", {"a": [("plain", 9, 9)]})
    tell(hub, "2026-11-02 09:00Z", {"a": [("plain", 9, 9), (HOSTILE, 9, 8), (WIDE, 9, 7)]})
    assert [p["name"] for p in told(hub, top)["patterns"]] == ["plain", HOSTILE, WIDE]
    assert told(hub, explain, HOSTILE)["name"] == HOSTILE
    for arguments in ((top,), (diff,), (explain, HOSTILE), (explain, WIDE)):
        shown = run(hub, *arguments, columns=columns)  # type: ignore[arg-type]
        assert all(c.isprintable() for c in shown.replace("\n", "")), arguments
        assert max(map(cell_len, shown.splitlines())) <= columns, arguments
        if columns >= 200 and WIDE not in arguments:
            assert "\\u001b[31m\\u0007[bold red]hot[/]\\u202e\\n" in shown
    ran = call(hub, "explain", HOSTILE + "x")
    assert ran.returncode == 1
    assert all(c.isprintable() for c in ran.stderr.replace("\n", ""))


@pytest.mark.parametrize("columns", [80, 60, 40])
def test_a_figure_is_whole_in_a_narrow_terminal(ranked: Database, columns: int) -> None:
    """What has no room is left out, not cut through."""
    shown = run(ranked, top, columns=columns)
    assert max(map(cell_len, shown.splitlines())) <= columns
    [first, *_] = rows_of(shown)
    score = f"{told(ranked, top)['patterns'][0]['score']:.3f}"
    assert first[0] == "1" and score in first
    assert ("200" in first, "91" in first) == (columns == 80, columns != 40)


def test_a_pipe_gets_whole_lines(ranked: Database) -> None:
    """No colours, not folded to 80 columns."""
    ran = call(ranked, "top")
    assert ran.returncode == 0, ran.stderr
    assert "\x1b" not in ran.stdout
    assert "chosen from 4 patterns of 3 instances, 3 owners\n" in ran.stdout


def test_a_terminal_without_blocks_gets_ascii(ranked: Database) -> None:
    """In every command, whatever a pattern is called."""
    tell(ranked, "2026-11-21 09:00Z", {"a": [("größe", 9, 9)], "b": [("größe", 9, 9)]})
    fingerprint = ranked.one("select aggregation.resolve_pattern('größe')::text")
    for arguments in (("top",), ("diff",), ("explain", fingerprint)):
        ran = call(ranked, *arguments, PYTHONIOENCODING="ascii")
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.isascii()
        assert "#####" in ran.stdout or arguments == ("diff",)
        assert "gr\\xf6\\xdfe" in ran.stdout


@pytest.mark.parametrize("command", [top, diff, explain], ids=lambda command: str(command.name))
def test_an_instance_has_none(instance: Database, command: click.Command) -> None:
    """It says what the database is."""
    with pytest.raises(CentralCloudError, match="is no hub, it is an instance"):
        run(instance, command, *(["x"] if command is explain else []))


@pytest.mark.parametrize("arguments", [("top",), ("diff",), ("explain", "guard clause")])
def test_an_operator_is_a_member_of_the_owner(ranked: Database, arguments: tuple[str, ...]) -> None:
    """No superuser is needed; an instance is refused, in words."""
    password = ranked.one("select fleet.add('singularity-1')")
    for user, secret, code in (
        ("centralcloud_worker", None, 0), ("singularity-1", password, 1)
    ):  # fmt: skip
        dsn = ranked.server.conninfo(ranked.name, user, secret)
        ran = call(ranked, *arguments, "--database", dsn)
        assert ran.returncode == code, ran.stderr
        assert ("permission denied" in ran.stderr) == bool(code)


@pytest.mark.parametrize(
    ("share", "blocks", "ascii_"),
    [(0, "", ""), (1e-9, "▏", "#"), (0.5, "██", "##"), (0.53, "██▏", "##"), (1, "████", "####"),
     (7, "████", "####"), (-1, "", "")],
)  # fmt: skip
def test_a_bar_is_as_long_as_its_share(share: float, blocks: str, ascii_: str) -> None:
    """In eighths of a cell; what is there at all can be seen, nothing is beyond the whole."""
    assert (BLOCKS.bar(share, 4), ASCII.bar(share, 4)) == (blocks, ascii_)


def test_a_bar_shows_what_is_certain() -> None:
    """Whole up to the lower bound, lighter up to the estimate, and always of its width."""
    assert BLOCKS.spread(0.5, 0.75, 8) == "████▒▒░░"
    assert ASCII.spread(0.1, 1, 10) == "#+++++++++"
    assert ASCII.spread(0.9, 0.5, 10) == "#########."


@pytest.mark.parametrize(
    "share",
    [0, 0.00001, 0.004, 0.0045, 0.0095, 0.014, 0.125, 0.285, 0.41, 0.625, 0.989, 0.9925, 0.9949,
     0.99999, 1],
)  # fmt: skip
def test_percent_is_the_databases(hub: Database, share: float) -> None:
    """Python and SQL round alike."""
    said = hub.one("select ranking.percent(%s)", [share])
    assert percent(share) == said.replace("under ", "<").replace("over ", ">")


def test_a_name_is_cut_to_cells() -> None:
    """Wide characters count twice; marks that take no cell don't pile up."""
    assert clipped("guard", 5) == "guard"
    assert clipped("guards", 5) == "guar…"
    assert clipped("漢字漢字", 5) == "漢字…"
    assert len(clipped("a" + "\u0301" * 500, 5)) <= 11
