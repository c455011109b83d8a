"""What has proven itself as files and as a text: same facts, same bytes, and nothing breaks out."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from centralcloud.knowledge import export as exports
from centralcloud.knowledge.artifacts import check
from centralcloud.knowledge.export_fit import fit
from centralcloud.knowledge.export_text import body_of, message_of, title_of
from centralcloud.knowledge.inert import code
from tests.house.files import ROOT

BRANCH = "feature/learned-2026-01-01"


def artifact(id: str = "python/retry", version: str = "1.0.0", **other: Any) -> dict[str, Any]:
    """An entry of a payload's list."""
    content = {"type": "template", "id": id, "version": version, "name": f"About {id}", "body": "x"}
    return {
        "type": "template", "id": id, "version": version, "content": content,
        "figures": figures(), "reason": "It has proven itself.",
    } | other  # fmt: skip


def figures(**other: Any) -> dict[str, Any]:
    return {
        "usage_count": 2000, "success_count": 1940, "lower_bound": 0.96345, "instances": 12,
        "owners": 4, "quality_score": None,
    } | other  # fmt: skip


def revoked(path: str, id: str = "old", **other: Any) -> dict[str, Any]:
    """An entry of the list of what goes."""
    return artifact(id, path=path, reason="It fails too often.") | other


def document(facts: dict[str, Any]) -> dict[str, Any]:
    """The one file of an export, read back."""
    [raw] = exports.compose([facts], []).writes.values()
    assert check(raw)[1] == []
    return dict(json.loads(raw))


# Files -------------------------------------------------------------------------------------------


def test_a_file_is_sorted_and_says_where_it_comes_from() -> None:
    facts = artifact("a/b", "1.2.0")
    facts["content"]["provenance"] = {"author": "Ada", "source": "manual"}
    facts["content"] |= {"text": "é", "version": "0.0.1"}
    [(path, raw)] = exports.compose([facts], []).writes.items()
    assert path == "learned/template/a/b.json"
    text = raw.decode()
    assert text.endswith("\n}\n") and '\n  "body": "x",\n' in text and '"é"' in text
    assert list(json.loads(text)) == sorted(json.loads(text))
    assert json.loads(text)["version"] == "1.2.0"
    assert json.loads(text)["provenance"] == {
        "author": "Ada", "source": "learned", "instances": 12, "lower_bound": 0.96, "owners": 4,
        "success_count": 1940, "usage_count": 2000,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("bound", "shown"), [(0.9299, 0.92), (0.93, 0.93), (0.939999, 0.93), (1, 1.0), (0.0, 0.0)]
)
def test_a_bound_is_never_rounded_up(bound: float, shown: float) -> None:
    held = document(artifact(figures=figures(lower_bound=bound, quality_score=0.856)))
    assert held["provenance"]["lower_bound"] == shown
    assert held["provenance"]["quality_score"] == 0.86


HOSTILE_IDS = [
    "..", ".", "../x", "a/../../README", "/etc/passwd", "a//b", "a/", "", ".git/config", "a/.git/b",
    "a/.hidden", "a.", "a/b.", "a.lock", "a/b.lock/c", "-" * 201, "a\\b", "a b", "a\nb", "é", "a\0",
    "a:b", "~", "$(id)", "`id`", "x" * 300, "con", "a/NUL.txt", "Aux/b", "com1",
]  # fmt: skip


@pytest.mark.parametrize("id", HOSTILE_IDS)
def test_a_hostile_id_makes_no_file_and_holds_up_no_other(id: str) -> None:
    export = exports.compose([artifact(id), artifact("good")], [])
    assert list(export.writes) == ["learned/template/good.json"]
    assert [entry.key.id for entry in export.left_out] == [id]
    assert "## Left out" in body_of(export, BRANCH)


@pytest.mark.parametrize("type", ["", "..", "Template", "a/b", ".git", "a.b", "1a", "a" * 64, "é"])
def test_a_hostile_type_makes_no_file(type: str) -> None:
    assert exports.compose([artifact(type=type)], []).is_empty


@pytest.mark.parametrize(
    "content",
    [None, [], "x", {"a": float("nan")}, {"a": "\ud800"}, {"a": "\0"}, {"name": 7}, {"name": ""},
     {"x": "y" * 2_000_000} | {"deep": json.loads("[" * 80 + "]" * 80)}],
    ids=["null", "list", "text", "nan", "half", "zero", "name", "empty name", "deep"],
)  # fmt: skip
def test_what_no_repository_could_load_is_left_out_with_the_reason(content: Any) -> None:
    export = exports.compose([artifact("bad", content=content), artifact("good")], [])
    assert list(export.writes) == ["learned/template/good.json"]
    assert [bool(entry.reason) for entry in export.left_out] == [True]


def test_a_file_and_a_folder_of_one_name_do_not_push_each_other_out() -> None:
    export = exports.compose([artifact("a"), artifact("a.json/b"), artifact("a/b")], [])
    assert sorted(export.writes) == ["learned/template/a.json", "learned/template/a/b.json"]
    assert [entry.key.id for entry in export.left_out] == ["a.json/b"]
    beside = exports.compose([artifact("a"), artifact("b/c")], [])
    fit(beside, ["learned/template/a.json/x", "learned/template/b"], {})
    assert beside.is_empty and len(beside.left_out) == 2


def test_names_that_differ_in_case_alone_are_one() -> None:
    export = exports.compose([artifact("a"), artifact("A"), artifact("B.json/c")], [])
    assert sorted(export.writes) == ["learned/template/A.json"]
    beside = exports.compose([artifact("b"), artifact("c"), artifact("d/e")], [])
    held = ["learned/template/B.json", "learned/template/C.json/x", "learned/template/D"]
    fit(beside, held, {})
    assert beside.is_empty and len(beside.left_out) == 3
    again = exports.compose([artifact("A")], [])
    fit(again, ["learned/template/A.json"], {})
    assert again.left_out == []


def test_one_version_of_an_id() -> None:
    export = exports.compose([artifact("a", "1.0.0"), artifact("a", "2.0.0")], [])
    assert len(export.writes) == 1 and len(export.left_out) == 1


def test_only_files_below_our_folders_go() -> None:
    paths = ["templates/a.json", "README.md", "learned/../README.md", "learned/.git/config"]
    export = exports.compose([], [revoked(path, str(n)) for n, path in enumerate(paths)])
    assert export.is_empty and len(export.left_out) == 4


def test_a_file_that_holds_something_else_by_now_stays() -> None:
    newer = json.dumps({"type": "template", "id": "old", "version": "2.0.0"}).encode()
    same = json.dumps({"type": "template", "id": "old", "version": "1.0.0"}).encode()
    path = "learned/template/old.json"
    for held, goes in (({path: newer}, False), ({path: same}, True), ({path: b"{"}, False),
                       ({path: "larger than 1 MiB"}, False), ({}, False)):  # fmt: skip
        export = exports.compose([], [revoked(path)])
        fit(export, held, held)
        assert export.is_empty != goes


def test_a_newer_version_takes_the_place_of_a_revoked_one() -> None:
    export = exports.compose([artifact("a", "2.0.0")], [revoked("learned/template/a.json", "a")])
    assert list(export.writes) == ["learned/template/a.json"] and not export.removes


# Same facts, same bytes --------------------------------------------------------------------------

PROGRAM = """
import hashlib, json, random, sys
from centralcloud.knowledge import export as exports
from centralcloud.knowledge.export_text import body_of, message_of, title_of
artifacts, revoked, seed = json.load(sys.stdin)
random.Random(seed).shuffle(artifacts)
artifacts = [dict(random.Random(seed).sample(list(a.items()), len(a))) for a in artifacts]
export = exports.compose(artifacts, revoked[::-1] if seed else revoked)
told = [title_of(export), message_of(export, "b"), body_of(export, "b")]
told += [f"{path} {raw!r}" for path, raw in sorted(export.writes.items())]
print(hashlib.sha256("".join(told).encode()).hexdigest())
"""


def test_the_same_facts_are_the_same_bytes_on_every_machine() -> None:
    artifacts = [artifact(f"i/ı{n}" if n % 9 == 0 else f"I{n}") for n in range(40)]
    artifacts += [artifact(f"İ{n}", reason="İstanbul, straße", version=f"1.{n}.0") for n in (1, 2)]
    lists = [artifacts, [revoked("learned/template/z.json"), revoked("learned/x/y.json", "y")]]
    hashes = set()
    for seed, locale in enumerate(["C", "tr_TR.UTF-8", "de_DE.UTF-8"]):
        environment = os.environ | {
            "LC_ALL": locale, "TZ": ["UTC", "Pacific/Apia", "America/Caracas"][seed],
            "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT / "python"), "PYTHONUTF8": "1",
        }  # fmt: skip
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True,
            input=json.dumps([*lists, seed]), check=True,
        )  # fmt: skip
        hashes.add(ran.stdout)
    assert len(hashes) == 1


def test_other_figures_are_other_content_only_in_their_provenance() -> None:
    one, other, third = (
        next(iter(exports.compose([facts], []).writes.values()))
        for facts in (artifact(), artifact(figures=figures(owners=9)), artifact(version="2.0.0"))
    )
    assert one != other and exports.same_content(one, other)
    assert not exports.same_content(one, third)


# The text ----------------------------------------------------------------------------------------

HOSTILE = [
    "@everyone", "@acme/owners look", "closes #3", "Fixes: acme/other#12", "resolves GH-4", "!7",
    "closes https://github.com/acme/other/issues/3", "<script>alert(1)</script>", "<b>bold",
    "[click](javascript:x)", "![x](https://evil.example/pixel)", "https://evil.example/",
    "www.evil.example", "x\n\n## Heading\n\n- [ ] task", "```\nfence", "`` ` ```", "`", "", "  ",
    "<!-- hidden", "\u202egnp.exe", "a\u200bb", "| a | b |\n|---|---|", "/merge", "\r/close\r",
    "&#64;everyone &lt;b&gt;", "\\`out` @me", "{{ branch }} {% raw %}", "x" * 100_000,
    "$&\0\x1b[31m",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_others_wrote_is_acted_upon_by_nobody(text: str) -> None:
    facts = artifact("a", reason=text)
    facts["content"]["name"] = text.replace("\0", "") or "x"
    bad = artifact(f"{text[:50]}.", content={"id": text})
    export = exports.compose([facts, bad], [revoked("learned/template/z.json", reason=text)])
    body = body_of(export, BRANCH)
    assert_inert(body)
    assert len(body) < 8_000
    assert not re.search(r"(?i)(close|fixe|resolve)[sd]?:? (\w+/\w+)?(#\d|https://|GH-\d)", body)
    told = title_of(export) + message_of(export, BRANCH)
    assert all(word not in told for word in ("@", "#", "evil", "close", "script"))


@given(st.text(max_size=80))
def test_no_text_gets_out_of_its_code_span(text: str) -> None:
    html = MarkdownIt().render(f"- {code(text)} end\n").strip()
    assert re.fullmatch(r"<ul>\n<li><code>[^<]*</code> end</li>\n</ul>", html), html


def assert_inert(body: str) -> None:
    """Rendered, nothing but lists, headings and code is left; what is outside of code is ours."""
    html = MarkdownIt("commonmark").enable("table").render(body)
    tags = set(re.findall(r"</?(\w+)", html))
    assert tags <= {"h2", "p", "ul", "li", "code", "br"}, tags
    plain = re.sub(r"<code>[^<]*</code>", "", html)
    assert "@" not in plain and "#" not in plain and "evil" not in plain
    assert re.findall(r"<h2>(.*?)</h2>", html) == [
        title for title in ("Proven", "Revoked", "Left out", "What to do")
        if title != "Left out" or "## Left out" in body
    ]  # fmt: skip


def test_ten_thousand_artifacts_fit_into_a_request() -> None:
    artifacts = [artifact(f"{n:05}/{'x' * 100}", reason="🦀" * 300) for n in range(10_000)]
    gone = [revoked(f"learned/template/{n:05}.json", str(n)) for n in range(500)]
    bad = [artifact(f"..{n}") for n in range(500)]
    export = exports.compose(artifacts + bad, gone)
    assert len(export.writes) == 10_000
    body = body_of(export, BRANCH)
    assert len(body.encode("utf-16-le")) // 2 < 65_536
    shown = body.count("File: `")
    assert 20 < shown < 10_000
    assert f"- and {10_000 - shown:,} more, in the diff" in body
    assert body.count("more, in the diff") == 3 and "## What to do" in body
    assert title_of(export) == "Learned: 10,000 artifacts, 500 revoked"
    assert len(message_of(export, BRANCH)) < 20_000


def test_the_text_says_why_and_how_to_say_no() -> None:
    export = exports.compose([artifact()], [revoked("learned/template/old.json")])
    body = body_of(export, BRANCH)
    for words in (
        "`template:python/retry@1.0.0` `About python/retry`", "`It has proven itself.`",
        "`It fails too often.`",
        "File that goes: `learned/template/old.json`", "delete its file from the branch",
    ):  # fmt: skip
        assert words in body, words
    assert title_of(export) == "Learned: 1 artifact, 1 revoked"
    assert message_of(export, BRANCH) == (
        "Learned: 1 artifact, 1 revoked\n\n+ learned/template/python/retry.json\n"
        "- learned/template/old.json\n\nCentralCloud-Export: feature/learned-2026-01-01\n"
    )


def test_the_order_of_a_payload_is_nobodys_concern() -> None:
    artifacts = [artifact(f"a{n}") for n in range(20)]
    shuffled = random.Random(1).sample(artifacts, 20)
    one, other = exports.compose(artifacts, []), exports.compose(shuffled, [])
    assert body_of(one, BRANCH) == body_of(other, BRANCH)
