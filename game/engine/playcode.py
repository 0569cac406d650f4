"""A whole game in a short code: packed numbers, compressed, in Crockford's base 32 with a checksum.

The code holds the rules' version and hash, the seed, the values, every decision and prediction. It is read as
untrusted: length, sizes and every number are bounded.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.engine.keyed import LARGEST_SEED, check_seed
from game.engine.orders import Decision
from game.engine.parts import PARTS
from game.engine.rules import RULES_VERSION, Rules, rules_hash
from game.engine.shapes import count

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ = {**{c: n for n, c in enumerate(ALPHABET)}, "O": 0, "I": 1, "L": 1}
_MAX_CODE = 20_000
_MAX_BYTES = 60_000
_CHECK_BYTES = 4
_HASH_BYTES = 6


class PlayCodeError(ValueError):
    """A code that cannot be played.

    Attributes:
        reason: ``empty``, ``character``, ``checksum``, ``version``, ``other_scenario`` or ``damaged``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PlayedGame:
    """What a code holds; ``predictions`` has a tuple a turn, empty where none were made."""

    seed: int
    values: tuple[int, ...]
    decisions: tuple[Decision, ...]
    predictions: tuple[tuple[int, ...], ...]


def encode(
    rules: Rules,
    seed: int,
    values: tuple[int, ...],
    decisions: Sequence[Decision],
    predictions: Sequence[Sequence[int]] = (),
) -> str:
    """Return the code of a game, in groups of four.

    Args:
        rules: The compiled scenario; its hash goes into the code.
        seed: The game's seed.
        values: The chosen values.
        decisions: One a turn.
        predictions: One tuple of small numbers (-1 and up) a turn; may be shorter than the decisions.

    Raises:
        ValueError: a number is below what a code can hold, or an act is unknown; no game that has been played
            has such.
    """
    check_seed(seed)
    numbers: list[int] = [seed >> 32, seed & 0xFFFFFFFF, *_many(values), len(decisions)]
    for n, decision in enumerate(decisions):
        numbers += _pack(decision)
        guess = predictions[n] if n < len(predictions) else ()
        numbers += _many([number + 1 for number in guess])
    body = bytes([RULES_VERSION]) + bytes.fromhex(rules_hash(rules))[:_HASH_BYTES]
    body += zlib.compress(_varints(numbers), 9)
    whole = body + _checksum(body)
    return "-".join(_groups(_to_base32(whole)))


def decode(rules: Rules, code: str) -> PlayedGame:
    """Read a code made for the same rules; case, spaces, hyphens and O/0, I/L/1 do not matter.

    Raises:
        PlayCodeError: with the reason why it cannot be played.
    """
    whole = _from_base32(code)
    body, check = whole[:-_CHECK_BYTES], whole[-_CHECK_BYTES:]
    if len(body) < 1 + _HASH_BYTES or check != _checksum(body):
        raise PlayCodeError("checksum")
    if body[0] != RULES_VERSION:
        raise PlayCodeError("version")
    if body[1 : 1 + _HASH_BYTES] != bytes.fromhex(rules_hash(rules))[:_HASH_BYTES]:
        raise PlayCodeError("other_scenario")
    try:
        opened = zlib.decompressobj()
        packed = opened.decompress(body[1 + _HASH_BYTES :], _MAX_BYTES)
        if opened.unconsumed_tail:
            raise PlayCodeError("damaged")
        game = _unpack(iter(_numbers(packed)))
    except (zlib.error, StopIteration, IndexError, ValueError):
        raise PlayCodeError("damaged") from None
    if not _fits(rules, game):
        raise PlayCodeError("damaged")
    return game


def _fits(rules: Rules, game: PlayedGame) -> bool:
    """Return whether the values and the length are the scenario's; what a turn may hold, ``legal`` says."""
    known = all(0 <= value < len(rules.values) for value in game.values)
    return known and len(set(game.values)) == len(game.values) and len(game.decisions) <= rules.turns


def _many(numbers: Sequence[int]) -> list[int]:
    return [len(numbers), *numbers]


def _pack(decision: Decision) -> list[int]:
    return [number for part in PARTS for number in part.shape.pack(getattr(decision, part.name))]


def _unpack(numbers: Iterator[int]) -> PlayedGame:
    seed = (next(numbers) << 32) | next(numbers)
    if seed > LARGEST_SEED:
        raise PlayCodeError("damaged")
    values = _read_many(numbers)
    decisions, predictions = [], []
    for _ in range(count(numbers)):
        decisions.append(_read_decision(numbers))
        predictions.append(tuple(number - 1 for number in _read_many(numbers)))
    return PlayedGame(seed, values, tuple(decisions), tuple(predictions))


def _read_decision(numbers: Iterator[int]) -> Decision:
    parts = {}
    for part in PARTS:  # not a generator: in one the end of the numbers would become another error
        parts[part.name] = part.shape.unpack(numbers)
    return Decision(**parts)


def _read_many(numbers: Iterator[int]) -> tuple[int, ...]:
    return tuple([next(numbers) for _ in range(count(numbers))])


def _varints(numbers: Sequence[int]) -> bytes:
    out = bytearray()
    for number in numbers:
        if number < 0:
            raise ValueError(f"a play code holds no number like {number}")
        rest = number
        while rest >= 0x80:
            out.append(rest & 0x7F | 0x80)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def _numbers(packed: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in packed:
        number |= (byte & 0x7F) << shift
        shift += 7
        if shift > 70:
            raise PlayCodeError("damaged")
        if byte < 0x80:
            yield number
            number = shift = 0


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_CHECK_BYTES).digest()


def _to_base32(whole: bytes) -> str:
    bits = int.from_bytes(b"\x01" + whole, "big")
    digits = []
    while bits:
        bits, digit = divmod(bits, 32)
        digits.append(ALPHABET[digit])
    return "".join(reversed(digits))


def _from_base32(code: str) -> bytes:
    plain = "".join(c for c in code.upper() if not c.isspace() and c != "-")
    if not plain:
        raise PlayCodeError("empty")
    if len(plain) > _MAX_CODE:
        raise PlayCodeError("damaged")
    bits = 0
    for character in plain:
        if character not in _READ:
            raise PlayCodeError("character")
        bits = bits * 32 + _READ[character]
    whole = bits.to_bytes((bits.bit_length() + 7) // 8, "big")
    if len(whole) <= _CHECK_BYTES or whole[0] != 1:
        raise PlayCodeError("checksum")
    return whole[1:]


def _groups(text: str) -> list[str]:
    return [text[n : n + 4] for n in range(0, len(text), 4)]
