"""Rule: a text of the package is UTF-8 wherever it runs; the account's locale decides nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "python" / "centralcloud"
_CALLS = re.compile(r"\.(?:read_text|write_text|open)\(((?:[^()]|\([^()]*\))*)\)")


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_a_file_is_read_as_utf_8(path: Path) -> None:
    """Or as bytes."""
    calls = _CALLS.finditer(path.read_text(encoding="utf-8"))
    assert [call[0] for call in calls if not re.search(r'utf-8|"[a-z]b"|os\.|O_', call[0])] == []
