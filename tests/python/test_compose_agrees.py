"""What Python checks files by and what the database reads by are one thing."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.json import Jsonb

from centralcloud.errors import CentralCloudError
from centralcloud.knowledge.compose import compact, highest, key_of, merge_patch, render, resolve
from centralcloud.knowledge.schema import problems_of
from tests.conftest import Database

IDS = ("a", "b", "c", "d/e")
VERSIONS = ("0.9.0", "1.0.0-rc.2", "1.0.0-rc.10", "1.0.0", "1.0.0+b.1", "1.10.0")
#: What the reason of a reference says, and the SQLSTATE of the same in the database.
REFERENCES = {"a cycle": "SC618", "there is no": "SC617", "a chain of more than": "SC619"}

_each = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
_text = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6)
_name = st.sampled_from(["k", "l", "mm"])
_key_name = st.sampled_from(["k", "l", "mm", "Ä"])
_scalar = st.one_of(
    st.none(), st.booleans(), st.integers(-1000, 1000), st.floats(-1e9, 1e9, width=32), _text
)
_json = st.recursive(
    _scalar,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_key_name, inner, max_size=3),
    max_leaves=6,
)
_parameter = st.fixed_dictionaries(
    {}, optional={"default": _text, "required": st.booleans(), "type": st.just("string")}
)
_body = st.lists(
    st.sampled_from(["{{ p }}", "{{q}}", "{{  r }}", "{{ P }}", "{{ p", "x", "\n", "$&\\1"]),
    min_size=1,
    max_size=5,
).map("".join)
_key = st.tuples(st.sampled_from(IDS), st.sampled_from(VERSIONS))


@st.composite
def _documents(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Most stand on those before them, so that most resolve; some on anything."""
    keys = draw(st.lists(_key, min_size=1, max_size=8, unique=True))
    documents = []
    for place, (name, version) in enumerate(keys):
        reference = _reference(keys[:place])
        members = st.fixed_dictionaries(
            {},
            optional={
                "name": st.just("N"),
                "quality": st.just({"score": 0.5}),
                "extends": reference,
                "compose": st.lists(reference, min_size=1, max_size=3),
                "body": st.sampled_from(["one", "two", None]),
                "content": _json,
                "parameters": st.dictionaries(_name, _parameter, max_size=2),
            },
        )
        identity = {"type": "rule", "id": name, "version": version}
        documents.append(identity | draw(members))
    return documents


def _reference(before: list[tuple[str, str]]) -> st.SearchStrategy[str]:
    anything = st.builds(
        lambda name, version: f"rule:{name}{version}",
        st.sampled_from(IDS),
        st.sampled_from(["", *(f"@{version}" for version in VERSIONS)]),
    )
    exact = [f"rule:{name}@{version}" for name, version in before]
    likely = st.sampled_from(exact) if exact else anything
    return st.integers(0, 9).flatmap(lambda dice: anything if dice == 0 else likely)


def put(connection: psycopg.Connection[Any], documents: list[dict[str, Any]]) -> None:
    """As a load would leave them."""
    connection.cursor().executemany(
        "insert into knowledge.artifacts (type, id, version, origin, path, raw, content,"
        " content_hash, loaded_at) values (%s, %s, %s, 'local', 'x.json', '', %s,"
        " repeat('0', 64), '2026-01-01Z')",
        [(*key_of(document), Jsonb(document)) for document in documents],
    )


def ask(connection: psycopg.Connection[Any], statement: str, *params: Any) -> Any:
    """The answer, or the SQLSTATE of the refusal."""
    try:
        with connection.transaction():
            row = connection.execute(statement, params).fetchone()
    except psycopg.Error as error:
        return error.sqlstate
    assert row is not None
    return row[0]


@pytest.fixture
def connection(instance: Database) -> psycopg.Connection[Any]:
    """In a transaction that is undone after each example."""
    return instance.connect(autocommit=False)


@settings(_each, max_examples=100)
@given(documents=_documents())
def test_what_resolves_is_the_same(
    connection: psycopg.Connection[Any], documents: list[dict[str, Any]]
) -> None:
    """Or is refused by both, for the same reason where there is one alone."""
    assert [problems_of(document) for document in documents] == [[] for _ in documents]
    resolution = resolve({key_of(document): document for document in documents})
    try:
        put(connection, documents)
        for key in map(key_of, documents):
            told = ask(connection, "select knowledge.get(%s, %s, %s)", *key)
            if key in resolution.documents:
                assert told == resolution.documents[key], key
            else:
                reasons = [reason for _, reason in resolution.problems[key]]
                codes = {c for words, c in REFERENCES.items() for r in reasons if words in r}
                assert told in codes or (len(reasons) > 1 and told in REFERENCES.values())
    finally:
        connection.rollback()


@_each
@given(documents=_documents())
def test_the_highest_is_the_same(
    connection: psycopg.Connection[Any], documents: list[dict[str, Any]]
) -> None:
    """Over all versions of one artifact."""
    try:
        put(connection, documents)
        for name in {document["id"] for document in documents}:
            versions = [document["version"] for document in documents if document["id"] == name]
            told = ask(connection, "select knowledge.highest('rule', %s)", name)
            assert told == highest(versions)
    finally:
        connection.rollback()


@_each
@given(
    body=_body,
    declared=st.dictionaries(
        st.sampled_from(["p", "q", "r"]),
        st.sampled_from(
            [
                {},
                {"type": "number"},
                {"type": "object", "default": {"b": 1, "a": [1.5, None]}},
                {"type": "array", "required": False},
                {"type": "boolean", "default": True, "required": True},
                {"default": "{{ p }}"},
            ]
        ),
    ),
    given_values=st.dictionaries(st.sampled_from(["p", "q", "r", "s"]), _json, max_size=3),
)
def test_what_is_rendered_is_the_same(
    connection: psycopg.Connection[Any],
    body: str,
    declared: dict[str, Any],
    given_values: dict[str, Any],
) -> None:
    """Text for text, and a refusal word for word."""
    document = {
        "type": "rule", "id": "a", "version": "1.0.0", "body": body, "parameters": declared,
    }  # fmt: skip
    try:
        put(connection, [document])
        try:
            expected = render(document, given_values)
        except CentralCloudError as error:
            with pytest.raises(psycopg.Error) as caught, connection.transaction():
                connection.execute(
                    "select knowledge.render('rule', 'a', %s)", [Jsonb(given_values)]
                )
            told = caught.value.diag
            assert told.message_primary == error.message
            assert (caught.value.sqlstate, told.message_detail) == (error.sqlstate, error.detail)
        else:
            statement = "select knowledge.render('rule', 'a', %s)"
            assert ask(connection, statement, Jsonb(given_values)) == expected
    finally:
        connection.rollback()


@_each
@given(target=_json, patch=_json)
def test_merging_and_compacting_are_the_same(
    connection: psycopg.Connection[Any], target: Any, patch: Any
) -> None:
    """Whatever the values."""
    merged = ask(connection, "select knowledge.merge_patch(%s, %s)", Jsonb(target), Jsonb(patch))
    assert merged == merge_patch(target, patch)
    assert ask(connection, "select knowledge.compact(%s)", Jsonb(target)) == compact(target)
