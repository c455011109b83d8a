"""Artifacts that stand on others: what the schema takes, what resolves, what is rendered."""

from __future__ import annotations

import json
import os
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from centralcloud.errors import CentralCloudError
from centralcloud.knowledge.artifacts import check, read_folder
from centralcloud.knowledge.compose import (
    DEEPEST,
    Key,
    Resolution,
    compact,
    highest,
    key_of,
    merge_patch,
    placeholders,
    precedence,
    render,
    resolve,
)
from centralcloud.knowledge.schema import problems_of, schema

GOOD = {"type": "prompt", "id": "a", "version": "1.0.0", "body": "b"}


def document(name: str, /, **members: Any) -> dict[str, Any]:
    """A rule, which needs no body: `id@version`, or an id."""
    identity, _, version = name.partition("@")
    return {"type": "rule", "id": identity, "version": version or "1.0.0"} | members


def resolved(*documents: dict[str, Any], known: tuple[dict[str, Any], ...] = ()) -> Resolution:
    """All of them, resolved."""
    return resolve({key_of(d): d for d in documents}, {key_of(d): d for d in known})


def first(*documents: dict[str, Any]) -> dict[str, Any]:
    """The first of them, resolved."""
    return resolved(*documents).documents[key_of(documents[0])]


def reasons(resolution: Resolution) -> dict[str, list[tuple[str, str]]]:
    """What is wrong, by `id@version`."""
    return {f"{name}@{version}": found for (_, name, version), found in resolution.problems.items()}


# What one file may say ----------------------------------------------------------------------------

REFUSED = [
    ("$.type", {"type": "Prompt"}),
    ("$.type", {"type": "prompt\n"}),
    ("$.type", {"type": "p" * 64}),
    ("$.id", {"id": "a\n"}),
    ("$.id", {"id": ""}),
    ("$.id", {"id": "/a"}),
    ("$.id", {"id": "a/"}),
    ("$.id", {"id": "a//b"}),
    ("$.id", {"id": "."}),
    ("$.id", {"id": ".."}),
    ("$.id", {"id": "../a"}),
    ("$.id", {"id": "a/../b"}),
    ("$.id", {"id": "a/./b"}),
    ("$.id", {"id": "a/.git/config"}),
    ("$.id", {"id": "a."}),
    ("$.id", {"id": "a./b"}),
    ("$.id", {"id": "a.lock"}),
    ("$.id", {"id": "a.lock/b"}),
    ("$.id", {"id": "a.json/b"}),
    ("$.id", {"id": "a/-b"}),
    ("$.id", {"id": "a b"}),
    ("$.id", {"id": "é"}),
    ("$.id", {"id": "a" * 201}),
    ("$.version", {"version": "1.0"}),
    ("$.version", {"version": "v1.0.0"}),
    ("$.version", {"version": "1.0.0\n"}),
    ("$.version", {"version": "01.0.0"}),
    ("$.version", {"version": "1.0.0-01"}),
    ("$.version", {"version": "1.0.0-a.01"}),
    ("$.version", {"version": "1.0.0-"}),
    ("$.version", {"version": "1.0.0-a..b"}),
    ("$.version", {"version": "1.0.0+"}),
    ("$.version", {"version": "1.0.0-" + "a" * 100}),
    ("$.extends", {"extends": "a"}),
    ("$.extends", {"extends": "prompt:a@latest"}),
    ("$.extends", {"extends": "prompt:a@1.0.0\n"}),
    ("$.extends", {"extends": ["prompt:a"]}),
    ("$.extends", {"extends": None}),
    ("$.compose", {"compose": "prompt:a"}),
    ("$.compose[1]", {"compose": ["prompt:a", "prompt:"]}),
    ("$.compose", {"compose": ["prompt:a"] * 33}),
    ("$.body", {"body": ""}),
    ("$.body", {"body": ["b"]}),
    ("$.tags[0]", {"tags": [1]}),
    ("$.parameters", {"parameters": ["x"]}),
    ("$.parameters", {"parameters": {"X": {}}}),
    ("$.parameters", {"parameters": {"x\n": {}}}),
    ("$.parameters.x", {"parameters": {"x": "string"}}),
    ("$.parameters.x", {"parameters": {"x": {"requird": True}}}),
    ("$.parameters.x.type", {"parameters": {"x": {"type": "integer"}}}),
    ("$.parameters.x.required", {"parameters": {"x": {"required": 1}}}),
    ("$.quality", {"quality": 0.9}),
    ("$.quality.score", {"quality": {"score": 1.1}}),
    ("$.quality.score", {"quality": {"score": True}}),
    ("$.quality.reviewed_at", {"quality": {"reviewed_at": "yesterday"}}),
    ("$.provenance.source", {"provenance": {"source": "stolen"}}),
    ("$.provenance.derived_from", {"provenance": {"derived_from": "a"}}),
    ("$.name", {"name": ""}),
]


@pytest.mark.parametrize(("path", "members"), REFUSED, ids=repr)
def test_the_schema_refuses(path: str, members: dict[str, Any]) -> None:
    assert [where for where, _ in problems_of(GOOD | members)] == [path]


TAKEN: list[dict[str, Any]] = [
    {},
    {"id": "review/python_3.11/a-b"},
    {"id": "a" * 200},
    {"id": "locks/a.locker"},
    {"id": "0b3a1c00-0000-4000-8000-000000000000"},
    {"version": "1.0.0-rc.1+build.05"},
    {"version": "0.0.0-0"},
    {"version": "1.0.0-0a.-.x-y"},
    {"extends": "prompt:review/base@1.0.0-rc.1+b", "compose": ["rule:a", "rule:a@2.0.0"]},
    {"body": None, "tags": None, "language": None, "parameters": {"x": None}},
    {"parameters": {"x": {"type": "number", "default": 1.5, "required": False}}},
    {"quality": {"score": 0.9, "reviewed_by": "x", "reviewed_at": "2026-11-28T09:00:00Z"}},
    {"provenance": {"source": "learned", "lower_bound": 0.93, "derived_from": "prompt:a@1.0.0"}},
    {"content": {"anything": [None, 1, "x"]}, "own_member": 1},
]


@pytest.mark.parametrize("members", TAKEN, ids=repr)
def test_the_schema_takes(members: dict[str, Any]) -> None:
    assert problems_of(GOOD | members) == []


@pytest.mark.parametrize(
    ("members", "limit"),
    [
        ({"id": "a" * 300}, 200),
        ({"tags": ["a"] * 101}, 100),
        ({"parameters": {f"p{n}": {} for n in range(101)}}, 100),
    ],
    ids=["id", "tags", "parameters"],
)
def test_a_reason_of_a_long_value_is_still_a_reason(members: dict[str, Any], limit: int) -> None:
    [(_, reason)] = problems_of(GOOD | members)
    assert reason.endswith(f"(more than {limit})")
    assert len(reason) < 150


@pytest.mark.parametrize(("path", "members"), REFUSED, ids=repr)
def test_the_first_reason_is_in_the_same_words_as_all(path: str, members: dict[str, Any]) -> None:
    assert problems_of(GOOD | members, only_first=True) == problems_of(GOOD | members)


def test_a_reason_says_what_is_meant_and_not_the_regular_expression() -> None:
    told = "'1' does not match: A semantic version (2.0.0), such as 1.4.0 or 2.0.0-rc.1."
    assert problems_of(GOOD | {"version": "1"}) == [("$.version", told)]


values = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.floats(0, 2)
    | st.sampled_from(["a", "a\n", "1.0.0", "1.0.0-01", "rule:a", "rule:a@1.0.0", "string", ""]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["x", "X", "type", "default", "score", "source"]), inner),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([GOOD, GOOD | {"type": "pattern"}, GOOD | {"type": "ranking"}]),
    st.dictionaries(
        st.sampled_from([*schema()["properties"], "fingerprint", "patterns", "score"]), values,
        max_size=4,
    ),
)  # fmt: skip
def test_the_quick_yes_is_the_slow_one(base: dict[str, Any], members: dict[str, Any]) -> None:
    changed = base | members
    assert bool(problems_of(changed)) != Draft202012Validator(schema()).is_valid(changed)


def test_a_file_of_nothing_but_mistakes_is_told_in_ten_lines() -> None:
    problems = problems_of(GOOD | {"own": 1, "tags": [1] * 5000})
    assert len(problems) == 10
    many = GOOD | {"parameters": {f"x{n}": {} for n in range(30_000)}, "type": "Wrong"}
    _, problems = check(json.dumps(many).encode())
    assert [path for path, _ in problems] == ["$.type"]


# References and versions --------------------------------------------------------------------------

ORDERED = [
    "0.9.0", "1.0.0-0", "1.0.0-2", "1.0.0-11", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta",
    "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.0+a", "1.0.0+b",
    "1.0.1-x", "1.9.0", "1.10.0",
]  # fmt: skip


@pytest.mark.parametrize(("lower", "higher"), list(pairwise(ORDERED)))
def test_versions_sort_by_precedence(lower: str, higher: str) -> None:
    assert precedence(lower) < precedence(higher)


def test_the_highest_release_goes_before_any_pre_release() -> None:
    assert highest(ORDERED) == "1.10.0"
    assert highest(["1.0.0", "2.0.0-rc.1", "1.2.0"]) == "1.2.0"
    assert highest(["2.0.0-rc.2", "2.0.0-rc.10"]) == "2.0.0-rc.10"


# Merging ------------------------------------------------------------------------------------------

#: RFC 7396, appendix A.
RFC_7396 = [
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    (["a", "b"], ["c", "d"], ["c", "d"]),
    ({"a": "b"}, ["c"], ["c"]),
    ({"a": "foo"}, None, None),
    ({"a": "foo"}, "bar", "bar"),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
]


@pytest.mark.parametrize(("target", "patch", "merged"), RFC_7396)
def test_members_merge_by_rfc_7396(target: Any, patch: Any, merged: Any) -> None:
    before = json.dumps([target, patch])
    assert merge_patch(target, patch) == merged
    assert json.dumps([target, patch]) == before


# Resolving ----------------------------------------------------------------------------------------


def test_what_extends_says_only_what_is_different() -> None:
    base = document(
        "base", name="Base", description="of the base", language="python", tags=["x"],
        body="base", quality={"score": 1}, provenance={"author": "b"},
        parameters={"a": {"default": "1"}, "b": {"default": "2"}},
    )  # fmt: skip
    variant = document(
        "variant", extends="rule:base", tags=["y"], parameters={"a": {"default": "3"}, "b": None}
    )
    assert first(variant, base) == document(
        "variant", description="of the base", language="python", tags=["y"], body="base",
        parameters={"a": {"default": "3"}},
    )  # fmt: skip


def test_what_is_composed_has_the_bodies_in_order_and_its_own_last() -> None:
    parts = [document("p", body="P", x={"p": 1, "both": "p"}), document("q", x={"both": "q"}),
             document("r", body="R")]  # fmt: skip
    whole = document("w", compose=["rule:p", "rule:q", "rule:r"], body="own", x={"p": None})
    assert first(whole, *parts) == document("w", body="P\n\nR\n\nown", x={"both": "q"})


@pytest.mark.parametrize(
    ("own", "body"),
    [({}, "part\n\nextended"), ({"body": "own"}, "part\n\nown"), ({"body": None}, "part")],
)
def test_both_together_append_to_what_is_extended(own: dict[str, Any], body: str) -> None:
    base, part = document("base", body="extended"), document("part", body="part")
    whole = document("w", extends="rule:base", compose=["rule:part"], **own)
    assert first(whole, base, part)["body"] == body


def test_without_a_version_it_is_the_highest_release() -> None:
    versions = [document(f"b@{v}", x=v) for v in ("1.9.0", "1.10.0", "2.0.0-rc.1")]
    assert first(document("a", extends="rule:b"), *versions)["x"] == "1.10.0"
    assert first(document("a", extends="rule:b@2.0.0-rc.1"), *versions)["x"] == "2.0.0-rc.1"
    assert first(document("a", extends="rule:b"), versions[2])["x"] == "2.0.0-rc.1"


def test_a_version_may_extend_the_one_before_it() -> None:
    old, new = document("a@1.0.0", x=1), document("a@1.1.0", extends="rule:a@1.0.0", y=2)
    assert first(new, old) == document("a@1.1.0", x=1, y=2)


def test_what_is_missing_is_named_with_the_whole_chain() -> None:
    a, b = document("a", extends="rule:b"), document("b", compose=["rule:x", "rule:c@2.0.0"])
    found = reasons(resolved(a, b, document("c@1.0.0"), document("c@1.2.0")))
    assert found == {
        "a@1.0.0": [
            ("$.extends", "rule:a@1.0.0 → rule:b@1.0.0 → rule:x: there is no rule x"),
        ],
        "b@1.0.0": [
            ("$.compose[0]", "rule:b@1.0.0 → rule:x: there is no rule x"),
            (
                "$.compose[1]",
                "rule:b@1.0.0 → rule:c@2.0.0: there is no version 2.0.0 of it, but 1.2.0, 1.0.0",
            ),
        ],
    }


def test_a_cycle_is_named_from_wherever_it_is_met() -> None:
    found = reasons(resolved(
        document("d", compose=["rule:ok", "rule:a"]), document("ok"),
        document("a", extends="rule:b"), document("b", extends="rule:c"),
        document("c", compose=["rule:a@1.0.0"]), document("e", extends="rule:e"),
    ))  # fmt: skip

    def cycle(path: str, names: str) -> list[tuple[str, str]]:
        return [(path, " → ".join(f"rule:{name}@1.0.0" for name in names) + ": a cycle")]

    assert found == {
        "a@1.0.0": cycle("$.extends", "abca"),
        "b@1.0.0": cycle("$.extends", "bcab"),
        "c@1.0.0": cycle("$.compose[0]", "cabc"),
        "d@1.0.0": cycle("$.compose[1]", "dabca"),
        "e@1.0.0": cycle("$.extends", "ee"),
    }


def chain(length: int) -> list[dict[str, Any]]:
    """The last stands on all before it."""
    return [
        document(f"n{n}", **({"extends": f"rule:n{n - 1}"} if n else {})) for n in range(length)
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_a_chain_may_have_so_many_and_no_more(turned: bool) -> None:
    documents = chain(DEEPEST + 2)
    result = resolved(*(reversed(documents) if turned else documents))
    names = [f"rule:n{n}@1.0.0" for n in range(DEEPEST + 1, -1, -1)]
    assert reasons(result) == {
        f"n{DEEPEST}@1.0.0": [("$.extends", f"{' → '.join(names[1:])}: a chain of more than 16")],
        f"n{DEEPEST + 1}@1.0.0": [("$.extends", f"{' → '.join(names)}: a chain of more than 16")],
    }


def test_a_chain_of_thousands_ends_neither_the_stack_nor_the_day() -> None:
    documents = chain(5000)
    circle = [documents[0] | {"extends": "rule:n4999"}, *documents[1:]]
    assert len(resolved(*reversed(documents)).problems) == 5000 - DEEPEST
    told = [reason for found in reasons(resolved(*circle)).values() for _, reason in found]
    assert len(told) == 5000
    assert max(map(len, told)) < 1000


def test_a_template_needs_a_body_and_so_does_what_stands_on_it() -> None:
    a = document("a", type="prompt", extends="prompt:b", body="own")
    b = document("b", type="prompt")
    assert reasons(resolved(a, b)) == {
        "a@1.0.0": [("$.extends", "prompt:a@1.0.0 → prompt:b@1.0.0: $: a prompt needs a body, its "
                     "own or an inherited one")],
        "b@1.0.0": [("$", "a prompt needs a body, its own or an inherited one")],
    }  # fmt: skip
    assert first(document("a", type="prompt", extends="rule:c"), document("c", body="C"))["body"]


def test_a_default_is_of_the_type_that_the_whole_document_says() -> None:
    base = document("b", parameters={"n": {"type": "number", "default": 3}})
    variant = document("a", extends="rule:b", parameters={"n": {"type": "string"}})
    assert reasons(resolved(variant, base)) == {
        "a@1.0.0": [("$.parameters.n.default", "3 is no string")]
    }


def test_documents_that_double_each_other_fill_no_memory() -> None:
    doubling = [document("n0", body="x" * 1024)]
    doubling += [document(f"n{n}", compose=[f"rule:n{n - 1}"] * 2) for n in range(1, DEEPEST)]
    found = reasons(resolved(*doubling))
    assert found["n10@1.0.0"] == [("$", "with all it stands on, it is larger than 1 MiB")]
    assert len(found) == DEEPEST - 10


def test_what_came_from_elsewhere_may_be_referred_to_and_is_not_judged() -> None:
    local = document("mine", extends="rule:shared", y=1)
    shared = (document("shared", x=1), document("broken", extends="rule:gone"))
    result = resolved(local, known=shared)
    assert result.documents == {key_of(local): document("mine", x=1, y=1)}
    assert not result.problems
    newer, other = document("shared@1.1.0", x=2), document("mine", x="not this one")
    assert resolved(local, known=(*shared, newer, other)).documents == {
        key_of(local): document("mine", x=2, y=1)
    }
    assert result.stands_on(key_of(local)) == [key_of(shared[0])]
    assert reasons(resolved(document("mine", extends="rule:broken"), known=shared)) == {
        "mine@1.0.0": [("$.extends", "rule:mine@1.0.0 → rule:broken@1.0.0 → rule:gone: "
                        "there is no rule gone")]
    }  # fmt: skip


def test_what_a_document_stands_on_is_listed_once_in_order_of_use() -> None:
    documents = [document("a", extends="rule:b", compose=["rule:c", "rule:d"]),
                 document("b", compose=["rule:d"]), document("c", extends="rule:d"),
                 document("d")]  # fmt: skip
    assert [key[1] for key in resolved(*documents).stands_on(key_of(documents[0]))] == [
        "b", "d", "c",
    ]  # fmt: skip
    # Each once, or this would take until tomorrow.
    eightfold = [document(f"n{n}", compose=[f"rule:n{n - 1}"] * 8 if n else []) for n in range(12)]
    assert len(resolved(*eightfold).stands_on(key_of(eightfold[-1]))) == 11


names = st.sampled_from("abcdefgh")
references = names.map(lambda name: f"rule:{name}")
worlds = st.lists(
    st.fixed_dictionaries(
        {"id": names, "version": st.sampled_from(["1.0.0", "2.0.0"])},
        optional={
            "extends": references,
            "compose": st.lists(references, max_size=3),
            "body": st.sampled_from(["x", "y", None]),
            "n": st.sampled_from([{"a": 1}, {"a": None, "b": 2}, None, 3]),
        },
    ).map(lambda members: {"type": "rule"} | members),
    unique_by=key_of,
    max_size=10,
)


def directly(documents: dict[Key, Any], key: Key, above: tuple[Key, ...] = ()) -> Any:
    """The rule, said as it stands in the contract: by recursion; None for what is invalid."""
    if key in above or key not in documents or len(above) >= DEEPEST:
        return None
    whole = documents[key]

    def find(text: str) -> Any:
        identity = text.partition(":")[2]
        versions = [version for _, name, version in documents if name == identity]
        if not versions:
            return None
        return directly(documents, ("rule", identity, highest(versions)), (*above, key))

    extended = find(whole["extends"]) if "extends" in whole else {}
    parts = [find(text) for text in whole.get("compose", [])]
    if extended is None or None in parts:
        return None
    kept = {k: v for k, v in extended.items() if k not in {"type", "id", "version"}}
    for part in parts:
        inherited = {k: v for k, v in part.items() if k not in {"type", "id", "version", "body"}}
        kept = merge_patch(kept, inherited)
    result = merge_patch(kept, {k: v for k, v in whole.items() if k not in {"extends", "compose"}})
    bodies = [part["body"] for part in parts if "body" in part]
    bodies += [result["body"]] if "body" in result else []
    return result | ({"body": "\n\n".join(bodies)} if bodies else {})


@settings(max_examples=300, deadline=None)
@given(worlds)
def test_it_resolves_as_the_rule_says(world: list[dict[str, Any]]) -> None:
    documents = {key_of(d): d for d in world}
    result = resolve(documents)
    for key in documents:
        assert result.documents.get(key) == directly(documents, key)
    assert result.documents.keys() | result.problems.keys() == documents.keys()
    assert not result.documents.keys() & result.problems.keys()
    assert all(result.problems.values())


# Rendering ----------------------------------------------------------------------------------------


def test_a_value_is_put_in_once_and_never_expanded_again() -> None:
    text = document(
        "a", body="{{ a }}{{b}} {{  c  }} {{ undeclared }} {{ A }} {{\na }}",
        parameters={"a": {}, "b": {"default": "{{ a }}"}, "c": {"required": False}},
    )  # fmt: skip
    shown = render(text, {"a": "{{ b }} \\1 $1"})
    assert shown == "{{ b }} \\1 $1{{ a }}  {{ undeclared }} {{ A }} {{\na }}"
    assert placeholders(text["body"]) == ["a", "b", "c", "undeclared"]


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("number", 3, "3"), ("number", 1e2, "100"), ("number", -0.0, "0"), ("number", 1.50, "1.5"),
        ("number", 1e-7, "0.0000001"), ("number", 1e21, "1" + "0" * 21), ("boolean", True, "true"),
        ("array", ["é", None, {"b": 1, "a": "\n"}], '["é",null,{"a":"\\n","b":1}]'),
        ("object", {}, "{}"), ("string", '"', '"'),
    ],
)  # fmt: skip
def test_values_that_are_no_text_go_in_as_compact_json(kind: str, value: Any, text: str) -> None:
    whole = document("a", body="{{ x }}", parameters={"x": {"type": kind}})
    assert render(whole, {"x": value}) == text
    assert kind == "string" or json.loads(compact(value)) == value


def test_all_that_does_not_fit_is_told_at_once() -> None:
    whole = document(
        "a", body="b",
        parameters={"must": {}, "must_too": {"default": "x", "required": True},
                    "n": {"type": "number"}, "flag": {"type": "boolean"}, "s": {"default": "d"}},
    )  # fmt: skip
    given_ = {"n": True, "flag": "true", "s": None, "other": 1}
    with pytest.raises(CentralCloudError) as refused:
        render(whole, given_)
    assert refused.value.message == (
        "the parameters do not fit rule:a@1.0.0: flag is to be a boolean; must is required; "
        "must_too is required; n is to be a number; other is not declared; s is to be a string"
    )
    assert refused.value.sqlstate == "SC628"
    with pytest.raises(CentralCloudError, match="n is to be a number"):
        render(whole, {"must": "", "must_too": "", "n": float("nan"), "flag": False})
    with pytest.raises(CentralCloudError, match="has no body"):
        render(document("a"))


# Folders ------------------------------------------------------------------------------------------


def test_what_may_not_be_read_is_listed() -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for path in ("closed/a.json", ".closed/a.json", "file.json", "good.json"):
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(json.dumps(GOOD))
        (folder / "closed").chmod(0)
        (folder / ".closed").chmod(0)
        (folder / "file.json").chmod(0)
        # Root may read all.
        me = os.geteuid()
        if me == 0:
            os.seteuid(65534)
        try:
            reading = read_folder(folder)
        finally:
            os.seteuid(me)
        (folder / "closed").chmod(0o755)
    assert [artifact.path for artifact in reading.artifacts] == ["good.json"]
    assert [(entry.file, entry.reason) for entry in reading.invalid] == [
        ("closed/", "it cannot be read: Permission denied"),
        ("file.json", "it cannot be read: Permission denied"),
    ]


def test_a_folder_is_read_as_a_commit_is(tmp_path: Path) -> None:
    for path, content in {
        "a.json": json.dumps(GOOD | {"id": "x", "extends": "prompt:gone"}),
        "b/a.json": json.dumps(GOOD),
        "b/z.json": json.dumps(GOOD),
        ".hidden/x.json": "{",
        "b/.hidden.json": "{",
        "notes.txt": "{",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(content)
    (tmp_path / "link.json").symlink_to(tmp_path / "b" / "a.json")
    (tmp_path / "folder").symlink_to(tmp_path / "b")
    (tmp_path / "is_a_folder.json").mkdir()
    reading = read_folder(tmp_path)
    assert [artifact.path for artifact in reading.artifacts] == ["b/a.json"]
    assert [(entry.file, entry.path, entry.reason) for entry in reading.invalid] == [
        ("a.json", "$.extends", "prompt:x@1.0.0 → prompt:gone: there is no prompt gone"),
        ("b/z.json", "$", "prompt a 1.0.0 is in b/a.json already"),
        ("link.json", "$", "not a regular file"),
    ]
    known = {("prompt", "gone", "1.0.0"): GOOD | {"id": "gone"}}
    assert [a.path for a in read_folder(tmp_path, known).artifacts] == ["a.json", "b/a.json"]


def test_a_chain_is_told_whole_in_a_reading(tmp_path: Path) -> None:
    last = "prompt:" + "n" * 150
    (tmp_path / "a.json").write_text(json.dumps(GOOD | {"extends": last + "a"}))
    (tmp_path / "b.json").write_text(json.dumps(GOOD | {"id": "n" * 150 + "a", "extends": last}))
    reasons = [entry.reason for entry in read_folder(tmp_path).invalid]
    assert reasons[0] == (
        f"prompt:a@1.0.0 → {last}a@1.0.0 → {last}: there is no prompt {'n' * 150}"
    )
