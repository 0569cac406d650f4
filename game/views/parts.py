"""The small view models that several screens share: numbers with their reasons, services, initiatives, the
town.

Every text here is finished and translated, every number is in the unit it is shown in. Views are frozen: a
screen that wants a change asks the game port for it and gets a new view.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CauseView:
    """One named reason why a number moved.

    Attributes:
        key: the engine's cause key, e.g. ``initiative.safety_alarms``; ``other`` for the gathered rest.
        text: the reason in words, with the period it came from where that is known.
        name: the reason alone, without the period.
        change: signed change in the unit of the number it explains.
        change_text: the change with sign and unit.
        since_text: since when the decision or event has worked, in words; empty when it has no date.
        kind: lever, initiative, case, event, council, world, limit, freed_time, owner, debt, pressure, other
            ...
        icon: name of an icon.
    """

    key: str
    text: str
    name: str
    change: float
    change_text: str
    since_text: str
    kind: str
    icon: str


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """Why a number went from one value to another, in figures that add up as they are written.

    Attributes:
        title: what it is a receipt of, with both ends.
        start, end: as written; ``start`` and the changes of ``lines`` (or of ``every``) make ``end``.
        start_name, end_name: what the ends are called.
        lines: at most seven reasons, the largest first, then ``other`` when something is left.
        every: every reason of one turn by itself; those of one initiative or lever make its line together.
        lifted_text, pulled_text, sum_text: what pulled up, what pulled down (empty for nothing), and both
            together.
        uses: how much each tool is used, where the number is made of that; else nothing.
    """

    title: str
    start: float
    start_name: str
    start_text: str
    end: float
    end_name: str
    end_text: str
    lines: tuple[CauseView, ...]
    every: tuple[CauseView, ...]
    lifted_text: str
    pulled_text: str
    sum_text: str
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """A number the game shows, with its history and its reasons.

    Attributes:
        id: indicator id, or ``maturity.<lever>``, or ``service.<id>``.
        value: in the unit shown (0..100, or million kroner).
        value_text: the value as written, e.g. ``"51,3"`` or ``"3,52 mill. kr i året"``.
        amount_text: the same without *a year*, as it stands on a receipt.
        bare_text, unit_text: figure and unit each for itself; points have no unit.
        unit: ``points``, ``money`` (million kroner) or ``money_year`` (million kroner a year).
        change: since the turn before; 0.0 before the first turn has passed.
        change_text: signed, with unit; empty before the first turn has passed.
        bare_change_text: the same without the unit, where that stands beside it.
        direction: -1, 0 or 1, the way the number went; 0 also means "within the margin of *same*".
        way: the same as a word: up, same or down.
        good: whether that way is welcome; None when it did not move.
        history: the value at the start and after each turn.
        digits: decimals that all of these are written with.
        predicted: what the group predicted for the turn just passed (up, same, down), or None.
        foreseen: whether it went so; None without a prediction.
        definition: the plain-language definition.
        reading: a word for the level, e.g. "lav", "middels", "høy".
        summary: one sentence that says value, change and main reason; used as spoken name.
    """

    id: str
    label: str
    icon: str
    value: float
    value_text: str
    amount_text: str
    bare_text: str
    unit: str
    unit_text: str
    change: float
    change_text: str
    bare_change_text: str
    direction: int
    way: str
    good: bool | None
    history: tuple[float, ...]
    digits: int
    predicted: str | None
    foreseen: bool | None
    definition: str
    reading: str
    summary: str


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of the chain built, used, practice changed, followed up (``value`` 0..100, ``weak``: the
    weakest).
    """

    id: str
    label: str
    value: float
    value_text: str
    weak: bool


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """Something that can be picked: an emphasis, an owner, a use of freed time."""

    id: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ActView:
    """Something that can be done with an initiative now.

    Attributes:
        id: start, pilot, scale, pause, resume or stop.
        title: the button's words.
        allowed: whether it may be chosen now.
        reason: why not, in words; empty when allowed.
    """

    id: str
    title: str
    allowed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class NeedView:
    """A condition for starting an initiative, and whether it is met."""

    text: str
    met: bool


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """An initiative: what it is, how far it has come, what may be done with it now.

    ``status`` is one of not_started, building, piloting, pilot_done, delivered, paused, stopped;
    ``chosen_act``, ``owner`` and ``baseline`` show the draft where there is one. Chain values are 0..100.
    """

    id: str
    title: str
    pitch: str
    practice: str
    icon: str
    service_titles: tuple[str, ...]
    cost_text: str
    running_text: str
    years_text: str
    load_word: str
    usefulness: str
    risks: tuple[str, ...]
    benefit_text: str
    needs: tuple[NeedView, ...]
    status: str
    status_text: str
    active: bool
    available: bool
    acts: tuple[ActView, ...]
    chosen_act: str | None
    chain: tuple[ChainLink, ...]
    weak_text: str
    owner: str | None
    owner_title: str
    owner_options: tuple[ChoiceView, ...]
    owner_open: bool
    baseline: bool
    baseline_done: bool
    baseline_open: bool
    baseline_text: str
    delivery_text: str
    fit_values: tuple[str, ...]
    against_values: tuple[str, ...]
    new: bool
    summary: str


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A service area (quality and digital run from 0 to 100)."""

    id: str
    title: str
    text: str
    quality: float
    quality_text: str
    change_text: str
    direction: int
    good: bool | None
    pressure_text: str
    building: str
    icon: str
    digital: float
    summary: str


@dataclass(frozen=True, slots=True)
class EventView:
    """Something that struck (``struck``; ``good`` where it was good news) or that preparation held off."""

    id: str
    title: str
    headline: str
    text: str
    struck: bool
    good: bool
    why: str
    lesson: str
    happening: str


@dataclass(frozen=True, slots=True)
class TownBuilding:
    """A building of the town: one for each service.

    Attributes:
        id: service id.
        building: town_hall, school, kindergarten, care_centre, health_centre, library, technical,
            fire_station, data_centre or office.
        level: 0 (worn down) to 4 (flourishing), from the service's quality.
        quality: 0..100.
        digital: 0..100, how much of the service's digital practice is in place.
        direction: -1, 0, 1 since the turn before.
        label: the short name for the sign.
        quality_text: the figure for the sign.
    """

    id: str
    building: str
    level: int
    quality: float
    digital: float
    direction: int
    label: str
    quality_text: str


@dataclass(frozen=True, slots=True)
class TownView:
    """What the town shows.

    Attributes:
        buildings: one for each service, in the scenario's order.
        sustainability: 0..100, shown in roofs, trees and buses.
        technology: 0..100, maturity shown in fibre, sensors and windows.
        trust: 0..100, citizens' trust, shown in people and flags.
        happening: none, attack, storm, strike, budget_cut, celebration, outage or visit.
        season: winter, spring, summer or autumn.
        summary: the town in words.
    """

    buildings: tuple[TownBuilding, ...]
    sustainability: float
    technology: float
    trust: float
    happening: str
    season: str
    summary: str


@dataclass(frozen=True, slots=True)
class FrontPageView:
    """The front page of the local paper (``stories`` are headline and text)."""

    masthead: str
    date: str
    headline: str
    lead: str
    stories: tuple[tuple[str, str], ...]
    quote: str


@dataclass(frozen=True, slots=True)
class HelpView:
    """An explanation for F1: a heading and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]
