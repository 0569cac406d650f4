"""How figures are shown: value, target, and how much of the target is used."""

from __future__ import annotations

import os
import platform


def machine() -> str:
    """Return one line about the machine, without its name."""
    processor = platform.machine()
    system = platform.system()
    return f"{system} {processor}, {os.cpu_count()} processors, Python {platform.python_version()}"


def show(name: str, value: float, unit: str, target: float | None) -> None:
    """Print one figure; a ratio above 1 misses the target."""
    asked = f"target {target:>5g}  ratio {value / target:4.2f}" if target else ""
    print(f"{name:52} {value:9.2f} {unit:6} {asked}".rstrip(), flush=True)
