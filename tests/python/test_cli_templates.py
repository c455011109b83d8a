"""`centralcloud templates` on real folders and real repositories."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from centralcloud.cli import cli
from centralcloud.errors import CentralCloudError
from centralcloud.git import Git
from centralcloud.knowledge.workspace import STARTER

ROOT = Path(__file__).parents[2]
BASE = {
    "type": "prompt", "id": "base", "version": "1.0.0", "name": "Base", "body": "Do {{ what }}.",
    "parameters": {"what": {"description": "It."}, "n": {"type": "number", "default": 2}},
}  # fmt: skip
VARIANT = {"type": "prompt", "id": "a/b", "version": "1.1.0", "extends": "prompt:base"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A person's folder with two artifacts, the one a variant of the other."""
    place = tmp_path / "work"
    place.mkdir()
    write(place, "base.json", BASE)
    write(place, "sub/variant.json", VARIANT)
    return place


def write(folder: Path, path: str, content: dict[str, Any] | str) -> Path:
    """A file of the folder, from a document or from text."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    (folder / path).write_text(text)
    return folder / path


def invoke(*arguments: object, **more: Any) -> Result:
    """A call of the command, whatever comes of it."""
    return CliRunner().invoke(cli, ["templates", *map(str, arguments)], **more)


def run(*arguments: object, **more: Any) -> str:
    """What the call prints; it ends with 0."""
    result = invoke(*arguments, catch_exceptions=False, **more)
    assert result.exit_code == 0, result.output
    return result.output


def refused(*arguments: object) -> CentralCloudError:
    """What the call says instead of doing it."""
    error = invoke(*arguments).exception
    assert isinstance(error, CentralCloudError), error
    return error


def commit(folder: Path) -> None:
    """A person commits all there is."""
    if not (folder / ".git").exists():
        Git().run("-C", str(folder), "init", "--quiet", "--template=")
    Git().run("-C", str(folder), "add", "--all")
    identity = ("-c", "user.name=p", "-c", "user.email=p@localhost")
    Git().run("-C", str(folder), *identity, "commit", "--quiet", "--message=work")


# init ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_there", [False, True])
def test_init_makes_a_repository_in_which_all_is_committed(tmp_path: Path, is_there: bool) -> None:
    place = tmp_path / "deep" / "templates_data"
    if is_there:
        place.mkdir(parents=True)
    assert "31 artifacts" in run("init", place)
    git = ("-C", str(place))
    assert Git().run(*git, "symbolic-ref", "HEAD") == "refs/heads/main\n"
    assert Git().run(*git, "status", "--porcelain") == ""
    held = Git().run(*git, "ls-files").split()
    source = {str(path.relative_to(STARTER)) for path in STARTER.rglob("*") if path.is_file()}
    assert set(held) == source - {"gitattributes"} | {".gitattributes"}
    assert "31 valid artifacts, 0 problems, 0 warnings" in run("validate", place, "--strict")


def test_init_minds_nothing_of_the_account_or_of_a_repository_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, ".gitconfig", "[init]\n defaultBranch = odd\n[core]\n autocrlf = true\n"
          "[commit]\n gpgSign = true\n")  # fmt: skip
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    commit(tmp_path)
    monkeypatch.chdir(tmp_path)
    run("init", "new")
    assert Git().run("-C", str(tmp_path / "new"), "log", "--format=%an %s") == (
        "CentralCloud Starter templates\n"
    )


@pytest.mark.parametrize("held", ["file", ".hidden"])
def test_init_refuses_a_folder_that_holds_anything(tmp_path: Path, held: str) -> None:
    (tmp_path / held).touch()
    error = refused("init", tmp_path)
    assert (error.sqlstate, error.message) == ("SC626", f"{tmp_path} is not empty")
    assert [path.name for path in tmp_path.iterdir()] == [held]
    assert refused("init", tmp_path / held).sqlstate == "SC626"


# validate -----------------------------------------------------------------------------------------


def test_validate_lists_every_problem_in_order(folder: Path) -> None:
    write(folder, "z.json", BASE | {"id": "z", "version": "1", "extends": 3})
    write(folder, "m.json", VARIANT | {"id": "m", "extends": "prompt:gone"})
    write(folder, "c.json", "{")
    write(folder, ".git/x.json", "{")
    result = invoke("validate", folder)
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "c.json: $: not JSON: Expecting property name enclosed in double quotes (line 1, column 2)",
        "m.json: $.extends: prompt:m@1.1.0 → prompt:gone: there is no prompt gone",
        "z.json: $.extends: 3 is not of type 'string'",
        "z.json: $.version: '1' does not match: A semantic version (2.0.0), such as 1.4.0 or "
        "2.0.0-rc.1.",
        "base.json: $.parameters.n: the body does not use it (warning)",
        "sub/variant.json: $.parameters.n: the body does not use it (warning)",
        "2 valid artifacts, 4 problems, 2 warnings",
    ]


def test_validate_speaks_json(folder: Path) -> None:
    write(folder, "c.json", BASE | {"id": "ü", "version": "1.0.0"})
    result = invoke("validate", folder, "--json")
    assert result.exit_code == 1
    told = json.loads(result.output)
    assert (told["artifacts"], [p["file"] for p in told["problems"]]) == (2, ["c.json"])
    assert told["problems"][0].keys() == told["warnings"][0].keys() == {"file", "path", "reason"}


def test_a_warning_fails_only_where_that_is_asked_for(folder: Path) -> None:
    write(folder, "base.json", BASE | {"body": "{{ what }} {{ n }} {{ undeclared }} {{ Other }}"})
    assert run("validate", folder).splitlines()[0] == (
        "base.json: $.body: {{ undeclared }} is no parameter and stays as it is (warning)"
    )
    assert invoke("validate", folder, "--strict").exit_code == 1
    write(folder, "base.json", BASE | {"body": "{{ what }} {{ n }}"})
    run("validate", folder, "--strict")


def test_validate_is_not_content_with_nothing(tmp_path: Path) -> None:
    error = refused("validate", tmp_path)
    assert (error.sqlstate, error.message) == ("SC626", f"there is no JSON file in {tmp_path}")
    assert invoke("validate", tmp_path / "gone").exit_code == 2


def test_what_a_terminal_would_obey_is_shown_and_not_obeyed(folder: Path) -> None:
    write(folder, "bell\a.json", "{")
    write(folder, "base.json", BASE | {"body": "a\tb\x1b[31m{{ what }}{{ n }}\n"})
    write(folder, "c.json", BASE | {"id": "c", "body": "long " * 100 + "\n{{ what }}{{ n }}"})
    assert invoke("validate", folder).output.startswith("bell\\u0007.json: $: not JSON")
    shown = run("show", "prompt:base", "--in", folder)
    assert "\x1b" not in shown
    assert "a\tb\\u001b[31m{{ what }}" in shown
    compared = run("diff", "prompt:base", "prompt:c", "--in", folder)
    assert "\x1b" not in compared
    assert f"+{'long ' * 100}\n" in compared


# new ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (["prompt", "review/java_21"], "prompts/review/java_21.json"),
        (["rule", "a"], "rules/a.json"),
        (["workflow", "a.b"], "workflow/a.b.json"),
        (["prompt", "c", "--extends", "prompt:base"], "prompts/c.json"),
        (["prompt", "c", "--extends", "prompt:a/b@1.1.0"], "prompts/c.json"),
    ],
)
def test_new_writes_a_valid_file(folder: Path, words: list[str], path: str) -> None:
    assert run("new", *words, "--in", folder) == f"{folder / path}\n"
    made = json.loads((folder / path).read_text())
    assert (made["type"], made["id"], made["version"]) == (words[0], words[1], "1.0.0")
    assert made["provenance"]["source"] == "manual"
    assert "3 valid artifacts, 0 problems" in run("validate", folder)
    assert run("show", f"{words[0]}:{words[1]}", "--in", folder, "--raw").endswith("\n}\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["prompt", "base"], "prompt base is there already: base.json"),
        (["prompt", "taken"], "prompt taken is there already: prompts/taken.json"),
        (["prompt", "dangling"], "prompt dangling is there already: prompts/dangling.json"),
        (["Prompt", "x"], "Prompt x cannot be: 'Prompt' does not match: What it is, in lower case"),
        (["prompt", "../x"], "prompt ../x cannot be: '../x' does not match: Its name"),
        (["prompt", "a/.git/x"], "prompt a/.git/x cannot be"),
        (["pattern", "x"], "artifacts of type pattern are not made by hand"),
        (["ranking", "x"], "artifacts of type ranking are not made by hand"),
        (["learned", "x"], "artifacts of type learned are not made by hand"),
    ],
)
def test_new_refuses_in_words_and_writes_nothing(
    folder: Path, words: list[str], message: str
) -> None:
    write(folder, "prompts/taken.json", "a person's half-done work {")
    (folder / "prompts" / "dangling.json").symlink_to(folder.parent / "elsewhere")
    before = sorted(folder.rglob("*"))
    error = refused("new", *words, "--in", folder)
    assert error.message.startswith(message)
    assert error.sqlstate == "SC629"
    assert sorted(folder.rglob("*")) == before
    assert not (folder.parent / "elsewhere").exists()
    assert (folder / "prompts" / "taken.json").read_text() == "a person's half-done work {"


def test_new_follows_no_link_out_of_the_repository(folder: Path) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    (folder / "prompts").symlink_to(outside)
    error = refused("new", "prompt", "x", "--in", folder)
    assert error.message.endswith("cannot be used: a link leads out of the repository")
    assert list(outside.iterdir()) == []


def test_new_extends_only_what_is_there(folder: Path) -> None:
    error = refused("new", "prompt", "x", "--extends", "prompt:gone", "--in", folder)
    assert error.sqlstate == "SC627"
    assert "prompt:x@1.0.0 → prompt:gone: there is no prompt gone" in error.message
    error = refused("new", "prompt", "x", "--extends", "base", "--in", folder)
    assert error.message.startswith("prompt x cannot be: 'base' does not match: A reference")
    assert not (folder / "prompts").exists()


# show ---------------------------------------------------------------------------------------------


def test_show_prints_the_whole_artifact_and_what_it_stands_on(folder: Path) -> None:
    assert run("show", "prompt:a/b", "--in", folder).splitlines() == [
        "prompt:a/b@1.1.0  sub/variant.json",
        "stands on prompt:base@1.0.0",
        "",
        "{",
        '  "parameters": {',
        '    "what": {',
        '      "description": "It."',
        "    },",
        '    "n": {',
        '      "type": "number",',
        '      "default": 2',
        "    }",
        "  },",
        '  "type": "prompt",',
        '  "id": "a/b",',
        '  "version": "1.1.0"',
        "}",
        "",
        "Do {{ what }}.",
    ]
    told = json.loads(run("show", "prompt:a/b@1.1.0", "--in", folder, "--json"))
    assert (told["reference"], told["file"]) == ("prompt:a/b@1.1.0", "sub/variant.json")
    assert told["stands_on"] == ["prompt:base@1.0.0"]
    assert told["document"]["body"] == BASE["body"]
    assert "extends" not in told["document"]


def test_show_prints_the_file_byte_for_byte(folder: Path) -> None:
    raw = '{ "type":"rule","id":"r",\r\n"version":"1.0.0", "x": "é\\u00e9" }'
    (folder / "r.json").write_bytes(raw.encode())
    result = invoke("show", "rule:r", "--in", folder, "--raw")
    assert result.stdout_bytes == raw.encode()


def test_show_renders_with_values_of_the_declared_types(folder: Path) -> None:
    body = "{{ what }}|{{ n }}|{{ list }}"
    parameters = BASE["parameters"] | {"list": {"type": "array", "default": []}}  # type: ignore[operator]
    write(folder, "base.json", BASE | {"body": body, "parameters": parameters})
    here = ("show", "prompt:a/b", "--in", folder)
    assert run(*here, "--set", "what=1", "--set", "n=3", "--set", 'list=["a=b", 1]') == (
        '1|3|["a=b",1]\n'
    )
    text = write(folder.parent, "text", "from a {{ n }}\nfile")
    assert run(*here, "--set-file", "what", text) == "from a {{ n }}\nfile|2|[]\n"
    assert run(*here, "--set-file", "what", "-", input="from stdin") == "from stdin|2|[]\n"
    error = refused(*here, "--render", "--set", "n=three", "--set", "other=1")
    assert error.sqlstate == "SC628"
    assert error.message.endswith("n is to be a number; other is not declared; what is required")
    assert invoke(*here, "--set", "n").exit_code == 2
    assert invoke(*here, "--raw", "--render").exit_code == 2


@pytest.mark.parametrize(
    "value", ["[NaN]", "[1e999]", '[{"a": 1, "a": 2}]', r'["\ud800"]', "[" * 50_000], ids=len
)
def test_show_takes_only_values_that_a_database_takes(value: str, folder: Path) -> None:
    write(folder, "base.json", BASE | {"parameters": {"list": {"type": "array"}}})
    error = refused("show", "prompt:base", "--in", folder, "--set", f"list={value}")
    assert error.message.endswith(": list is to be an array")


def test_show_takes_the_highest_release(folder: Path) -> None:
    write(folder, "rc.json", BASE | {"version": "3.0.0-rc.1"})
    write(folder, "two.json", BASE | {"version": "2.10.0"})
    assert run("show", "prompt:base", "--in", folder).startswith("prompt:base@2.10.0 ")
    assert run("show", "prompt:base@3.0.0-rc.1", "--in", folder).startswith("prompt:base@3.0.0-rc")


def test_show_says_what_there_is_instead(folder: Path) -> None:
    write(folder, "bad.json", VARIANT | {"id": "bad", "extends": "prompt:gone"})
    assert refused("show", "prompt:bass", "--in", folder).detail == "There is prompt:base."
    for version in ("1.10.0", "1.9.0"):
        write(folder, f"{version}.json", BASE | {"version": version})
    assert refused("show", "prompt:base@9.9.9", "--in", folder).detail == (
        "Its versions are 1.0.0, 1.9.0, 1.10.0."
    )
    assert "1 files are invalid" in str(refused("show", "rule:zzz", "--in", folder).hint)
    assert refused("show", "prompt:bad", "--in", folder).detail == (
        "prompt:bad@1.1.0 → prompt:gone: there is no prompt gone"
    )
    for text in ("base", "prompt:", "prompt:base@1", "prompt:base\n"):
        assert "is no reference" in refused("show", text, "--in", folder).message


# diff ---------------------------------------------------------------------------------------------


def test_diff_compares_two_artifacts_with_all_they_stand_on(folder: Path) -> None:
    here = ("--in", folder)
    result = run("diff", "prompt:base", "prompt:a/b", *here)
    assert result.splitlines()[:2] == ["--- prompt:base@1.0.0", "+++ prompt:a/b@1.1.0"]
    assert '-  "name": "Base",' in result
    assert "Do {{ what }}" not in result.replace(" Do {{ what }}.", "")
    assert invoke("diff", "prompt:base", "prompt:a/b", *here, "--exit-code").exit_code == 1
    assert run("diff", "prompt:base", "prompt:base@1.0.0", *here, "--exit-code") == ""
    told = json.loads(run("diff", "prompt:base", "prompt:a/b", *here, "--json"))
    assert told["old"]["reference"] == "prompt:base@1.0.0"
    assert told["new"]["stands_on"] == ["prompt:base@1.0.0"]
    assert told["diff"][0] == "--- prompt:base@1.0.0"


def test_diff_shows_what_changed_since_the_last_commit_also_below(folder: Path) -> None:
    commit(folder)
    here = ("--in", folder)
    assert run("diff", "prompt:a/b", *here, "--exit-code") == ""
    write(folder, "base.json", BASE | {"body": "Do {{ what }}.\nTwice."})
    assert [line for line in run("diff", "prompt:a/b", *here).splitlines() if line[0] in "+-"] == [
        "--- prompt:a/b@1.1.0 (last commit)", "+++ prompt:a/b@1.1.0", "+Twice.",
    ]  # fmt: skip
    assert invoke("diff", "prompt:a/b", *here, "--exit-code").exit_code == 1
    write(folder, "new.json", BASE | {"id": "new"})
    assert run("diff", "prompt:new", *here).startswith("--- nothing (last commit)\n+++ prompt:new@")
    (folder / "sub" / "variant.json").unlink()
    assert "\n+++ nothing\n" in run("diff", "prompt:a/b", *here)
    assert refused("diff", "prompt:nowhere", *here).sqlstate == "SC627"


def test_diff_works_in_a_folder_of_a_repository(folder: Path) -> None:
    write(folder.parent, "first.json", BASE | {"body": "another repository's base"})
    commit(folder.parent)
    assert run("diff", "prompt:base", "--in", folder, "--exit-code") == ""
    write(folder, "base.json", BASE | {"version": "1.0.1"})
    assert '+  "version": "1.0.1",' in run("diff", "prompt:base", "--in", folder)


def test_diff_needs_a_commit(folder: Path) -> None:
    error = refused("diff", "prompt:base", "--in", folder)
    assert (error.sqlstate, error.message) == (
        "SC626", f"{folder} has no commit to compare with",
    )  # fmt: skip
    Git().run("-C", str(folder), "init", "--quiet")
    assert refused("diff", "prompt:base", "--in", folder).sqlstate == "SC626"


def test_diff_is_coloured_where_colours_are_wanted(folder: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "from centralcloud.cli import main; main()",
         "templates", "diff", "prompt:base", "prompt:a/b", "--in", folder],
        env={**os.environ, "FORCE_COLOR": "1", "TERM": "xterm-256color"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert '\x1b[31m-  "name": "Base",\x1b[0m' in ran.stdout


def test_an_error_is_told_on_stderr_in_three_lines(folder: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "from centralcloud.cli import main; main()",
         "templates", "show", "prompt:bass", "--in", folder],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.splitlines() == [
        "error: there is no prompt:bass [SC627]",
        "detail: There is prompt:base.",
        "hint: `centralcloud templates new` makes one.",
    ]


def test_a_locale_without_utf_8_spells_out_what_it_lacks(folder: Path) -> None:
    write(folder, "e.json", BASE | {"id": "e", "body": "Über {{ what }}, {{ n }}."})
    ran = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", "from centralcloud.cli import main; main()",
         "templates", "show", "prompt:e", "--in", folder],
        capture_output=True, check=False,
        env=os.environ | {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""},
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert rb"\xdcber {{ what }}" in ran.stdout


@pytest.mark.parametrize("words", [["validate"], ["show", "prompt:base", "--in"]])
def test_an_output_that_is_full_is_told_and_a_closed_one_is_not(
    words: list[str], folder: Path
) -> None:
    """Few lines fill no buffer: the last of them are written at the very end."""
    call = [sys.executable, "-c", "from centralcloud.cli import main; main()", "templates", *words]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            [*call, folder], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[0] == (
        "error: the output cannot be written: No space left on device"
    )
    for ending in (">&-", "| true"):
        ran = subprocess.run(
            ["sh", "-c", f'"$@" {ending}', "sh", *call, folder],
            stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        assert (ran.returncode, ran.stderr) == (0, "")


# What is said of it -------------------------------------------------------------------------------


def documented(text: str) -> list[str]:
    """The command lines of a page."""
    return re.findall(r"^centralcloud templates (.+)$", text, re.MULTILINE)


@pytest.mark.parametrize("page", ["README.md", "python/centralcloud/starter/README.md"])
def test_what_the_pages_show_can_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    lines = documented((ROOT / page).read_text())
    assert len(lines) >= 4
    monkeypatch.chdir(tmp_path)
    if not lines[0].startswith("init"):
        run("init", "here")
        monkeypatch.chdir(tmp_path / "here")
    write(Path.cwd(), "change.diff", "- a\n+ b\n")
    for line in lines:
        run(*shlex.split(line, comments=True))


def test_every_command_says_what_it_does() -> None:
    group = cli.get_command(click.Context(cli), "templates")
    assert isinstance(group, click.Group)
    assert sorted(group.commands) == ["diff", "init", "new", "show", "validate"]
