"""The artifacts a new templates repository begins with: valid, resolvable, of use as they are."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from centralcloud.knowledge.artifacts import Artifact, read_folder
from centralcloud.knowledge.compose import is_required, placeholders, render, type_of
from centralcloud.knowledge.workspace import STARTER, warnings_of

READING = read_folder(STARTER)
ARTIFACTS = READING.artifacts
#: What is put in where any text would do no code.
SAMPLES: dict[str, Any] = {
    "command": "count", "package": "example", "resource": "invoice", "path": "invoices",
    "model": "Invoice", "entity": "Invoice", "table": "billing.invoices", "name": "CustomerNumber",
    "module": "MyApp.Rates", "task_supervisor": "MyApp.TaskSupervisor",
}  # fmt: skip
VALUES: dict[str, Any] = {
    "string": "a text", "number": 7, "boolean": True, "array": ["a.b (c.py:3)"], "object": {"k": 1},
}  # fmt: skip


def document(artifact: Artifact) -> dict[str, Any]:
    """The artifact with all it stands on."""
    return READING.resolution.documents[artifact.type, artifact.id, artifact.version]


def rendered(artifact: Artifact) -> str:
    """Its text with a fitting value for each parameter that must be given."""
    whole = document(artifact)
    return render(whole, {
        name: SAMPLES.get(name, VALUES[type_of(said)])
        for name, said in whole.get("parameters", {}).items()
        if is_required(said)
    })  # fmt: skip


def test_nothing_is_invalid_and_nothing_is_warned_of() -> None:
    assert READING.invalid == []
    assert warnings_of(READING) == []


def test_there_is_something_for_several_languages_and_uses() -> None:
    own = [json.loads(artifact.raw) for artifact in ARTIFACTS]
    assert len(own) >= 24
    assert len({each["type"] for each in own}) >= 5
    languages = {each.get("language") for each in own}
    assert languages >= {None, "python", "rust", "elixir", "typescript", "go", "java", "sql"}
    used = Counter(member for each in own for member in ("extends", "compose", "parameters")
                   if member in each)  # fmt: skip
    assert min(used["extends"], used["compose"], used["parameters"]) >= 3


@pytest.mark.parametrize("artifact", ARTIFACTS, ids=lambda artifact: artifact.path)
def test_a_file_lies_where_it_is_looked_for_and_says_where_it_is_from(artifact: Artifact) -> None:
    own = json.loads(artifact.raw)
    assert artifact.path == f"{artifact.type}s/{artifact.id}.json"
    assert artifact.raw == json.dumps(own, indent=2, ensure_ascii=False) + "\n"
    assert own["name"] and own["description"].endswith(".")
    assert own["provenance"] | {"created_at": ""} == {
        "source": "manual", "author": "CentralCloud", "license": "PostgreSQL", "created_at": "",
    }  # fmt: skip
    # Said is what the tests of this file check, and no score that nobody measured.
    is_parsed = (artifact.type, own.get("language")) == ("template", "python")
    assert own["quality"] == {"checks": ["schema", "renders", *(["parses"] if is_parsed else [])]}


@pytest.mark.parametrize("artifact", ARTIFACTS, ids=lambda artifact: artifact.path)
def test_it_renders_to_a_text_without_placeholders(artifact: Artifact) -> None:
    text = rendered(artifact)
    assert placeholders(text) == []
    assert len(text) > 200
    assert text == text.strip()
    for name, said in document(artifact).get("parameters", {}).items():
        assert said.get("description"), name


@pytest.mark.parametrize(
    "artifact",
    [a for a in ARTIFACTS if (a.type, json.loads(a.raw).get("language")) == ("template", "python")],
    ids=lambda artifact: artifact.path,
)
def test_python_to_begin_with_is_python(artifact: Artifact) -> None:
    ast.parse(rendered(artifact))


@pytest.mark.parametrize(
    ("path", "file", "command"),
    [
        ("templates/java/value-record.json", "CustomerNumber.java",
         ["javac", "-Xlint:all", "-Werror", "-proc:none", "-d", "out"]),
        ("templates/rust/axum-handler.json", "handler.rs",
         ["rustfmt", "--edition", "2024", "--check"]),
        ("templates/elixir/genserver.json", "rates.ex", ["mix", "format", "--check-formatted"]),
    ],
)  # fmt: skip
def test_other_code_is_what_its_own_tool_takes(
    path: str, file: str, command: list[str], tmp_path: Path
) -> None:
    """Where the tool is."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not here")
    text = rendered(next(artifact for artifact in ARTIFACTS if artifact.path == path))
    (tmp_path / file).write_text(f"{text}\n", encoding="utf-8")
    ran = subprocess.run(
        [*command, file], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_a_review_has_the_checklist_the_conduct_and_then_the_change() -> None:
    text = rendered(next(a for a in ARTIFACTS if a.path == "prompts/review/rust.json"))
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## What to look for in Rust", "## How to review", "## How to report", "## What is quoted",
        "## The change",
    ]  # fmt: skip


def test_the_wheel_holds_the_starter() -> None:
    """All of it lies in the package's folder, and nothing there is left out by our own git."""
    assert STARTER.is_relative_to(Path(__file__).parents[2] / "python" / "centralcloud")
    assert {path.name for path in STARTER.iterdir()} == {
        "README.md", "gitattributes", "checklists", "frameworks", "prompts", "rules", "templates",
    }  # fmt: skip
