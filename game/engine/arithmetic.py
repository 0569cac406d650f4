"""Number-like operations that the equations are written over, and the exact-solution steps they share.

The equations and the phases of a turn use ``+ - * /``, comparisons, ``& | ^`` on what they give, and the
operations here, so that the same code runs on one game or on a vector of playthroughs with the same bits. A
``Lane`` is one such number. Where a live game would branch, the code asks ``some`` whether it concerns
anybody and then takes ``where`` it does: plain numbers skip what does not concern them, and so do vectors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import mul
from typing import Protocol, TypeVar

from game.engine import floats

Lane = float
"""A number of the model: a float in a live game, an array of them for many playthroughs."""

Whole = int
"""A whole number of a playthrough, or an array of them."""

Mask = bool
"""A truth about a playthrough, or an array of them. Not is ``mask ^ True``, and is ``&``, or is ``|``."""

T = TypeVar("T", float, int)


class Arithmetic(Protocol):
    """Operations whose result must be the same bits on every kind of number."""

    zero: Lane

    def minimum(self, a: Lane, b: Lane) -> Lane:
        """Return ``a if a < b else b``."""

    def maximum(self, a: Lane, b: Lane) -> Lane:
        """Return ``a if a > b else b``."""

    def clip(self, x: Lane, low: Lane, high: Lane) -> Lane:
        """Return ``minimum(maximum(x, low), high)``."""

    def where(self, condition: Mask, a: T, b: T) -> T:
        """Return ``a`` where the condition holds, else ``b``; both are evaluated."""

    def sqrt(self, a: Lane) -> Lane:
        """Return the square root, correctly rounded."""

    def some(self, mask: Mask) -> bool:
        """Say whether a truth holds for anybody."""

    def among(self, x: Whole, wanted: Sequence[int]) -> Mask:
        """Return whether a number is one of some others (at least one)."""

    def whole(self, x: Lane) -> Whole:
        """Return the whole number nearest to x in the direction of zero; |x| below 2**53."""

    def finite(self, x: Lane) -> bool:
        """Say whether every number is finite."""

    def draw(self, mask: Mask, seed: Whole, playthrough: int, turn: int, stream: str, number: int) -> Lane:
        """Return ``keyed.draw`` where the mask holds; elsewhere any number."""


FLOATS: Arithmetic = floats
"""The live game's arithmetic: Python numbers."""


along = zip
"""``zip`` without its check of equal lengths, whose keyword takes as long as a short loop. For the equations:
their lists are made together, for every initiative that moves or for every service.
"""


def put(items: list[T], n: int, mask: Mask, value: T, ar: Arithmetic) -> None:
    """Set one item of a list where a mask holds."""
    items[n] = ar.where(mask, value, items[n])


_TINY = 1e-12


def approach(x: Lane, ar: Arithmetic) -> Lane:
    """Return ``1 - exp(-x)`` for x >= 0 by a Padé(3,3) form and one doubling.

    The argument is clipped to 0..6 (without the clip the form leaves 0..1); the error is 6e-8 at x = 1 and
    falls with its seventh power.
    """
    within = ar is FLOATS and 0.0 < x < 6.0  # an ordinary number: saves the call, this runs 600 times a turn
    z = (x if within else ar.clip(x, 0.0, 6.0)) * 0.5
    square = z * z
    cube = square * z
    e = (z + cube / 60.0) / (1.0 + z * 0.5 + square / 10.0 + cube / 120.0)
    return e * (2.0 - e)


def relax(y: Lane, inflow: Lane, outflow: Lane, h: Lane, ar: Arithmetic) -> Lane:
    """Step ``dy/dt = inflow*(1-y) - outflow*y`` exactly over h years; rates per year, needs a positive
    sum.
    """
    rate = inflow + outflow
    return y + (inflow - rate * y) / rate * approach(rate * h, ar)


def relax_each(
    stocks: Iterable[Lane], inflows: Iterable[Lane], outflows: Iterable[Lane], h: Lane, ar: Arithmetic
) -> list[Lane]:
    """Step several stocks over h years; see ``relax``. Neighbours of one rate share its part."""
    stepped = []
    plain, known, e = ar is FLOATS, -1.0, 0.0
    for y, inflow, outflow in along(stocks, inflows, outflows):
        rate = inflow + outflow
        if not plain or rate != known:
            known, e = rate, approach(rate * h, ar)
        stepped.append(y + (inflow - rate * y) / rate * e)
    return stepped


def bass(adopted: Lane, potential: Lane, p: Lane, q: Lane, h: Lane, ar: Arithmetic) -> Lane:
    """Step Bass diffusion ``dA/dt = (p + q*A)(M - A)`` exactly over h years (Bass 1969); needs p > 0."""
    gap = ar.maximum(potential - adopted, ar.zero)
    pull = p + q * adopted
    e = approach((p + q * potential) * h, ar)
    return adopted + gap * pull * e / (pull + q * gap * (1.0 - e))


def pace(y: Lane, target: Lane, up: Lane, down: Lane, h: Lane, ar: Arithmetic) -> Lane:
    """Return the share of the gap closed in h years, at one rate upwards and another downwards."""
    return approach(ar.where(target > y, up, down) * h, ar)


def saturate(money: Lane, half: Lane) -> Lane:
    """Return diminishing returns 0..1; a half at ``half`` (same unit as the money, above 0)."""
    return money / (money + half)


def divide(a: Lane, b: Lane, ar: Arithmetic) -> Lane:
    """Return a/b for b >= 0, guarded so that a zero denominator gives (nearly) a / 1e-12."""
    return a / ar.maximum(b, _TINY)


def unit(x: Lane, ar: Arithmetic) -> Lane:
    """Clip to 0..1."""
    return x if ar is FLOATS and 0.0 < x < 1.0 else ar.clip(x, 0.0, 1.0)


def total(parts: Iterable[Lane]) -> Lane:
    """Add from left to right; the order is part of the rules version (and unlike ``sum``, nothing else)."""
    whole: Lane = 0.0
    for part in parts:
        whole = whole + part
    return whole


def product(first: Iterable[Lane], *others: Iterable[Lane]) -> Iterable[Lane]:
    """Multiply item by item, from left to right."""
    for other in others:
        first = map(mul, first, other)
    return first


def dot(first: Iterable[Lane], second: Iterable[Lane]) -> Lane:
    """Return the sum of products, from left to right."""
    whole: Lane = 0.0
    for a, b in along(first, second):
        whole = whole + a * b
    return whole


mean_by = dot
"""The weighted mean: of weights that add up to 1, and what they weigh."""
