"""How figures are shown: value, target, and how much of the target is used."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def machine() -> str:
    """Return one line about the machine, without its name."""
    cores = os.cpu_count()
    return f"{platform.system()}, {processor()}, {cores} processors, Python {platform.python_version()}"


def processor() -> str:
    """Return the processor's model where the system tells it, else its kind."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{named[0]} ({platform.machine()})" if named else platform.machine()


def show(name: str, value: float, unit: str, target: float | None) -> None:
    """Print one figure; a ratio above 1 misses the target."""
    asked = f"target {target:>5g}  ratio {value / target:4.2f}" if target else ""
    print(f"{name:52} {value:9.2f} {unit:6} {asked}".rstrip(), flush=True)
