"""The snapshot beside a log: phase and draft, a cache that may be lost, edited or stale."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from game import storage
from game.engine.orders import Decision
from game.engine.rules import Rules
from game.session.codec import decision_from_json
from game.views.phases import Phase

NAME = "snapshot.json"


def write_snapshot(folder: Path, data: Mapping[str, Any]) -> None:
    """Replace the snapshot; a disk that refuses is no loss."""
    stamped = {**data, "at": datetime.now().isoformat(timespec="seconds")}
    with suppress(OSError):
        storage.write_atomic(folder / NAME, json.dumps(stamped, ensure_ascii=False))


def read_snapshot(folder: Path, rules: Rules, n: int) -> tuple[Phase, Decision] | None:
    """Return phase and draft when the snapshot belongs to record ``n``; None when it is of no use."""
    try:
        data: dict[str, Any] = json.loads(storage.read_text(folder / NAME))
        if data["n"] != n:
            return None
        return Phase(data["phase"]), decision_from_json(rules, data["draft"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def describe(folder: Path) -> dict[str, Any]:
    """Return what a snapshot says of its game; empty when it cannot be read."""
    with suppress(OSError, ValueError, RecursionError):
        data = json.loads(storage.read_text(folder / NAME))
        return data if isinstance(data, dict) else {}
    return {}
