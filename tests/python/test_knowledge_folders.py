"""Folders of a machine as knowledge: what is loaded, what is listed, what stays as it is."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from centralcloud.errors import CentralCloudError
from centralcloud.tasks.registry import TaskContext, find
from centralcloud.worker import Tally, Worker
from tests.conftest import Database

PROMPT = {"type": "prompt", "id": "review", "version": "1.0.0", "body": "Look at {{ file }}."}


class Folder:
    """A folder that is registered in an instance."""

    def __init__(self, instance: Database, path: Path, kind: str) -> None:
        self.instance = instance
        self.path = path
        self.kind = kind
        self.progress: list[tuple[int, int, str]] = []
        path.mkdir(exist_ok=True)
        instance.one("select knowledge.register_folder('mine', %s, %s)", [str(path), kind])

    def write(self, name: str, content: object) -> None:
        """A file, as JSON unless it is text."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content if isinstance(content, str) else json.dumps(content))

    def load(self) -> dict[str, Any]:
        """As the worker does."""
        self.progress.clear()
        kind = "knowledge_migrate" if self.kind == "knowledge" else "templates_data_load"
        with self.instance.connect(autocommit=False) as connection:
            context = TaskContext(
                connection, {"folder": "mine"}, self.path, lambda *p: self.progress.append(p)
            )
            result = find(kind)(context)
            connection.execute(
                'select knowledge.finish_load(\'{"folder": "mine"}\', %s::jsonb)',
                [json.dumps(result)],
            )
        return result

    def artifacts(self) -> list[tuple[Any, ...]]:
        """What is known."""
        return self.instance.all(
            "select type, id, version from knowledge.artifacts order by 1, 2, 3"
        )

    def invalid(self) -> list[tuple[Any, ...]]:
        """What could not be loaded."""
        return self.instance.all("select file, path, reason from knowledge.list_invalid()")


@pytest.fixture
def checkout(instance: Database, tmp_path: Path) -> Folder:
    """A checkout of a templates repository."""
    return Folder(instance, tmp_path / "checkout", "templates_data")


@pytest.fixture
def any_json(instance: Database, tmp_path: Path) -> Folder:
    """A folder of any JSON."""
    return Folder(instance, tmp_path / "any", "knowledge")


def test_good_files_are_loaded_and_others_listed(checkout: Folder) -> None:
    """With file, JSON path and reason."""
    checkout.write("prompts/review.json", PROMPT)
    checkout.write("broken.json", "{")
    checkout.write("bad.json", PROMPT | {"id": "bad", "version": "1"})
    checkout.write("lost.json", PROMPT | {"id": "lost", "extends": "prompt:nowhere"})
    checkout.write("README.md", "no JSON")
    result = checkout.load()
    assert (result["files"], result["copied"]) == (4, 1)
    assert checkout.progress[-1] == (4, 4, "files")
    assert checkout.artifacts() == [("prompt", "review", "1.0.0")]
    assert [(file, path) for file, path, _ in checkout.invalid()] == [
        ("bad.json", "$.version"),
        ("broken.json", "$"),
        ("lost.json", "$.extends"),
    ]


def test_loading_twice_touches_no_row(checkout: Folder) -> None:
    """Neither artifacts nor what is listed; a file that changes touches its own."""
    for number in range(5):
        checkout.write(f"{number}.json", PROMPT | {"id": str(number)})
    checkout.write("broken.json", "{")
    checkout.load()
    places = "select ctid from knowledge.artifacts union all select ctid from"
    statement = f"{places} knowledge.invalid_files order by 1"
    before = checkout.instance.all(statement)
    assert checkout.load()["unchanged"] is True
    assert checkout.instance.all(statement) == before

    checkout.write("3.json", PROMPT | {"id": "3", "body": "other"})
    assert checkout.load()["unchanged"] is False
    after = checkout.instance.all(statement)
    assert len(set(after) - set(before)) == 1
    assert checkout.instance.one("select changed from knowledge.list_folders()") == 1


def test_a_vanished_file_vanishes(checkout: Folder) -> None:
    """And one that is mended is listed no more."""
    checkout.write("review.json", PROMPT)
    checkout.write("broken.json", "{")
    checkout.load()
    (checkout.path / "review.json").unlink()
    checkout.write("broken.json", PROMPT | {"id": "mended"})
    checkout.load()
    assert checkout.artifacts() == [("prompt", "mended", "1.0.0")]
    assert checkout.invalid() == []


def test_a_folder_that_is_gone_keeps_what_it_held(checkout: Folder) -> None:
    """The task fails in words."""
    checkout.write("review.json", PROMPT)
    checkout.load()
    checkout.path.rename(checkout.path.with_name("elsewhere"))
    with pytest.raises(CentralCloudError) as caught:
        checkout.load()
    assert caught.value.sqlstate == "SC622"
    assert "cannot be read: No such file or directory" in caught.value.message
    assert checkout.artifacts() == [("prompt", "review", "1.0.0")]


def test_a_folder_that_is_not_mounted_keeps_what_it_held(checkout: Folder) -> None:
    """The mount point is there, and empty; one that never held anything may be empty."""
    assert checkout.load()["copied"] == 0
    checkout.instance.all("select knowledge.note_load('mine', 'other', null)")
    assert checkout.load()["copied"] == 0
    checkout.write("review.json", PROMPT)
    checkout.load()
    (checkout.path / "review.json").unlink()
    with pytest.raises(CentralCloudError) as caught:
        checkout.load()
    assert caught.value.sqlstate == "SC622"
    assert "it holds no JSON file, and held 1 artifacts" in caught.value.message
    assert checkout.artifacts() == [("prompt", "review", "1.0.0")]


def test_a_folder_that_goes_while_it_is_read_keeps_what_it_held(checkout: Folder) -> None:
    """It was listed, and its files are not there any more."""
    for number in range(5):
        checkout.write(f"{number}.json", PROMPT | {"id": str(number)})
    checkout.load()
    checkout.write("0.json", PROMPT | {"id": "0", "body": "other"})
    elsewhere = checkout.path.with_name("elsewhere")

    def go(done: int, _files: int, _unit: str) -> None:
        if done == 2:
            checkout.path.rename(elsewhere)

    with checkout.instance.connect(autocommit=False) as connection:
        context = TaskContext(connection, {"folder": "mine"}, checkout.path, go)
        with pytest.raises(CentralCloudError) as caught:
            find("templates_data_load")(context)
    assert caught.value.sqlstate == "SC622"
    assert len(checkout.artifacts()) == 5


def test_a_folder_is_forgotten_while_it_is_loaded(checkout: Folder) -> None:
    """Whoever comes second waits; neither is a victim of the other."""
    checkout.write("review.json", PROMPT)
    checkout.load()
    checkout.write("other.json", PROMPT | {"id": "other"})
    loading = checkout.instance.connect(autocommit=False)
    loading.execute("select from knowledge.folders for update")
    with ThreadPoolExecutor(1) as pool:
        forgotten = pool.submit(checkout.instance.one, "select knowledge.forget_folder('mine')")
        with checkout.instance.connect() as looking:
            waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
            while looking.execute(waiting).fetchone() == (0,):
                pass
        result = find("templates_data_load")(
            TaskContext(loading, {"folder": "mine"}, checkout.path, lambda *_: None)
        )
        loading.execute(
            'select knowledge.finish_load(\'{"folder": "mine"}\', %s::jsonb)', [json.dumps(result)]
        )
        loading.commit()
        assert forgotten.result() == 2
    assert checkout.artifacts() == []


def test_a_local_file_may_stand_on_what_the_hub_holds(checkout: Folder, instance: Database) -> None:
    """And is read again when that goes."""
    shared = json.dumps(PROMPT | {"id": "shared"})
    load = "select knowledge.load_artifacts(repeat('a', 40))"
    instance.all(
        "insert into knowledge.incoming_artifacts (type, id, version, path, raw)"
        " values ('prompt', 'shared', '1.0.0', 'shared.json', %s)",
        [shared],
    )
    instance.one(load)
    checkout.write("mine.json", {"type": "prompt", "id": "mine", "version": "1.0.0",
                                 "extends": "prompt:shared@1.0.0"})  # fmt: skip
    checkout.load()
    assert instance.one("select knowledge.get('prompt', 'mine') ->> 'body'") == PROMPT["body"]

    instance.one(load)
    assert checkout.load()["unchanged"] is False
    assert checkout.artifacts() == []
    [(file, path, reason)] = checkout.invalid()
    assert (file, path) == ("mine.json", "$.extends")
    assert "prompt:mine@1.0.0 → prompt:shared@1.0.0: there is no prompt shared" in reason


def test_a_version_that_is_known_from_elsewhere_is_listed(
    checkout: Folder, instance: Database
) -> None:
    """The other one stays."""
    instance.all("select knowledge.register_folder('other', '/srv/other')")
    instance.all(
        "insert into knowledge.incoming_artifacts (type, id, version, path, raw)"
        " values ('prompt', 'review', '1.0.0', 'x.json', '{}')"
    )
    instance.one("select knowledge.load_folder('other')")
    checkout.write("review.json", PROMPT)
    for _ in range(2):
        checkout.load()
        assert checkout.invalid() == [
            ("review.json", "$", "prompt review 1.0.0 is in folder other already")
        ]


def test_the_jobs_ask_and_a_worker_reads(
    checkout: Folder, instance: Database, tmp_path: Path
) -> None:
    """From the job's run to the artifacts."""
    checkout.write("review.json", PROMPT)
    for job in ("knowledge_migrate", "templates_data_load"):
        instance.all(f"call scheduling.run_job('{job}')")
    assert Worker(instance.conninfo, tmp_path / "home").run_until_idle() == Tally(done=1)
    assert checkout.artifacts() == [("prompt", "review", "1.0.0")]
    assert instance.all("select check_name from knowledge.findings()") == []


# Older shapes -------------------------------------------------------------------------------------


def mapped(folder: Folder) -> dict[tuple[str, str, str], dict[str, Any]]:
    """What became of the files."""
    folder.load()
    rows = folder.instance.all("select type, id, version, content from knowledge.artifacts")
    return {(kind, name, version): content for kind, name, version, content in rows}


def test_older_shapes_become_artifacts(any_json: Folder) -> None:
    """Each by a rule of the table in `knowledge.legacy`."""
    any_json.write("own.json", PROMPT)
    any_json.write("templates/a.json", {"name": "Big Thing!", "content": "x", "version": 3})
    any_json.write("a.json", {"key": "k", "code": "x", "kind": "Snippets", "version": "v1.2"})
    any_json.write("prompts/no_name.json", {"prompt": "p", "variables": ["who"], "tags": "a, b"})
    any_json.write("libraries/list.json", [{"id": "one", "text": "1"}, {"id": "two", "text": "2"}])
    any_json.write(
        "wrapped.json",
        {"prompts": [{"id": "w", "body": "b"}], "policies": {"p1": {"text": "t", "weight": 2}}},
    )
    found = mapped(any_json)
    assert any_json.invalid() == []
    assert sorted(found) == [
        ("library", "one", "1.0.0"),
        ("library", "two", "1.0.0"),
        ("policy", "p1", "1.0.0"),
        ("prompt", "no_name", "1.0.0"),
        ("prompt", "review", "1.0.0"),
        ("prompt", "w", "1.0.0"),
        ("snippet", "k", "1.2.0"),
        ("template", "Big-Thing", "3.0.0"),
    ]
    assert found["prompt", "review", "1.0.0"] == PROMPT
    assert found["prompt", "no_name", "1.0.0"] == {
        "type": "prompt", "id": "no_name", "version": "1.0.0", "name": "no_name", "body": "p",
        "parameters": {"who": {}}, "tags": ["a", "b"], "provenance": {"source": "migrated"},
    }  # fmt: skip
    assert found["policy", "p1", "1.0.0"]["legacy"] == {"weight": 2}
    assert found["template", "Big-Thing", "3.0.0"]["name"] == "Big Thing!"


@pytest.mark.parametrize(
    ("content", "path", "reason"),
    [
        ({"id": "x"}, "$", "none of body, content"),
        ([1], "$[0]", "not a JSON object"),
        ([], "$", "an empty list"),
        ({"a": [], "b": [{"body": "b"}]}, "$", "none of body, content"),
        ([{"id": "a", "body": "b"}, {"body": "b"}], "$[1]", "it has no name"),
        ({"id": "x", "body": "b", "version": "soon"}, "$", "version soon is not like"),
        ("7", "$", "not a JSON object"),
        ("[", "$", "not JSON"),
        ({"name": "x", "type": "pattern", "code": "c"}, "$", "'fingerprint' is a required"),
        ([{"id": "a", "body": "1"}, {"id": "a", "body": "2"}], "$[1]", "is in x.json already"),
    ],
)
def test_what_is_not_clear_is_listed(
    any_json: Folder, content: object, path: str, reason: str
) -> None:
    """Where in which file, and why."""
    any_json.write("x.json", content)
    any_json.load()
    [(file, told_path, told)] = any_json.invalid()
    assert (file, told_path) == ("x.json", path)
    assert reason in told


def test_what_says_no_type_is_what_its_text_is_called(any_json: Folder) -> None:
    """Where no folder says it."""
    for name in ("prompt", "text"):
        any_json.write(f"{name}.json", {name: "x"})
    any_json.load()
    assert any_json.artifacts() == [("prompt", "prompt", "1.0.0"), ("template", "text", "1.0.0")]


def test_a_byte_order_mark_is_left_out(any_json: Folder) -> None:
    """Of one of ours too; a repository is told to leave it out itself."""
    ours = '{"type": "prompt", "id": "a", "version": "1.0.0", "body": "b"}'
    any_json.write("a.json", f"\ufeff{ours}")
    any_json.write("b.json", '\ufeff{"prompt": "p"}')
    any_json.load()
    assert any_json.invalid() == []
    assert any_json.instance.all("select id, raw from knowledge.artifacts order by 1")[0] == (
        "a", ours
    )  # fmt: skip


def test_hostile_files_cost_no_more_than_others(any_json: Folder) -> None:
    """Time and room are linear in a file's bytes: each of these took minutes or 50 MB."""
    members = "".join(f'"{n}": 1, ' for n in range(80_000))
    any_json.write("twice.json", f'{{{members}"z": 1, "z": 2}}')
    ours = json.dumps(PROMPT | {"tags": [1] * 300_000}, separators=(",", ":"))
    any_json.write("tags.json", ours)
    deep = "[" * 50 + ",".join(["1"] * 200_000) + "]" * 50
    any_json.write("deep.json", f'{{"id": "deep", "body": "b", "x": {deep}}}')
    any_json.load()
    assert [(file, path) for file, path, _ in any_json.invalid()] == [
        ("deep.json", "$"),
        ("tags.json", "$.tags"),
        ("twice.json", "$"),
    ]
    assert any_json.artifacts() == []


def test_older_shapes_stay_unchanged_too(any_json: Folder) -> None:
    """Mapping is deterministic."""
    any_json.write("templates/a.json", [{"id": str(n), "body": "b", "x": n} for n in range(3)])
    any_json.load()
    before = any_json.instance.all("select ctid, content_hash from knowledge.artifacts")
    any_json.write("more.json", {"id": "y", "body": "b"})
    any_json.load()
    after = any_json.instance.all("select ctid, content_hash from knowledge.artifacts")
    assert len(after) == 4 and set(before) < set(after)
