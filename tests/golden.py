"""Golden texts: what a screen, a game or a checker said when somebody last read it through and found it good.

``TAKTSKIFTE_GOLDEN=write`` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path


def golden(path: Path, said: str) -> str:
    """Return the golden text of a path; write it first when that was asked for."""
    if os.environ.get("TAKTSKIFTE_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert path.is_file(), f"{path.name} is missing; write it with TAKTSKIFTE_GOLDEN=write"
    return path.read_text(encoding="utf-8")
