"""Older shapes of knowledge as artifacts, where it is clear how; elsewhere the reason why not.

What is one of ours (type, id and a semantic version) is taken as it is. Else:

| an artifact's    | is the first of these that is there                                          |
|------------------|------------------------------------------------------------------------------|
| id               | id, key, slug, name, title; in a map of objects its key; else the file's name |
| type             | type, artifact_type, kind, category; else the list's or the folder's name;   |
|                  | else prompt where that is what its text is called, and template elsewhere    |
| version          | version: 3, "v3", "1.2", "1.2.3"; none is 1.0.0                              |
| body             | body, content, template, prompt, text, code, where that is a text            |
| parameters       | parameters, variables, params, where that is a list of names                 |
| name             | name, title                                                                  |
| tags             | tags, keywords: a list of texts, or a text with commas                       |
| provenance       | author, license, created_at; its source is `migrated`                        |

description and language keep their place; what else there is goes into `legacy`, as it was. A list
of objects, and an object that holds nothing but lists or maps of such, are many artifacts. What has
no text and is no object of ours is not guessed at.
"""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, TypeGuard

from centralcloud.knowledge.artifacts import LARGEST, Entry, problems_in
from centralcloud.knowledge.documents import InvalidDocument, parse_value

Legacy = dict[str, Any]

_IDS = ("id", "key", "slug", "name", "title")
_TYPES = ("type", "artifact_type", "kind", "category")
_BODIES = ("body", "content", "template", "prompt", "text", "code")
_PARAMETERS = ("parameters", "variables", "params")
_TAGS = ("tags", "keywords")
_NAMES = ("name", "title")
_KEPT = ("description", "language")
_ORIGIN = ("author", "license", "created_at")
#: A folder or list is named in the plural.
_PLURALS = (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("s", ""))
_NO_TYPE = "template"
_TYPED = {"prompt": "prompt"}
_SEMANTIC = re.compile(r"\d+\.\d+\.\d+(?:[-+].*)?")
_SHORT_VERSION = re.compile(r"[vV]?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?")


class Unclear(Exception):
    """Why an object is no artifact; the message is the reason."""


def entries_of(path: str, raw: bytes) -> list[Entry]:
    """The artifacts in a file of any JSON; what is none has its reason."""
    # Editors of Windows begin a file with it; what is stored goes without.
    raw = raw.removeprefix(BOM_UTF8)
    try:
        value = parse_value(raw)
    except InvalidDocument as error:
        return [Entry("$", {}, [("$", str(error))], "")]
    if _is_ours(value):
        return [Entry("$", value, problems_in(value, raw), raw.decode())]
    folder, stem = PurePosixPath(path).parent.name, PurePosixPath(path).stem
    return [
        _entry(where, one, kind, name) for where, one, kind, name in _parts(value, folder, stem)
    ]


def _is_ours(value: object) -> TypeGuard[Legacy]:
    return (
        isinstance(value, dict)
        and all(isinstance(value.get(name), str) for name in ("type", "id", "version"))
        and _SEMANTIC.fullmatch(value["version"]) is not None
    )


def _entry(where: str, value: object, kind: str, name: str) -> Entry:
    try:
        if not isinstance(value, dict):
            raise Unclear("an empty list" if value == [] else "not a JSON object")
        document = value if _is_ours(value) else _mapped(value, kind, name)
    except Unclear as error:
        return Entry(where, {}, [("$", str(error))], "")
    text = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    raw = text.encode()
    problems = problems_in(document, raw) if len(raw) <= LARGEST else [("$", "larger than 1 MiB")]
    return Entry(where, document, problems, text)


# What is many artifacts ---------------------------------------------------------------------------


def _parts(value: object, kind: str, name: str) -> Iterator[tuple[str, object, str, str]]:
    """JSON path, value, and the type and id that it has where it says none itself."""
    if isinstance(value, list) and value:
        for place, one in enumerate(value):
            yield f"$[{place}]", one, kind, ""
    elif isinstance(value, dict) and _is_wrapper(value):
        for key, inner in value.items():
            at = f"$.{key}" if key.isidentifier() else f"$[{json.dumps(key)}]"
            if isinstance(inner, dict) and _text_of(inner) is not None:
                yield at, inner, kind, key
            else:
                for where, one, _, own in _parts(inner, key, key):
                    yield at + where.removeprefix("$"), one, key, own
    else:
        yield "$", value, kind, name


def _is_wrapper(value: Legacy) -> bool:
    """Whether it holds nothing but lists of objects, objects with a text, or maps of these."""
    return bool(value) and all(
        (isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner))
        or (isinstance(inner, dict) and (_text_of(inner) is not None or _is_wrapper(inner)))
        for inner in value.values()
    )


# What is one --------------------------------------------------------------------------------------


def _mapped(value: Legacy, kind: str, name: str) -> Legacy:
    rest = dict(value)
    said_in = next((one for one in _BODIES if _is_text(rest.get(one))), None)
    if said_in is None:
        raise Unclear(f"no artifact of ours, and none of {', '.join(_BODIES)} is a text")
    told = next((rest[one] for one in _IDS if _is_text(rest.get(one))), name)
    document: Legacy = {
        "type": _type(_take(rest, _TYPES, _is_text) or kind or _TYPED.get(said_in, _NO_TYPE)),
        "id": _id(told),
        "version": _version(rest.pop("version", None)),
        "body": rest.pop(said_in),
    }
    for member, taken in (
        ("name", _take(rest, _NAMES, _is_text) or told),
        ("parameters", _parameters(_take(rest, _PARAMETERS, _is_names))),
        ("tags", _tags(_take(rest, _TAGS, _is_tags))),
        *((each, _take(rest, (each,), _is_text)) for each in _KEPT),
    ):
        if taken:
            document[member] = taken
    document["provenance"] = {"source": "migrated"} | {
        each: taken
        for each in _ORIGIN
        if (taken := _take(rest, (each,), _is_moment if each == "created_at" else _is_text))
    }
    if rest.get("id") == document["id"]:
        del rest["id"]
    if rest:
        document["legacy"] = rest
    return document


def _take(rest: Legacy, names: tuple[str, ...], fits: Callable[[object], bool]) -> Any:  # noqa: ANN401
    """The first of these members that fits, taken out; None where there is none."""
    found = next((name for name in names if fits(rest.get(name))), None)
    return None if found is None else rest.pop(found)


def _text_of(value: Legacy) -> object:
    return next((value[name] for name in _BODIES if _is_text(value.get(name))), None)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_tags(value: object) -> bool:
    return isinstance(value, str) or _is_names(value)


def _is_moment(value: object) -> bool:
    return isinstance(value, str) and _MOMENT.fullmatch(value) is not None


def _type(told: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", told.lower()).strip("_")[:63].rstrip("_")
    ending, other = next((p for p in _PLURALS if plain.endswith(p[0])), ("", ""))
    single = plain.removesuffix(ending) + other
    return single if single[:1].isalpha() else _NO_TYPE


def _id(told: str) -> str:
    """The id with dashes for what an id may not hold, its folders kept."""
    segments = (
        re.sub(r"[^A-Za-z0-9._-]+", "-", part).strip("-._") for part in told.strip().split("/")
    )
    plain = "/".join(part for part in segments if part)[:200]
    if not plain:
        raise Unclear(f"it has no name: none of {', '.join(_IDS)} is a text with letters in it")
    return plain


def _version(told: object) -> str:
    if told is None:
        return "1.0.0"
    if isinstance(told, str) and _SEMANTIC.fullmatch(told):
        return told
    plain = told if isinstance(told, str) else json.dumps(told)
    found = _SHORT_VERSION.fullmatch(plain.strip())
    if found is None:
        raise Unclear(f"version {plain[:40]} is not like 3, v3, 1.2 or 1.2.3")
    return ".".join(str(int(part or 0)) for part in found.groups())


def _parameters(names: list[str] | None) -> Legacy | None:
    return None if not names else {name: {} for name in names}


def _tags(told: str | list[str] | None) -> list[str]:
    if told is None:
        return []
    parts = told.split(",") if isinstance(told, str) else told
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))
