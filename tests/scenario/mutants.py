"""Mutants: scenarios, expectations and translations of the library, cut down and spoilt by seeded chance.

Run as a program in a process of its own, it checks so many mutants and writes down what went wrong: an error
that escaped, more than so much processor time for one, or more memory than so much for all.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from game.i18n import Translator
from game.paths import scenarios_dir
from game.scenario.checks import read_expectations
from game.scenario.diagnostics import limit, to_json, to_text
from game.scenario.loader import examine
from game.scenario.source import SourceFile, parse
from game.scenario.translations import read_translations

SECONDS = 2
"""Processor time that one mutant may take, on this machine, however much else it does."""

MEGABYTES = 300

_PART = re.compile(r"(?m)^(?=[a-z_]+:)")
_ITEM = re.compile(r"(?m)^(?=  [a-z_]+:|  - |- )")
_WORDS = (
    ": |- |{|}|[|]|'|\"|#|&a |*a|!!x |<<: |---\n|\t|null|~|true|no|-1|1e400|.nan|99999999999999999999"
    "|2027-01|50 %|>-\n|\n|\r\n|  |,|all|0|{}|[]|? |: : |%|@|`|012|12:30|0x1F|1_0|[[|]]|{municipality}"
    '|{{|}}|not: |any: []|\u00a0|\u200b|\ufeff|\ufffd|Ã¥|“|…|\u202e|\x00|\x85|\u2028|msgid |msgstr ""'
    "|#, fuzzy\n|\\|\\n|'' ' '' "
)
TOKENS = (*_WORDS.split("|"), "|")
SOUND = b"""taktskifte: 1
id: harbour
title: Havna
municipality: {name: Fjordvik, population: 12000}
turns: {count: 4, start: 2027-01}
budget: {per_turn: 9.0, reserve: 3, loan_limit: 2}
start: {strategy: low, initiatives: {alarms: {built: 20, owner: care}}}
values: {a: {title: A, weighs: {economy: 2}, favours: [alarms]}, b: {title: B}, c: {title: C}}
services: {care: {title: Omsorg, weight: 3, quality: high}}
initiatives:
  alarms: {from: digital_supervision, services: {care: 2}, needs: {technology: 30, completed: [portal]}}
  portal: {title: Portal, cost: {build: 2, running: 0.2}, source: assumption, available: {turn: {from: 2}}}
seats: {boss: {title: Sjef, lever: leadership}}
cases:
  night:
    title: Natta
    when: {turn: {from: 2}, any: [{chance: 30 %}, {initiative: {alarms: {adoption: {below: 40}}}}]}
    text: >-
      Det ringer i {municipality}, og
      [[benefit_owner]] sover.
    seats: {boss: "Jeg vil svare."}
    options:
      a: {title: Svar, effects: {cost: 0.2, staff_trust: {add: 4, lasts: 2}}, because: Noen svarte.}
      b: {title: Vent, effects: {initiative: {alarms: {cost: "+20 %"}}}, because: Ingen svarte.}
events:
  storm: {title: Storm, when: {turn: 2}, chance: 40, effects: {cost: 1}, text: Det blaaste., teaches: economy}
news: [{id: front, headline: Hei, when: {happened: storm}}]
chapters: [{id: one, title: En, ends_after: 4, opens: [emphasis], reflect: [Hva?]}]
endings: {done: {title: Slutt, text: Ferdig.}}
guide: {1: [Se deg om.], 2: {budget: [Del ut.]}}
model: {adoption: {word_of_mouth: 2}}
"""
"""A small scenario with something of everything, from which mutants come as far as being compiled."""


@dataclass(frozen=True)
class Mutant:
    """Bytes to check, and as what: a scenario, expectations or a translation."""

    kind: str
    raw: bytes


def library(kind: str) -> list[str]:
    """Return the texts of the library's files of a kind."""
    pattern = {"scenario": "*/scenario.yaml", "checks": "*/checks.yaml", "catalogue": "*/locale/*.po"}[kind]
    return [path.read_text(encoding="utf-8") for path in sorted(scenarios_dir().glob(pattern))]


def cut_down(text: str, chance: random.Random) -> str:
    """Return a scenario with its beginning and a few of its parts, and a few items of each of those."""
    head, *parts = _PART.split(text)
    kept = [part for part in parts if len(part) < 150 or part.startswith("municipality:")]
    rest = [part for part in parts if part not in kept]
    for part in chance.sample(rest, min(len(rest), 3)):
        name, *items = _ITEM.split(part)
        few = [item for item in items if len(item) < 4000]
        kept.append(name + "".join(chance.sample(few, min(len(few), 2))))
    return head + "".join(kept)


def cut_catalogue(text: str, chance: random.Random) -> str:
    """Return a few entries of a translation."""
    entries = text.split("\n\n")
    at = chance.randrange(len(entries))
    return "\n\n".join(entries[at : at + 8]) + "\n"


def _bytes(raw: bytes, chance: random.Random) -> bytes:
    made = bytearray(raw)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(3):
            case 0:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[at : at + chance.randint(1, 30)]
            case _:
                made[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 3)))
    return bytes(made)


def _lines(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.splitlines(keepends=True) or [b""]
    for _ in range(chance.randint(1, 3)):
        at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
        line = lines[at] if chance.random() < 0.5 or len(lines) == 1 else lines.pop(at)
        if chance.random() < 0.6:
            lines.insert(to, b" " * chance.randint(0, 6) + line.lstrip())
    return b"".join(lines)


def _tokens(raw: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(raw) + 1)
        raw = raw[:at] + chance.choice(TOKENS).encode() + raw[at + chance.choice((0, 0, 1, 4)) :]
    return raw


def _values(raw: bytes, chance: random.Random) -> bytes:
    words = raw.split(b" ")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(words))
        words[at] = chance.choice((chance.choice(words), chance.choice(TOKENS).encode()))
    return b" ".join(words)


def _long(raw: bytes, chance: random.Random) -> bytes:
    """Repeat a bit of the file many times: deep, long or simply much."""
    at = chance.randrange(len(raw) + 1)
    bit = chance.choice(
        (b"[", b"{a: ", b"- ", b"a", b"9", b" ", b"\n", b"&a [*a, ", b"'", raw[at : at + 20] or b"x")
    )
    return raw[:at] + bit * chance.choice((60, 600, 5000)) + raw[at:]


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _bytes,
    _lines,
    _tokens,
    _values,
    _tokens,
    _values,
)


def make(seed: int) -> Mutant:
    """Return the mutant of a seed; the same one every time."""
    chance = random.Random(seed)
    kind = chance.choices(("scenario", "checks", "catalogue"), (7, 1, 1))[0]
    text = chance.choice(library(kind))
    if kind == "scenario" and (luck := chance.random()) < 0.995:
        text = SOUND.decode() if luck < 0.4 else cut_down(text, chance)
    elif kind == "catalogue":
        text = cut_catalogue(text, chance)
    raw = text.encode()
    for _ in range(chance.choice((1, 1, 2))):
        way = _long if chance.random() < 0.03 else chance.choice(_WAYS)
        raw = way(raw, chance)
    return Mutant(kind, raw)


def check(mutant: Mutant, folder: Path) -> None:
    """Check a mutant and say every message; anything raised is a fault of ours.

    Args:
        mutant: what to check.
        folder: where a translation may be written.
    """
    path = Path("nowhere") / "scenario.yaml"
    if mutant.kind == "scenario":
        loaded = examine(parse(mutant.raw), path)
        assert loaded.content is not None or loaded.problems
        problems = list(loaded.problems)
    elif mutant.kind == "checks":
        problems = limit(read_expectations(parse(mutant.raw, "checks.yaml"), SMALL)[1])
    else:
        assert SMALL is not None
        (folder / "nn.po").write_bytes(mutant.raw)
        problems = limit(read_translations(SMALL, folder, SourceFile("scenario.yaml"))[1])
    for problem in problems:
        assert problem.line >= 1 and problem.column >= 1
    for tr in SPEAKERS:
        to_text(problems, tr)
        to_json(problems, tr)


SPEAKERS = tuple(Translator(language) for language in ("nb", "nn", "en"))
SMALL = examine(parse(library("scenario")[0].encode()), Path("nowhere/scenario.yaml")).scenario


class TooSlowError(Exception):
    """A mutant took too long."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise TooSlowError


def main(first: int, rounds: int) -> None:
    """Check mutants and print what went wrong as JSON: failures by seed, and the memory used."""
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    signal.signal(signal.SIGPROF, _stop)
    failures = []
    folder = Path(tempfile.mkdtemp())
    for seed in range(first, first + rounds):
        mutant = make(seed)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)  # processor time: others' work does not count
        try:
            check(mutant, folder)
        except BaseException:
            signal.setitimer(signal.ITIMER_PROF, 0)
            failures.append({"seed": seed, "kind": mutant.kind, "why": traceback.format_exc()[-1500:]})
        signal.setitimer(signal.ITIMER_PROF, 0)
    shutil.rmtree(folder)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (
        1024 * 1024 if sys.platform == "darwin" else 1024
    )
    print(json.dumps({"failures": failures, "megabytes": used}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
