"""The shown figures of a moment, computed from the stocks in one place."""

from __future__ import annotations

from game.engine.arithmetic import FLOATS, Arithmetic, Lane, along, dot, mean_by, product, total, unit
from game.engine.dynamics.benefits import harvest
from game.engine.dynamics.capability import weigh_load
from game.engine.dynamics.security import expose
from game.engine.dynamics.steady import steady
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame
from game.engine.vocabulary import LEVERS
from game.engine.work import Work

AT_ONCE = ("privacy_security", "technology", "strategy", "leadership", "citizen_trust", "staff_trust")
"""Figures, and levers' maturities, that conditions ask for often and that little is needed for."""


class Readings:
    """Every shown figure, with the parts that the receipts need.

    Attributes:
        shown: Indicators, ``maturity.<lever>`` and ``service.<id>`` in shown units.
        members: Weight of each initiative in staff adoption (persons).
        used: Built x adopted x reach of each initiative.
        practised: Redesigned practice in use, in initiatives.
        debts: Weights and debts behind the debt part of technology's maturity; old systems come first.
        cost_of_running: MNOK a year of running and debt that benefits are held against.
    """

    __slots__ = (
        "cost_of_running", "debts", "inputs", "members", "practised", "rates", "shown", "used", "x",
    )  # fmt: skip

    def __init__(self, work: Work, inputs: Inputs | None = None) -> None:
        x, frame, ar = work.x, work.frame, work.ar
        self.x: Stocks = x.copy()
        self.inputs: Inputs = work.present() if inputs is None else inputs
        self.rates = steady(self.inputs, frame)
        harvest(x, self.inputs, self.rates, frame, ar)
        weigh_load(x, self.inputs, self.rates, frame, ar)
        expose(x, self.rates, frame)
        reach = self.inputs.reach
        self.members = [m * rule.staff * r for m, rule, r in along(work.member, frame.initiatives, reach)]
        self.used = self.rates.used
        self.practised = frame.practice_base + dot(product(self.inputs.active, x.practice), self.used)
        self.debts = debts(x, frame)
        owed = total([weight * debt for weight, debt in self.debts[1:]])
        self.cost_of_running = total(self.rates.running) + 0.1 * owed * frame.scale
        self.shown: dict[str, Lane] = {}
        self._show(frame, ar)

    def _show(self, frame: Frame, ar: Arithmetic) -> None:
        x, rates, shown = self.x, self.rates, self.shown
        shown["service_quality"] = 100.0 * mean_by(frame.weight, x.quality)
        shown["staff_adoption"] = 100.0 * weighted(self.members, x.adoption, ar)
        shown["benefits_realised"] = rates.benefits
        shown["citizen_trust"] = 100.0 * x.citizen_trust
        shown["staff_trust"] = 100.0 * x.staff_trust
        shown["economy"] = x.reserve
        parts = sustainability(self, frame, ar)
        shown["sustainability"] = 100.0 * (parts[0] + parts[1] + parts[2]) / 3.0
        shown["privacy_security"] = 100.0 * protection(x, rates, ar)
        shown["capacity"] = 100.0 * unit(1.0 - rates.load / rates.capacity, ar)
        for lever, level in zip(LEVERS, maturity(self, frame, ar), strict=True):
            shown[f"maturity.{lever}"] = 100.0 * level
        for service, quality in zip(frame.rules.services, x.quality, strict=True):
            shown[f"service.{service.id}"] = 100.0 * quality


def protection(x: Stocks, rates: Rates, ar: Arithmetic) -> Lane:
    """Return security less exposure, 0..1."""
    return unit(x.security - total(rates.exposure), ar)


def debts(x: Stocks, frame: Frame) -> list[tuple[Lane, Lane]]:
    """Return weights and debts behind the debt part of technology's maturity; old systems come first."""
    return [
        (frame.rules.params.debt_legacy_weight, x.legacy),
        *along(product(frame.cost, x.built), x.debt),
    ]


def sound(x: Stocks, owed: list[tuple[Lane, Lane]], ar: Arithmetic) -> Lane:
    """Return the maturity of technology, 0..1: data, security, platform, and what is not in debt."""
    debt = weighted([weight for weight, _ in owed], [each for _, each in owed], ar)
    return (x.data + x.security + x.platform + (1.0 - debt)) / 4.0


def at_once(name: str, work: Work) -> Lane:
    """Return a figure of ``AT_ONCE`` as it is shown, without working out the others."""
    x, frame = work.x, work.frame
    if name == "technology":
        return 100.0 * sound(x, debts(x, frame), work.ar)
    if name == "privacy_security":
        rates = Rates()
        rates.used = list(product(x.built, x.adoption, work.reach))
        rates.exposure = [0.0] * len(rates.used)
        expose(x, rates, frame)
        return 100.0 * protection(x, rates, work.ar)
    stock: Lane = getattr(x, name)
    return 100.0 * stock


def weighted(weights: list[Lane], lanes: list[Lane], ar: Arithmetic = FLOATS) -> Lane:
    """Return the weighted mean, 0 when nothing weighs."""
    whole = total(weights)
    some = whole > 0.0
    mean = dot(weights, lanes) / ar.where(some, whole, 1.0)
    return ar.where(some, mean, 0.0)


def sustainability(seen: Readings, frame: Frame, ar: Arithmetic) -> tuple[Lane, Lane, Lane]:
    """Return the environmental, social and economic parts, each 0..1.

    The environment against doing nothing; inclusion, rested and trusting staff; benefits against what it
    costs to run and what is owed.
    """
    x, p = seen.x, frame.rules.params
    environmental = unit(0.5 - 0.5 * x.co2 / frame.co2_reference, ar)
    care = p.sustainability_wellbeing
    social = (1.0 - care) * (1.0 - x.exclusion) + care * (0.5 * (1.0 - x.fatigue) + 0.5 * x.staff_trust)
    return environmental, social, economic(seen.rates.benefits, seen.cost_of_running, frame)


def economic(benefits: Lane, cost: Lane, frame: Frame) -> Lane:
    """Return how benefits stand against running cost and debt: 0.5 when equal, 0..1."""
    return 0.5 + 0.5 * (benefits - cost) / (benefits + cost + 0.05 * frame.annual)


def maturity(seen: Readings, frame: Frame, ar: Arithmetic) -> tuple[Lane, Lane, Lane, Lane]:
    """Return the maturity of the four levers, each 0..1."""
    x, technology = seen.x, sound(seen.x, seen.debts, ar)
    practised = seen.practised / (seen.practised + 2.0)
    organisation = 0.7 * mean_by(frame.weight, x.competence) + 0.3 * practised
    return x.strategy, technology, organisation, x.leadership
