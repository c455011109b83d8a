"""How artifacts stand on each other: references, resolving, rendering.

A document extends one artifact, over which it says what is different, and is composed of others,
whose bodies come one after the other. Members merge by RFC 7396. Room knowledge does the same in
the database; a test asserts that both agree.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from centralcloud.errors import CentralCloudError
from centralcloud.knowledge.schema import Problem

Document = Mapping[str, Any]
#: Type, id and version.
Key = tuple[str, str, str]

#: How many documents may stand on each other, the one that is looked at among them.
DEEPEST = 16
#: What a document with all it stands on may weigh, as JSON; or some that double would fill memory.
LARGEST = 1024 * 1024

_NOT_INHERITED = {"type", "id", "version", "name", "quality", "provenance"}
_REFERRING = {"extends", "compose"}
_NEED_A_BODY = {"template", "prompt"}
_MOST_NAMES = 32
_PLACEHOLDER = re.compile(r"\{\{ *([a-z][a-z0-9_]*) *\}\}")


# References and versions --------------------------------------------------------------------------


@dataclass(frozen=True)
class Reference:
    """`type:id`, which is the highest release, or `type:id@version`."""

    type: str
    id: str
    version: str | None = None

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read one as it stands in a document that the schema takes."""
        kind, _, rest = text.partition(":")
        name, _, version = rest.partition("@")
        return cls(kind, name, version or None)

    def __str__(self) -> str:
        """Write it as it stands in a document."""
        return f"{self.type}:{self.id}" + (f"@{self.version}" if self.version else "")


def key_of(document: Document) -> Key:
    """Type, id and version of a document."""
    return document["type"], document["id"], document["version"]


def name_of(key: Key) -> str:
    """The exact reference to an artifact."""
    return str(Reference(*key))


def precedence(version: str) -> tuple[Any, ...]:
    """What semantic versions sort by (https://semver.org, clause 11).

    Only what follows a plus tells versions of the same precedence apart, as text, so that the order
    is one.
    """
    numbers, _, words = version.partition("+")[0].partition("-")
    return (
        tuple(map(int, numbers.split("."))),
        not words,
        tuple((0, int(word)) if word.isdigit() else (1, word) for word in words.split(".")),
        version,
    )


def highest(versions: Iterable[str]) -> str:
    """The highest release; the highest pre-release where there is no release."""
    return max(versions, key=lambda version: (_is_release(version), precedence(version)))


def _is_release(version: str) -> bool:
    return "-" not in version.partition("+")[0]


# Resolving ----------------------------------------------------------------------------------------


@dataclass
class Resolution:
    """What `resolve` found: each document is either resolved or has problems."""

    documents: dict[Key, dict[str, Any]] = field(default_factory=dict)
    problems: dict[Key, list[Problem]] = field(default_factory=dict)
    #: What a resolved document refers to, itself or by others, in order of use, each once.
    stands_on: Callable[[Key], list[Key]] = lambda _key: []


def resolve(
    documents: Mapping[Key, Document], known: Mapping[Key, Document] | None = None
) -> Resolution:
    """Resolve documents that the schema takes; of each that cannot be, say why, chain and all.

    `known` holds what else may be referred to, such as what came from elsewhere; where it has the
    same type, id and version, the one in `documents` counts. Takes time linear in what there is.
    """
    resolver = _Resolver({**(known or {}), **documents})
    result = Resolution(stands_on=resolver.stands_on)
    for key in documents:
        node = resolver.visit(key)
        if node.resolved is None:
            result.problems[key] = resolver.problems(key)
        else:
            result.documents[key] = node.resolved
    return result


@dataclass
class _Link:
    """One reference of a document: where it stands, what it says and what that is."""

    path: str
    text: str
    target: Key | None


@dataclass
class _Node:
    """A document that was looked at; `resolved` is None where it cannot be used."""

    links: list[_Link]
    resolved: dict[str, Any] | None = None
    depth: int = 1
    own: list[Problem] = field(default_factory=list)


class _Resolver:
    def __init__(self, documents: Mapping[Key, Document]) -> None:
        self._documents = documents
        self._nodes: dict[Key, _Node] = {}
        self._versions: dict[tuple[str, str], list[str]] = {}
        for kind, name, version in documents:
            self._versions.setdefault((kind, name), []).append(version)
        self._highest = {what: highest(known) for what, known in self._versions.items()}

    def visit(self, key: Key) -> _Node:
        """The node of a document, after those of all it stands on; without recursion."""
        opened: dict[Key, _Node] = {}
        stack = [key]
        while stack:
            key = stack[-1]
            if key in self._nodes:
                stack.pop()
                continue
            node = opened.setdefault(key, _Node(_links(self._documents[key], self._find)))
            waiting = next((t for t in _targets(node) if self._is_new(t, opened)), None)
            if waiting is not None:
                stack.append(waiting)
                continue
            self._finish(key, node)
        return self._nodes[key]

    def _is_new(self, key: Key, opened: Mapping[Key, _Node]) -> bool:
        return key not in self._nodes and key not in opened

    def _find(self, reference: Reference) -> Key | None:
        version = reference.version or self._highest.get((reference.type, reference.id))
        key = (reference.type, reference.id, version or "")
        return key if key in self._documents else None

    def _finish(self, key: Key, node: _Node) -> None:
        """Resolve it if all its links lead to what is resolved; what is still open is a cycle."""
        self._nodes[key] = node
        below = [self._nodes.get(link.target) if link.target else None for link in node.links]
        bases = [base for base in below if base is not None and base.resolved is not None]
        if len(bases) < len(node.links):
            return
        node.depth = 1 + max((base.depth for base in bases), default=0)
        if node.depth > DEEPEST:
            return
        parts = [base.resolved for base in bases if base.resolved is not None]
        resolved = _resolved(self._documents[key], parts)
        if node.links and _weight(resolved) > LARGEST:
            node.own = [("$", "with all it stands on, it is larger than 1 MiB")]
            return
        node.own = _problems_of_resolved(resolved)
        node.resolved = None if node.own else resolved

    def problems(self, key: Key) -> list[Problem]:
        """Why a document cannot be used: of each of its references, or of itself."""
        node = self._nodes[key]
        told = [
            (link.path, self._reason([name_of(key)], link))
            for link in node.links
            if self._is_bad(node, link)
        ]
        return told + node.own

    def stands_on(self, key: Key) -> list[Key]:
        """All that a resolved document refers to, each once, what is used first before the rest."""
        found: dict[Key, None] = {}
        stack = list(reversed(_targets(self._nodes[key])))
        while stack:
            target = stack.pop()
            if target not in found:
                found[target] = None
                stack.extend(reversed(_targets(self._nodes[target])))
        return list(found)

    def _is_bad(self, node: _Node, link: _Link) -> bool:
        if link.target is None or node.own:
            return link.target is None
        target = self._nodes[link.target]
        return target.resolved is None or target.depth >= DEEPEST

    def _reason(self, names: list[str], link: _Link) -> str:
        """Follow the first link that is at fault to where the fault lies."""
        while len(names) < _MOST_NAMES:
            if link.target is None:
                return f"{_chain([*names, link.text])}: {self._missing(link.text)}"
            name = name_of(link.target)
            looped = name in names
            names.append(name)
            node = self._nodes[link.target]
            if looped:
                return f"{_chain(names)}: a cycle"
            if node.own:
                path, reason = node.own[0]
                return f"{_chain(names)}: {path}: {reason}"
            following = self._at_fault(node)
            if following is None:
                return f"{_chain(names)}: a chain of more than {DEEPEST}"
            link = following
        return f"{_chain(names)} → …: a chain of more than {DEEPEST}"

    def _at_fault(self, node: _Node) -> _Link | None:
        bad = next((link for link in node.links if self._is_bad(node, link)), None)
        if bad is not None or not node.links:
            return bad
        return max(node.links, key=self._depth)

    def _depth(self, link: _Link) -> int:
        return self._nodes[link.target].depth if link.target else 0

    def _missing(self, text: str) -> str:
        reference = Reference.parse(text)
        versions = self._versions.get((reference.type, reference.id))
        if versions is None:
            return f"there is no {reference.type} {reference.id}"
        shown = ", ".join(sorted(versions, key=precedence, reverse=True)[:5])
        return f"there is no version {reference.version} of it, but {shown}"


def _links(document: Document, find: Callable[[Reference], Key | None]) -> list[_Link]:
    texts = [("$.extends", document["extends"])] if "extends" in document else []
    texts += [(f"$.compose[{n}]", text) for n, text in enumerate(document.get("compose", []))]
    return [_Link(path, text, find(Reference.parse(text))) for path, text in texts]


def _targets(node: _Node) -> list[Key]:
    return [link.target for link in node.links if link.target is not None]


def _chain(names: Iterable[str]) -> str:
    return " → ".join(names)


def _resolved(document: Document, parts: list[dict[str, Any]]) -> dict[str, Any]:
    # Most stand on nothing and take nothing away: they are what they are, uncopied.
    if isinstance(document, dict) and _REFERRING.isdisjoint(document) and not _has_null(document):
        return document
    extended = parts.pop(0) if "extends" in document else {}
    return _merge(document, extended, parts)


def _merge(document: Document, extended: Document, parts: list[dict[str, Any]]) -> dict[str, Any]:
    base = _inheritable(extended)
    for part in parts:
        members = {name: value for name, value in _inheritable(part).items() if name != "body"}
        base = merge_members(base, members)
    patch = {name: value for name, value in document.items() if name not in _REFERRING}
    resolved = merge_members(base, patch)
    if parts:
        bodies = [part.get("body") for part in parts] + [resolved.get("body")]
        there = [body for body in bodies if body is not None]
        if there:
            resolved["body"] = "\n\n".join(there)
    return resolved


def _inheritable(resolved: Document) -> dict[str, Any]:
    return {name: value for name, value in resolved.items() if name not in _NOT_INHERITED}


def _has_null(members: Document) -> bool:
    """Whether there is a null that takes a member away; one in a list is a value."""
    return any(
        value is None or (isinstance(value, dict) and _has_null(value))
        for value in members.values()
    )


def merge_patch(target: object, patch: object) -> object:
    """Merge by RFC 7396; what is taken over is shared, nothing is changed in place."""
    # JSON as parsed: asking for Mapping would take half of the time.
    if not isinstance(patch, dict):
        return patch
    return merge_members(target if isinstance(target, dict) else {}, patch)


def merge_members(target: Document, patch: Document) -> dict[str, Any]:
    """Merge one object into another."""
    merged = dict(target)
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge_patch(merged.get(name), value)
    return merged


def _problems_of_resolved(resolved: Document) -> list[Problem]:
    """What only the whole document shows."""
    problems = []
    if resolved["type"] in _NEED_A_BODY and "body" not in resolved:
        problems.append(("$", f"a {resolved['type']} needs a body, its own or an inherited one"))
    for name, said in resolved.get("parameters", {}).items():
        if "default" in said and not _is_of(type_of(said), said["default"]):
            reason = f"{compact(said['default'])[:80]} is no {type_of(said)}"
            problems.append((f"$.parameters.{name}.default", reason))
    return problems


def _weight(resolved: Document) -> int:
    return len(json.dumps(resolved, ensure_ascii=False, separators=(",", ":")).encode())


# Rendering ----------------------------------------------------------------------------------------


def render(document: Document, parameters: Mapping[str, Any] | None = None) -> str:
    """The body of a resolved document with its parameters put in, each once, never expanded again.

    A string goes in as it is, any other value as `compact` JSON; a parameter that is neither given
    nor required nor has a default leaves nothing. A placeholder that no parameter declares stays.
    CentralCloudError that names every parameter that is missing, unknown or of another type.
    """
    declared = document.get("parameters", {})
    given = parameters or {}
    body = document.get("body")
    if body is None:
        raise CentralCloudError(
            f"{name_of(key_of(document))} has no body",
            detail="What is rendered is the body, its own or an inherited one.",
            sqlstate="SC628",
        )
    problems = [
        f"{name} is required"
        for name, said in declared.items()
        if name not in given and is_required(said)
    ]
    problems += [f"{name} is not declared" for name in given if name not in declared]
    problems += [
        f"{name} is to be a{'n' if type_of(said)[0] in 'ao' else ''} {type_of(said)}"
        for name, said in declared.items()
        if name in given and not _is_of(type_of(said), given[name])
    ]
    if problems:
        takes = ", ".join(f"{name} ({type_of(said)})" for name, said in sorted(declared.items()))
        raise CentralCloudError(
            f"the parameters do not fit {name_of(key_of(document))}: {'; '.join(sorted(problems))}",
            detail=f"It takes {takes or 'no parameters'}.",
            hint="Give every required parameter, by its name and of its type, and no other.",
            sqlstate="SC628",
        )

    def value_of(match: re.Match[str]) -> str:
        name = match[1]
        if name not in declared:
            return match[0]
        value = given.get(name, declared[name].get("default", ""))
        return value if isinstance(value, str) else compact(value)

    return _PLACEHOLDER.sub(value_of, body)


def placeholders(body: str) -> list[str]:
    """The names in a body's placeholders, each once, in order."""
    return list(dict.fromkeys(_PLACEHOLDER.findall(body)))


def type_of(said: Mapping[str, Any]) -> str:
    """The type of a parameter's value."""
    return str(said.get("type", "string"))


def is_required(said: Mapping[str, Any]) -> bool:
    """Whether a value must be given."""
    return bool(said.get("required", "default" not in said))


def compact(value: object) -> str:
    """JSON without spaces, names in order of code points, numbers as plain decimals: 1e2 is 100."""
    if isinstance(value, Mapping):
        members = sorted(value.items())
        return "{" + ",".join(f"{compact(name)}:{compact(each)}" for name, each in members) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(compact, value)) + "]"
    if isinstance(value, float | Decimal):
        return _plain(Decimal(repr(value)) if isinstance(value, float) else value)
    return json.dumps(value, ensure_ascii=False)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _is_of(kind: str, value: object) -> bool:
    if kind == "number":
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            return False
        return isinstance(value, int) or math.isfinite(value)
    kinds = {"string": str, "boolean": bool, "array": list | tuple, "object": Mapping}
    return isinstance(value, kinds[kind])
