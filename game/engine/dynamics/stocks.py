"""What the equations work on: stocks that flow, inputs fixed during a turn, and rates evaluated at an
instant.
"""

from __future__ import annotations

from game.engine.arithmetic import Lane
from game.engine.fields import FIELDS, STOCK, check_fields


class Stocks:
    """Every stock that changes within a turn (fractions 0..1; accounts in MNOK; footprint in tonnes)."""

    __slots__ = (
        "adoption", "benefits", "built", "cash", "citizen_trust", "co2", "competence", "confidence", "data",
        "debt", "demand", "exclusion", "fatigue", "follow_up", "invested", "leadership", "legacy",
        "platform", "practice", "pressure", "quality", "reserve", "running_paid", "security", "staff_trust",
        "strategy",
    )  # fmt: skip

    built: list[Lane]
    adoption: list[Lane]
    practice: list[Lane]
    follow_up: list[Lane]
    debt: list[Lane]
    competence: list[Lane]
    quality: list[Lane]
    pressure: list[Lane]
    strategy: Lane
    leadership: Lane
    fatigue: Lane
    staff_trust: Lane
    citizen_trust: Lane
    security: Lane
    data: Lane
    platform: Lane
    legacy: Lane
    exclusion: Lane
    demand: Lane
    confidence: Lane
    reserve: Lane
    invested: Lane
    running_paid: Lane
    cash: Lane
    benefits: Lane
    co2: Lane

    def copy(self) -> Stocks:
        """Return a copy whose lists may be changed."""
        y = Stocks()  # written out: this runs twelve times a turn
        y.built = self.built.copy()
        y.adoption = self.adoption.copy()
        y.practice = self.practice.copy()
        y.follow_up = self.follow_up.copy()
        y.debt = self.debt.copy()
        y.competence = self.competence.copy()
        y.quality = self.quality.copy()
        y.pressure = self.pressure.copy()
        y.strategy, y.leadership, y.fatigue = self.strategy, self.leadership, self.fatigue
        y.staff_trust, y.citizen_trust, y.security = self.staff_trust, self.citizen_trust, self.security
        y.data, y.platform, y.legacy = self.data, self.platform, self.legacy
        y.exclusion, y.demand, y.confidence = self.exclusion, self.demand, self.confidence
        y.reserve, y.invested, y.running_paid = self.reserve, self.invested, self.running_paid
        y.cash, y.benefits, y.co2 = self.cash, self.benefits, self.co2
        return y


_OF_TABLE = [field.name for field in FIELDS if field.lane == STOCK]
check_fields("Stocks", Stocks.__annotations__, _OF_TABLE)
check_fields("Stocks.__slots__", Stocks.__slots__, _OF_TABLE)
check_fields("Stocks.copy", (n for n in Stocks.copy.__code__.co_names if n in _OF_TABLE), _OF_TABLE)


class Inputs:
    """What a turn's decisions set, constant while the turn flows.

    Attributes:
        money: Scaled MNOK a year on each lever.
        lean: Emphasis factor of each lever's three branches (1 is even).
        grant, spent: MNOK a year granted, and spent on the levers.
        active: 1 for an initiative under way or in use, else 0.
        building: 1 while it is being built or piloted.
        cost: Scaled MNOK to build at its reach, overrun included.
        duration: Years at least.
        load: Change load at its reach.
        reach: Share of the full initiative, 1 or a pilot's.
        pilot_pace: Pace of learning, above 1 in a pilot.
        ownership: How well somebody answers for its benefits, 0..1.
        fit: Fit with the chosen values, 0..1.
        believed: 1 with a baseline, less without.
        to_quality, to_savings, to_capacity: Of each service, 1 for what freed time is directed to.
        shift: Target shifts from lasting effects, by (stock, service or -1); what is absent is not shifted.
        forced_pressure: Pressure a year from forced savings.
    """

    __slots__ = (
        "active", "believed", "building", "cost", "duration", "fit", "forced_pressure", "grant", "lean",
        "load", "money", "ownership", "pilot_pace", "reach", "shift", "spent", "to_capacity", "to_quality",
        "to_savings",
    )  # fmt: skip

    money: list[Lane]
    lean: list[list[Lane]]
    grant: Lane
    spent: Lane
    active: list[Lane]
    building: list[Lane]
    cost: list[Lane]
    duration: list[Lane]
    load: list[Lane]
    reach: list[Lane]
    pilot_pace: list[Lane]
    ownership: list[Lane]
    fit: list[Lane]
    believed: list[Lane]
    to_quality: list[Lane]
    to_savings: list[Lane]
    to_capacity: list[Lane]
    shift: dict[tuple[str, int], Lane]
    forced_pressure: Lane


class Rates:
    """Everything evaluated at one instant. Lists named ``*_in``, ``*_out`` and ``*_parts`` are kept apart
    by cause; what ``steady`` fills in holds for a whole turn.

    A relaxing stock has inflows ``a`` and outflows ``b`` a year; a following stock has the parts of its
    target.
    """

    __slots__ = (
        "adopt_potential",
        "adopt_pull",
        "adopt_spread",
        "aligned",
        "benefit",
        "benefits",
        "benefits_plan",
        "burdens",
        "capacity",
        "cash",
        "churn",
        "citizen_parts",
        "co2",
        "competence_in",
        "competence_mean",
        "competence_out",
        "competence_shift",
        "confidence_target",
        "counted",
        "data_in",
        "data_out",
        "debt_flow",
        "direct",
        "directed",
        "disrupted",
        "effect",
        "exclusion_in",
        "exclusion_out",
        "exposure",
        "fatigue_in",
        "fatigue_out",
        "focus",
        "follow_in",
        "follow_out",
        "following",
        "freed",
        "freed_effect",
        "insight",
        "leadership_in",
        "leadership_out",
        "left_platform",
        "left_security",
        "legacy_in",
        "load",
        "loads",
        "managers",
        "organisation",
        "participation",
        "payback",
        "platform_in",
        "platform_out",
        "practice_in",
        "practice_out",
        "pressure_in",
        "pressure_mean",
        "pressure_out",
        "pressure_shift",
        "priorities",
        "progress",
        "quality_parts",
        "quality_shift",
        "redesigning",
        "relieved",
        "relieving",
        "running",
        "security_in",
        "security_money",
        "security_out",
        "service_freed",
        "slack",
        "staff_parts",
        "strategy_in",
        "strategy_money",
        "strategy_out",
        "training",
        "used",
        "works",
    )  # fmt: skip

    strategy_money: Lane
    security_money: Lane
    insight: Lane
    priorities: Lane
    benefits_plan: Lane
    managers: Lane
    following: Lane
    counted: list[Lane]
    relieving: list[Lane]
    burdens: list[Lane]
    competence_shift: list[Lane | None]
    pressure_shift: list[Lane | None]
    quality_shift: list[Lane]
    organisation: Lane
    training: Lane
    redesigning: Lane
    participation: Lane
    competence_mean: Lane
    pressure_mean: Lane
    loads: list[Lane]
    load: Lane
    capacity: Lane
    focus: Lane
    slack: Lane
    disrupted: list[Lane]
    works: list[Lane]
    used: list[Lane]
    effect: list[Lane]
    aligned: list[Lane]
    freed: list[Lane]
    service_freed: list[Lane]
    relieved: list[Lane]
    freed_effect: list[Lane]
    direct: list[Lane]
    directed: list[Lane]
    benefit: list[Lane]
    benefits: Lane
    cash: Lane
    running: list[Lane]
    strategy_in: Lane
    strategy_out: Lane
    leadership_in: Lane
    leadership_out: Lane
    fatigue_in: list[Lane]
    fatigue_out: Lane
    competence_in: list[Lane]
    competence_out: Lane
    pressure_in: list[Lane]
    pressure_out: list[Lane]
    progress: list[Lane]
    debt_flow: list[Lane]
    legacy_in: Lane
    payback: Lane
    left_platform: Lane
    left_security: Lane
    platform_in: list[Lane]
    platform_out: Lane
    data_in: list[Lane]
    data_out: Lane
    security_in: list[Lane]
    security_out: Lane
    adopt_potential: list[Lane]
    adopt_pull: list[Lane]
    adopt_spread: list[Lane]
    churn: list[Lane]
    practice_in: list[Lane]
    practice_out: Lane
    follow_in: list[Lane]
    follow_out: Lane
    quality_parts: list[list[Lane]]
    staff_parts: list[Lane]
    citizen_parts: list[Lane]
    exposure: list[Lane]
    exclusion_in: list[Lane]
    exclusion_out: Lane
    co2: list[Lane]
    confidence_target: Lane
