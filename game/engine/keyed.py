"""Addressed draws: Philox4x32-10 (Salmon and others 2011), keyed by seed, counted by address.

A draw depends only on (seed, playthrough, turn, stream, number), never on what else was drawn, so that a
what-if keeps the same luck.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from operator import index

LARGEST_SEED = (1 << 64) - 1
"""The largest seed of a game; the smallest is 0."""

_MASK = 0xFFFFFFFF
_M0, _M1 = 0xD2511F53, 0xCD9E8D57
_W0, _W1 = 0x9E3779B9, 0xBB67AE85


def check_seed(seed: object, place: str = "seed") -> int:
    """Return a game's seed as a plain number.

    Raises:
        ValueError: naming the place, unless it is a whole number 0..``LARGEST_SEED``.
    """
    try:
        number = -1 if isinstance(seed, bool) else index(seed)  # type: ignore[arg-type]
    except TypeError:
        raise ValueError(f"{place}: expected a whole number, not {seed!r}") from None
    if not 0 <= number <= LARGEST_SEED:
        raise ValueError(f"{place}: must lie between 0 and 2**64 - 1, not {seed!r}")
    return number


def philox4x32_10(counter: tuple[int, int, int, int], key: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return four 32-bit words of the Philox4x32-10 bijection for 32-bit counter and key words."""
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        p0, p1 = _M0 * c0, _M1 * c2
        c0, c1, c2, c3 = (p1 >> 32) ^ c1 ^ k0, p1 & _MASK, (p0 >> 32) ^ c3 ^ k1, p0 & _MASK
        k0, k1 = (k0 + _W0) & _MASK, (k1 + _W1) & _MASK
    return c0, c1, c2, c3


@lru_cache(maxsize=4096)
def address(stream: str) -> int:
    """Return the 32-bit blake2b of a stream's name, such as ``event/ransomware``."""
    return int.from_bytes(hashlib.blake2b(stream.encode(), digest_size=4).digest(), "little")


def draw(seed: int, playthrough: int, turn: int, stream: str, number: int) -> float:
    """Return a uniform number in [0, 1) with 53 bits.

    Args:
        seed: 0..2**64-1.
        playthrough: 0..2**32-1; 0 in a live game.
        turn: The turn being played.
        stream: Name of what is drawn for.
        number: Which draw of that stream in that turn.
    """
    counter = (playthrough & _MASK, turn & _MASK, address(stream), number & _MASK)
    high, low, _, _ = philox4x32_10(counter, (seed & _MASK, (seed >> 32) & _MASK))
    return ((high << 32 | low) >> 11) * (1.0 / 9007199254740992.0)
