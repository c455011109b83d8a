"""`centralcloud aliases` on a real hub: what counts as what, what looks like what."""

from __future__ import annotations

import json
from uuid import UUID

import psycopg
import pytest
from click.testing import CliRunner, Result

from centralcloud.cli.aliases import aliases
from centralcloud.errors import CentralCloudError
from tests.conftest import Database

#: What four patterns are called, by the last digit of their fingerprints. The first two look alike.
NAMES = {"a": "guard clause", "b": "early [red]return\x1b[31m", "c": "walrus", "d": "comprehension"}


def run(database: Database, *arguments: str) -> Result:
    """The command's result; its error, where it fails with one, is raised."""
    result = CliRunner().invoke(aliases, [*arguments, "--database", database.conninfo])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def fingerprint(digit: str) -> str:
    """Of a pattern."""
    return str(UUID(int=int(digit, 16)))


@pytest.fixture
def known(hub: Database) -> Database:
    """A hub that was told of the four by two owners, and did not yet look."""
    hub.one("select centralcloud.freeze_clock('2026-01-01 00:00Z')")
    for source in ("singularity-1", "singularity-2"):
        hub.one("select fleet.add(%s)", [source])
        message = {
            "type": "patterns",
            "source": source,
            "snapshot": {"stream": "code", "version": 1},
            "patterns": [
                {
                    "fingerprint": fingerprint(digit), "name": name, "language": "python",
                    "trials": 1, "successes": 1, "bands": _bands(digit),
                }
                for digit, name in NAMES.items()
            ],
        }  # fmt: skip
        hub.one("select intake.send(%s)", [json.dumps(message)])
    hub.one("select aggregation.fold_patterns()")
    return hub


def _bands(digit: str) -> list[str]:
    own = [f"{digit}{band:015x}" for band in range(16)]
    return [f"{band:016x}" for band in range(12)] + own[12:] if digit in "ab" else own


def test_pairs_wait_for_a_decision(known: Database) -> None:
    """Once somebody looked; what names say is shown as text."""
    assert run(known, "suggest").output == "no pairs wait for a decision\n"
    assert run(known, "suggest", "--json").output == "[]\n"
    assert run(known, "suggest", "--now").output == (
        f"{fingerprint('b')} early [red]return\\u001b[31m, seen by 2 owners\n"
        f"  looks like {fingerprint('a')} guard clause, seen by 2 owners\n"
        "  12 of 16 bands are the same (python)\n"
    )
    assert json.loads(run(known, "suggest", "--json").output) == [
        {
            "fingerprint": fingerprint("b"), "name": NAMES["b"], "owners": 2,
            "canonical": fingerprint("a"), "canonical_name": NAMES["a"], "canonical_owners": 2,
            "language": "python", "kind": "", "shared": 12, "bands": 16,
            "suggested_at": "2026-01-01T00:00:00+00:00",
        }
    ]  # fmt: skip


def test_a_pair_is_accepted(known: Database) -> None:
    """From then on it is an alias, of which it is listed why."""
    run(known, "suggest", "--now")
    pair = [fingerprint("b"), fingerprint("a")]
    assert run(known, "accept", *pair).output == (
        f"{pair[0]} counts for {pair[1]} from the next ranking on\n"
    )
    assert run(known, "suggest", "--now").output == "no pairs wait for a decision\n"
    assert run(known, "list").output == (
        f"{pair[0]} early [red]return\\u001b[31m\n"
        f"  counts for {pair[1]} guard clause\n"
        "  12 of 16 bands are the same (postgres, 2026-01-01 00:00:00)\n"
    )
    [alias] = json.loads(run(known, "list", "--json").output)
    assert (alias["fingerprint"], alias["canonical"]) == tuple(pair)


def test_a_pair_is_dismissed(known: Database) -> None:
    """For good."""
    run(known, "suggest", "--now")
    pair = [fingerprint("b"), fingerprint("a")]
    assert run(known, "dismiss", *pair).output == (
        f"{pair[0]} and {pair[1]} are not suggested again\n"
    )
    assert run(known, "suggest", "--now").output == "no pairs wait for a decision\n"
    assert run(known, "list").output == "no aliases\n"


@pytest.mark.parametrize("verb", ["accept", "dismiss"])
def test_what_nobody_suggested_is_told(known: Database, verb: str) -> None:
    """By its code."""
    with pytest.raises(psycopg.Error, match="nothing suggests that pattern") as caught:
        run(known, verb, fingerprint("c"), fingerprint("d"))
    assert caught.value.sqlstate == "SC208"


def test_any_two_are_made_one_and_two_again(known: Database) -> None:
    """By hand, with a reason; as JSON too."""
    pair = {"fingerprint": fingerprint("c"), "canonical": fingerprint("d")}
    added = run(known, "add", *pair.values(), "--reason", "the same", "--json").output
    assert json.loads(added) == pair
    assert "  the same (postgres, 2026-01-01 00:00:00)\n" in run(known, "list").output
    assert run(known, "remove", pair["fingerprint"]).output == (
        f"{pair['fingerprint']} counts for itself again\n"
    )
    assert run(known, "list", "--json").output == "[]\n"
    assert run(known, "remove", pair["fingerprint"]).output == (
        f"{pair['fingerprint']} was no alias\n"
    )
    with pytest.raises(psycopg.Error, match="no instance ever told of pattern") as caught:
        run(known, "add", pair["fingerprint"], fingerprint("e"), "--reason", "no")
    assert caught.value.sqlstate == "SC202"


def test_a_chain_ends_at_its_end(known: Database) -> None:
    """What is told is what it counts for."""
    run(known, "add", fingerprint("c"), fingerprint("d"), "--reason", "one")
    output = run(known, "add", fingerprint("b"), fingerprint("c"), "--reason", "two").output
    assert output == f"{fingerprint('b')} counts for {fingerprint('d')} from the next ranking on\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["accept", "guard clause", fingerprint("a")], "'guard clause' is not a valid UUID"),
        (["add", fingerprint("a"), fingerprint("b")], "Missing option '--reason'"),
        (["dismiss", fingerprint("a")], "Missing argument 'CANONICAL'"),
    ],
)
def test_a_wrong_call_is_told(hub: Database, arguments: list[str], said: str) -> None:
    """With exit code 2."""
    result = run(hub, *arguments)
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.parametrize("verb", [["list"], ["suggest"], ["remove", fingerprint("a")]])
def test_an_instance_has_none(instance: Database, verb: list[str]) -> None:
    """It is told what is a hub's."""
    with pytest.raises(CentralCloudError, match="is no hub"):
        run(instance, *verb)
