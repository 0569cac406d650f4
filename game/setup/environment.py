"""The private environment of a checkout: made once, told from a half-made one, grown when more is needed.

It lies beside the code (``.venv``), or in the user's folder when the code cannot be written to. A stamp that
is written first and completed last tells a finished environment from an interrupted one, so that the next
start mends what is missing. Everything is said on standard error: a command's own output stays clean.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from game import storage
from game.i18n import Translator
from game.paths import checkout_dir

PLAY, TEST = "play", "test"
NEWEST_MINOR = 14
STAMP = "taktskifte.json"
LOCK = "taktskifte.lock"
LOG = "setup.log"

# The lowest version that will do and the first that will not, as in pyproject.toml (a test compares).
NEEDS: dict[str, dict[str, tuple[tuple[int, ...], tuple[int, ...]]]] = {
    PLAY: {
        "pygame-ce": ((2, 5, 8), (2, 5, 9)),
        "pyyaml": ((6, 0, 3), (7,)),
        "numpy": ((2, 3, 4), (3,)),
        "pydantic": ((2, 12), (3,)),
        "babel": ((2, 17), (3,)),
        "rich": ((14,), (16,)),
    },
    TEST: {
        "pytest": ((9,), (10,)),
        "pytest-xdist": ((3, 8), (4,)),
        "hypothesis": ((6, 150), (7,)),
        "ruff": ((0, 17, 6), (0, 17, 7)),
        "mypy": ((2, 4), (3,)),
        "import-linter": ((2, 10), (3,)),
        "jsonschema": ((4, 25), (5,)),
        "types-pyyaml": ((6, 0, 12), (7,)),
    },
}
REQUIREMENTS = {PLAY: "requirements.txt", TEST: "requirements-dev.txt"}
_OFFLINE = re.compile(
    r"NewConnectionError|NameResolutionError|name resolution|getaddrinfo|ConnectTimeout|ReadTimeout"
    r"|ProxyError|SSLError|Network is unreachable|Connection refused|Max retries exceeded"
    r"|No matching distribution",
    re.IGNORECASE,
)


class SetupError(Exception):
    """The environment could not be prepared.

    Attributes:
        key: the catalogue key of the sentence for the user.
        values: what to put in its places.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def is_satisfied(folders: Iterable[str | Path], profile: str) -> bool:
    """Return whether packages that a profile needs lie in these folders, in versions that will do.

    Args:
        folders: as ``sys.path``.
        profile: ``PLAY``, or ``TEST`` for the tools of the tests as well.
    """
    needed = {**NEEDS[PLAY], **(NEEDS[TEST] if profile == TEST else {})}
    found: dict[str, tuple[int, ...]] = {}
    for folder in folders:
        with suppress(OSError):
            for name in os.listdir(folder):
                if name.endswith(".dist-info"):
                    package, _, version = name.removesuffix(".dist-info").partition("-")
                    found.setdefault(re.sub(r"[-_.]+", "-", package).lower(), _numbers(version))
    return all(low <= found.get(name, ()) < high for name, (low, high) in needed.items())


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:4])


def prepare(profile: str, tr: Translator, root: Path | None = None) -> Path:
    """Return the Python of an environment that has what the profile needs, made now if it is not there.

    Args:
        profile: ``PLAY`` or ``TEST``.
        tr: the language to tell in.
        root: the checkout; ours when left out.

    Raises:
        SetupError: it cannot be made; the reason and the remedy are in the sentence.
    """
    root = root or checkout_dir()
    if root is None:
        raise SetupError("setup.installed_incomplete")
    foreign = root / ".venv"
    if not (foreign / STAMP).is_file() and _is_usable(foreign, profile):
        return python_of(foreign)  # made by uv or by hand, and complete
    folder = _choose_folder(root)
    if _is_ready(folder, profile, root):
        return python_of(folder)
    _refuse_unfit_python()
    with _alone(folder, tr):
        if not _is_ready(folder, profile, root):
            _build(folder, profile, root, tr)
    return python_of(folder)


def python_of(folder: Path) -> Path:
    """Return where an environment has its interpreter."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _is_usable(folder: Path, profile: str) -> bool:
    packages = [*folder.glob("lib/python3*/site-packages"), folder / "Lib" / "site-packages"]
    return python_of(folder).exists() and is_satisfied(packages, profile)


def _choose_folder(root: Path) -> Path:
    """Return our environment's folder, existing and ours: beside the code, else in the user's folder."""
    place = hashlib.sha256(os.fsencode(root)).hexdigest()[:8]
    candidates = [root / ".venv", root / ".venv-taktskifte", storage.user_dir() / f"env-{place}"]
    for folder in candidates:
        with suppress(OSError):
            if folder.is_dir() and any(folder.iterdir()) and not (folder / STAMP).is_file():
                continue  # someone else's: not ours to change
            if (folder / STAMP).is_file() and not os.access(folder, os.W_OK):
                return folder  # prepared by someone who could; good for playing if it is complete
            folder.mkdir(parents=True, exist_ok=True)
            with open(folder / STAMP, "a", encoding="utf-8"):
                return folder
    raise SetupError("setup.no_place", folder=candidates[-1])


def _stamp(profile: str, root: Path) -> dict[str, str]:
    wanted = (root / REQUIREMENTS[profile]).read_bytes()
    return {"profile": profile, "base": sys.base_prefix, "requirements": hashlib.sha256(wanted).hexdigest()}


def _read_stamp(folder: Path) -> dict[str, object]:
    with suppress(OSError, ValueError):
        kept = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        if isinstance(kept, dict):
            return kept
    return {}


def _is_ready(folder: Path, profile: str, root: Path) -> bool:
    kept = _read_stamp(folder)
    wanted = [_stamp(each, root) for each in (profile, TEST)]
    fits = any(kept == {**each, "base": kept.get("base")} for each in wanted)
    return fits and _is_usable(folder, profile) and _runs(folder, kept)


def _runs(folder: Path, kept: dict[str, object]) -> bool:
    """Return whether the interpreter works: the Python it was made from may have been removed."""
    python = python_of(folder)
    if not python.exists() or not kept:
        return False
    if kept.get("base") == sys.base_prefix:
        return True
    try:
        return subprocess.run([str(python), "-I", "-c", ""], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _refuse_unfit_python() -> None:
    if sys.version_info[:2] > (3, NEWEST_MINOR):
        raise SetupError("setup.too_new", version=sys.version.split()[0])
    try:
        import ensurepip
        import venv  # noqa: F401

        ensurepip.version()
    except ImportError:
        name = "python{}.{}-venv".format(*sys.version_info[:2])
        raise SetupError("setup.no_venv", package=name) from None


@contextmanager
def _alone(folder: Path, tr: Translator) -> Iterator[None]:
    """Wait for another start that is setting up the same folder; the lock falls with the process."""
    try:
        file = open(folder / LOCK, "a+b")  # noqa: SIM115 (closed below, after the yield)
    except OSError as error:
        raise SetupError("setup.no_place", folder=folder) from error
    with file:
        if not _try_lock(file, wait=False):
            print(tr("setup.waiting"), file=sys.stderr)
            _try_lock(file, wait=True)
        yield


def _try_lock(file: IO[bytes], wait: bool) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except PermissionError:
        return sys.platform != "win32"
    except OSError:  # a file system without locks: go on alone
        return True
    return True


def _build(folder: Path, profile: str, root: Path, tr: Translator) -> None:
    what = tr("setup.tools" if profile == TEST else "setup.game")
    print(tr("setup.preparing", what=what, folder=folder), file=sys.stderr, flush=True)
    is_whole = _runs(folder, _read_stamp(folder))  # then it only lacks newer or more packages
    (folder / STAMP).write_text("{}", encoding="utf-8")  # ours, and not finished
    if not is_whole:
        _empty(folder)
        _run_venv(folder)
    _run_pip(folder, root / REQUIREMENTS[profile], tr)
    if not _is_usable(folder, profile):
        raise SetupError("setup.failed", reason=tr("setup.incomplete"), log=folder / LOG)
    storage.write_atomic(folder / STAMP, json.dumps(_stamp(profile, root)))
    print(tr("setup.ready"), file=sys.stderr, flush=True)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name not in (STAMP, LOCK):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _environment() -> dict[str, str]:
    # Settings that would send the packages somewhere else than into our folder.
    astray = (
        "PIP_USER",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_ROOT",
        "PIP_REQUIRE_VIRTUALENV",
        "PYTHONHOME",
        "PYTHONPATH",
    )
    return {name: value for name, value in os.environ.items() if name not in astray}


def _run_venv(folder: Path) -> None:
    # The base interpreter: ours may be the very environment that is being mended.
    base = getattr(sys, "_base_executable", None) or sys.executable
    command = [base, "-I", "-m", "venv", str(folder)]
    done = subprocess.run(
        command, capture_output=True, text=True, errors="replace", env=_environment(), check=False
    )
    if done.returncode:
        output = done.stdout + done.stderr
        with suppress(OSError):
            (folder / LOG).write_text(output, encoding="utf-8")
        if "ensurepip" in output:
            raise SetupError("setup.no_venv", package="python{}.{}-venv".format(*sys.version_info[:2]))
        raise SetupError("setup.failed", reason=_last_line(output), log=folder / LOG)


def _run_pip(folder: Path, requirements: Path, tr: Translator) -> None:
    # fmt: off
    command = [
        str(python_of(folder)), "-I", "-m", "pip", "install", "--require-hashes", "--no-input",
        "--no-color", "--disable-pip-version-check", "--progress-bar=off", "--retries=2",
        "--requirement", str(requirements),
    ]
    # fmt: on
    total = len(re.findall(r"^[\w.-]+==", requirements.read_text(encoding="utf-8"), re.MULTILINE))
    output: list[str] = []
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=_environment(),
    ) as process:
        collected = 0
        for line in process.stdout or ():
            output.append(line)
            if line.startswith("Collecting "):
                collected += 1
                _show_progress(collected, total, line.split()[1].partition("=")[0])
    _show_progress(0, 0, "")
    (folder / LOG).write_text("".join(output), encoding="utf-8")
    if process.returncode:
        raise _explain("".join(output), folder / LOG)


def _show_progress(done: int, total: int, name: str) -> None:
    if sys.stderr.isatty():
        bar = "#" * (20 * done // total) if total else ""
        shown = f"[{bar:<20}] {done}/{total} {name}" if total else ""
        print(f"\r{shown:<60}" if total else f"\r{'':<60}\r", end="", file=sys.stderr, flush=True)


def _explain(output: str, log: Path) -> SetupError:
    if "No space left" in output:
        return SetupError("setup.disk_full", folder=log.parent)
    if "DO NOT MATCH THE HASHES" in output:
        return SetupError("setup.wrong_hash", log=log)
    if _OFFLINE.search(output):
        return SetupError("setup.offline", log=log)
    return SetupError("setup.failed", reason=_last_line(output), log=log)


def _last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    return (errors or lines or ["?"])[-1]
