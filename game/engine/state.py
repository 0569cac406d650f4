"""The whole condition of a game between two turns: frozen, with canonical bytes and a hash.

Stocks are fractions 0..1, money MNOK, footprint tonnes CO2e. Tuples follow the order of ``Rules``. The
receipt's memory (``ledger``) only observes: it takes no part in the bytes, the hash or in equality.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from game.engine.fields import FIELDS, ORGANISATION, STOCKS, check_fields

Tag = tuple[str, int, str]
"""A cause's address: kind, index and part, such as ``("initiative", 3, "adoption")``."""

Shares = tuple[tuple[Tag, float], ...]
"""A stock split by cause; the parts add up to the stock."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Target-following stocks split by cause, carried from turn to turn by the receipts.

    Attributes:
        shares: By stock and service (-1 for a stock of the whole organisation).
    """

    shares: Mapping[tuple[str, int], Shares]


@dataclass(frozen=True, slots=True)
class State:
    """A game after ``turn`` turns.

    Attributes:
        turn: Turns played (0 before the first).
        seed: The scenario seed, 0..2**64-1: key of every draw.
        values: Indexes of the chosen values.
        stocks: Organisation stocks in the order of ``fields.STOCKS``.
        built, adoption, practice, follow_up, debt: Stocks of each initiative.
        competence, quality, pressure: Stocks of each service.
        reserve, invested, running_paid, cash, benefits: MNOK; all but the reserve are totals so far.
        co2: Tonnes CO2e so far against doing nothing.
        reach, overrun, cost_factor, time_factor, load_factor: Of each initiative; 1 is ordinary.
        status, owner, baseline, member: Of each initiative; owner -1 none, baseline 0/1, member 1 once the
            tool has been delivered to all who are to use it (no pilot; stopping it does not undo that).
        start_turn, owner_turn: The turn in which it was started or given its owner; 0 none.
        freed_use, freed_turn: Of each service; use -1 undirected, else an index of ``FREED_TIME``.
        levers: Tenths of MNOK last turn.
        emphasis: Branches last turn, 0 even.
        chosen, case_turn: Of each case; option -1 none, turn 0 none.
        offered: Of each case, 1 once offered.
        open_cases: Cases to answer in the coming turn, at most two.
        event_turn: Of each event, the turn it last struck; 0 never.
        shift_left: Turns left of each lasting effect (slots of ``frame.Frame``).
        later_left: Turns until each delayed group of effects falls due; 0 idle.
        council: The council's answer for the coming turn: 0 none, 1 cut, 2 extra, 3 supervision,
            4 takes back what lies idle.
        ledger: The receipts' memory, or None.
    """

    turn: int
    seed: int
    values: tuple[int, ...]
    stocks: tuple[float, ...]
    built: tuple[float, ...]
    adoption: tuple[float, ...]
    practice: tuple[float, ...]
    follow_up: tuple[float, ...]
    debt: tuple[float, ...]
    competence: tuple[float, ...]
    quality: tuple[float, ...]
    pressure: tuple[float, ...]
    reserve: float
    invested: float
    running_paid: float
    cash: float
    benefits: float
    co2: float
    reach: tuple[float, ...]
    overrun: tuple[float, ...]
    cost_factor: tuple[float, ...]
    time_factor: tuple[float, ...]
    load_factor: tuple[float, ...]
    status: tuple[int, ...]
    owner: tuple[int, ...]
    baseline: tuple[int, ...]
    member: tuple[int, ...]
    start_turn: tuple[int, ...]
    owner_turn: tuple[int, ...]
    freed_use: tuple[int, ...]
    freed_turn: tuple[int, ...]
    levers: tuple[int, ...]
    emphasis: tuple[int, ...]
    chosen: tuple[int, ...]
    case_turn: tuple[int, ...]
    offered: tuple[int, ...]
    open_cases: tuple[int, ...]
    event_turn: tuple[int, ...]
    shift_left: tuple[int, ...]
    later_left: tuple[int, ...]
    council: int
    ledger: Ledger | None = field(default=None, compare=False)

    def stock(self, name: str) -> float:
        """Return an organisation stock by name (a fraction)."""
        return self.stocks[STOCKS.index(name)]

    def to_bytes(self) -> bytes:
        """Return the canonical bytes: little-endian float64 of ``x + 0.0`` and int64, lengths first."""
        out = bytearray()
        for f in fields(self):
            if f.name == "ledger":
                continue
            value = getattr(self, f.name)
            items = value if isinstance(value, tuple) else (value,)
            out += struct.pack("<q", len(items))
            for item in items:
                out += struct.pack("<d", item + 0.0) if isinstance(item, float) else _int_bytes(item)
        return bytes(out)


_OTHERS = ("turn", "seed", "values", "stocks", "open_cases", "council", "ledger")
check_fields(
    "State",
    (f.name for f in fields(State) if f.name not in _OTHERS),
    (each.name for each in FIELDS if each.of != ORGANISATION),
)


def state_hash(state: State) -> str:
    """Return blake2b (32 hex digits) of the canonical bytes."""
    return hashlib.blake2b(state.to_bytes(), digest_size=16).hexdigest()


def _int_bytes(number: int) -> bytes:
    return (number & 0xFFFFFFFFFFFFFFFF).to_bytes(8, "little")
