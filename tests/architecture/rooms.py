"""The one table of the house: each room, what it is, and which rooms and libraries it may know.

A room knows only rooms above it in the table, so that no ring of rooms can come about. From the table are
made the import contracts in `.importlinter` and the map in `docs/developer.md`:

    python3 -m tests.architecture.rooms
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "developer.md"
CONTRACTS = ROOT / ".importlinter"

LIBRARIES = (
    "pygame",
    "accesskit",
    "yaml",
    "pydantic",
    "pydantic_core",
    "annotated_types",
    "numpy",
    "babel",
    "rich",
    "platformdirs",
    "segno",
)
"""What is not the standard library; a room names what it needs of it."""

WINDOW = ("pygame", "accesskit")
"""What a game in a window needs."""


@dataclass(frozen=True)
class Room:
    """A package, or a module at the root.

    Attributes:
        name: dotted, without ``game.``.
        what: one sentence for the map.
        knows: rooms that it may import.
        needs: libraries that it may import.
        authors: on the author's side, no part of what a browser plays.
    """

    name: str
    what: str
    knows: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    authors: bool = False

    @property
    def module(self) -> str:
        """Its dotted name in full."""
        return f"game.{self.name}"


SAFE = ("i18n", "storage", "reading")
AUTHORING = ("engine", "library", "scenario", "view_makers", "i18n")
PLAYING = ("play", "play.port", "session", "views", "paths", "reading", "settings", "storage")
COUNTING = ("engine", "engine.batch", "insight", "library", "scenario", "view_makers", "i18n")

ROOMS = (
    Room("paths", "where things lie"),
    Room("reading", "JSON from outside, refused with its place and reason"),
    Room("i18n", "texts and figures in three languages", ("paths",)),
    Room("storage", "safe files: replaced whole, grown by synced lines, set aside"),
    Room("settings", "the player's choices", ("i18n", "storage")),
    Room("console", "the terminal of the commands", ("i18n", "paths"), ("rich",), authors=True),
    Room("engine", "the simulation: rules, state, one turn, causes"),
    Room("engine.batch", "many playthroughs at once, on vectors", ("engine",), ("numpy",), authors=True),
    Room("insight", "judgements over results: ids and numbers, no words", ("engine",)),
    Room("page", "HTML as a type, the parts of a page, one shell and style for all pages", ("i18n",)),
    Room(
        "charts",
        "the geometry of every chart, in numbers; painted as SVG here and by pygame in `game/ui/charts`",
        ("i18n", "page"),
    ),
    Room("views", "frozen view models with finished texts"),
    Room(
        "scenario",
        "the scenario language: schema, positions, problems, compiler",
        ("engine", "engine.batch", "i18n", "paths", "reading", "storage", "console"),
        ("yaml", "pydantic", "pydantic_core", "annotated_types", "babel"),
        authors=True,
    ),
    Room(
        "library",
        "compiled scenarios, and where they are found; the compiler only when a source has changed",
        ("engine", *SAFE, "paths"),
    ),
    Room(
        "session",
        "a game being played: log, undo, autosave, replay, other rules under way",
        ("engine", "library", "views", "reading", "storage"),
    ),
    Room(
        "view_makers",
        "makes views from a session: puts words to figures and judgements",
        ("engine", "insight", "library", "session", "views", "i18n"),
    ),
    Room("report", "the debrief as one HTML page", ("views", "charts", "page", "i18n", "storage")),
    Room("play.port", "all that a front end may ask of a game: reading, steps, draft, author", ("views",)),
    Room(
        "play",
        "what stands behind the port: the library and the saves, one game at a table, files being edited",
        ("play.port", "session", "view_makers", "views", "engine", "library", "report", *SAFE, "paths"),
    ),
    Room("text_play", "the whole game in a terminal", ("play.port", "views", "i18n", "reading")),
    Room(
        "ui",
        "widgets, layout, focus, transcript, a driver for tests; no game words",
        ("charts",),
        ("pygame", "accesskit"),
    ),
    Room("town", "the drawn town", ("ui", "paths"), ("pygame",)),
    Room("scene", "what a screen is to the window", ("ui", "i18n", "settings"), ("pygame",)),
    Room("app", "the window and its loop", ("scene", "ui", "i18n", "paths", "settings"), ("pygame",)),
    Room(
        "scenes",
        "the screens",
        ("app", "scene", "play.port", "views", "ui", "town", "charts", "i18n", "settings", "storage"),
        ("pygame",),
    ),
    Room(
        "balance",
        "search, figures of balance, advice, and how they are told",
        (*COUNTING, "charts", "page"),
        ("numpy", "rich"),
        authors=True,
    ),
    Room(
        "simulate", "games without a window: a plan, a policy, very many", COUNTING, ("numpy",), authors=True
    ),
    Room(
        "commands",
        "the commands, and a game that plays itself with pictures",
        (*PLAYING, *AUTHORING, "app", "balance", "console", "scenes", "simulate", "text_play", "ui"),
        ("rich",),
        authors=True,
    ),
    Room("cli", "the command line", ("console", "i18n", "storage"), authors=True),
    Room(
        "setup",
        "the first run: a private environment",
        ("cli", "i18n", "paths", "storage"),
        authors=True,
    ),
    Room("__main__", "`python3 -m game`", ("cli",), authors=True),
)

DOORS = {("game.library.finding", "game.scenario.loader")}
"""Where the play path reaches the author's side: a source that has changed is compiled on the spot."""


def room_of(module: str) -> Room | None:
    """Return the room that a module of the game lies in; None of the root itself."""
    found = [each for each in ROOMS if module == each.module or module.startswith(f"{each.module}.")]
    return max(found, key=lambda each: len(each.name)) if found else None


def map_of_rooms() -> str:
    """Return the map for the developer's page."""
    lines = ["| room | what it is | may know |", "| --- | --- | --- |"]
    for room in ROOMS:
        path = ROOT / "game" / room.name.replace(".", "/")
        place = f"game/{room.name.replace('.', '/')}" + ("" if path.is_dir() else ".py")
        known = ", ".join((*(each.replace("play.port", "port") for each in room.knows), *room.needs))
        lines.append(f"| `{place}` | {room.what} | {known or 'the standard library'} |")
    return "\n".join(lines)


def contracts() -> str:
    """Return the import contracts: each room's own, and one for all that a browser plays."""
    head = {"root_package": "game", "include_external_packages": "True"}
    head["exclude_type_checking_imports"] = "True"
    parts = [
        "# Made from tests/architecture/rooms.py by `python3 -m tests.architecture.rooms`. Do not edit.",
        _section("importlinter", head),
        *(_apart(room) for room in ROOMS),
    ]
    playing = [each.module for each in ROOMS if not each.authors and each.name != "play.port"]
    closed = ["game.balance", "game.cli", "game.commands", "game.console"]
    far = {
        "name": "What a browser plays needs the standard library and pygame-ce only",
        "type": "forbidden",
        "source_modules": playing,
        "forbidden_modules": [*(each for each in LIBRARIES if each not in WINDOW), *closed],
        "ignore_imports": [*(f"{a} -> {b}" for a, b in sorted(DOORS)), "game.engine.batch.* -> numpy"],
    }
    return "\n".join([*parts, _section("importlinter:contract:playing", far)])


def _apart(room: Room) -> str:
    """Return the contract of a room: what it does not import itself."""
    known = [room, *(each for each in ROOMS if each.name in room.knows)]
    # A package and what lies in it cannot be kept apart by a contract; `test_walls.py` holds those.
    apart = [each.module for each in ROOMS if not any(_share(each, other) for other in known)]
    inner = [each for each in ROOMS if each is not room and _share(each, room)]
    used = {each for other in (room, *inner) for each in other.needs}
    contract: dict[str, str | list[str]] = {
        "name": f"{room.module}: {room.what}",
        "type": "forbidden",
        "source_modules": [room.module],
        "forbidden_modules": [*apart, *(each for each in LIBRARIES if each not in used)],
        "allow_indirect_imports": "True",
    }
    doors = [f"{a} -> {b}" for a, b in sorted(DOORS) if room_of(a) is room]
    return _section(
        f"importlinter:contract:{room.name}", contract | ({"ignore_imports": doors} if doors else {})
    )


def _share(one: Room, other: Room) -> bool:
    """Return whether a room is another, or one of them lies in the other."""
    a, b = f"{one.module}.", f"{other.module}."
    return a.startswith(b) or b.startswith(a)


def _section(name: str, values: Mapping[str, str | Sequence[str]]) -> str:
    lines = [f"[{name}]"]
    for key, value in values.items():
        if isinstance(value, str):
            lines.append(f"{key} = {value}")
        else:
            lines += [f"{key} =", *(f"    {each}" for each in value)]
    return "\n".join(lines) + "\n"


def made() -> dict[Path, str]:
    """Return both files with what is made from the table in its place."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition("| room |")
    return {
        PAGE: f"{before}{map_of_rooms()}\n\n{rest.partition(chr(10) * 2)[2]}",
        CONTRACTS: contracts(),
    }


if __name__ == "__main__":
    for file, text in made().items():
        file.write_text(text, encoding="utf-8")
