"""The catalogue: archetypes of initiatives with sourced figures, and the standard parts of a scenario.

An initiative that names an archetype takes from it whatever it leaves out; figures follow the population. The
file is ``catalogue.yaml`` beside this module, read when it is first needed.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from game.i18n import LANGUAGES
from game.scenario.schema import (
    Benefit,
    Cost,
    Ending,
    Footprint,
    Initiative,
    Provides,
    Scenario,
    Seat,
    Service,
    Value,
)
from game.scenario.source import read

REFERENCE_POPULATION = 15_000
STANDARD_PARTS = ("services", "values", "seats", "endings")
_LANGUAGES = frozenset(LANGUAGES)


@dataclass(frozen=True)
class Standard:
    """What a scenario gets where it says nothing itself, with texts in one language."""

    services: Mapping[str, Service]
    values: Mapping[str, Value]
    seats: Mapping[str, Seat]
    endings: Mapping[str, Ending]


@dataclass(frozen=True)
class Whole:
    """An initiative with nothing left out: the author's figures, the archetype's, then general ones.

    Money is MNOK (``running`` and ``benefit.value`` a year), levels 0 to 100, time in years, emissions in
    tonnes.
    """

    cost: Cost
    benefit: Benefit
    footprint: Footprint
    provides: Provides
    time: float
    change_load: float
    usefulness: float
    complexity: float
    privacy: float
    staff: float | None
    pilot: bool
    citizen_facing: bool
    icon: str | None
    lever_hint: str | None
    source: str | None

    @property
    def build(self) -> float:
        """Cost to build, MNOK."""
        return self.cost.build or 0.0

    @property
    def supports(self) -> bool:
        """Whether it strengthens what others stand on: data, platform or security."""
        return any(value for _, value in self.provides)


@cache
def _document() -> dict[str, Any]:
    data = read(Path(__file__).resolve().parent / "catalogue.yaml").data
    assert isinstance(data, dict)
    return data


@cache
def archetypes() -> tuple[str, ...]:
    """Return the ids of the archetypes."""
    return tuple(_document()["archetypes"])


@cache
def archetype(name: str, language: str) -> Initiative:
    """Return an archetype with its texts in a language.

    Raises:
        KeyError: there is no such archetype.
    """
    return Initiative.model_validate(_localise(_document()["archetypes"][name], language))


@cache
def standard(language: str) -> Standard:
    """Return the standard parts with their texts in a language."""
    parts = _localise(_document()["standard"], language)
    return Standard(
        {name: Service.model_validate(item) for name, item in parts["services"].items()},
        {name: Value.model_validate(item) for name, item in parts["values"].items()},
        {name: Seat.model_validate(item) for name, item in parts["seats"].items()},
        {name: Ending.model_validate(item) for name, item in parts["endings"].items()},
    )


def _localise(data: Any, language: str) -> Any:
    """Return the document with its texts in a language; a text that is missing there is told in another."""
    if not isinstance(data, dict):
        return data
    if not data or not set(data) <= _LANGUAGES:
        return {key: _localise(value, language) for key, value in data.items()}
    if language not in data:
        warnings.warn(f"catalogue.yaml lacks {language} of {data}", stacklevel=2)
    return next(data[each] for each in (language, *LANGUAGES) if each in data)


def complete(scenario: Scenario, name: str) -> Whole:
    """Return an initiative of a scenario with nothing left out.

    Raises:
        KeyError: it names an archetype that does not exist.
    """
    own = scenario.initiatives[name]
    base = archetype(own.from_, scenario.language) if own.from_ else Initiative.model_construct()
    scale = scenario.municipality.population / REFERENCE_POPULATION
    return Whole(
        cost=_merged(Cost.model_construct(), own.cost, base.cost, scale),
        benefit=_merged(Benefit.model_construct(), own.benefit, base.benefit, scale),
        footprint=_merged(Footprint.model_construct(), own.footprint, base.footprint, scale),
        provides=_merged(Provides.model_construct(), own.provides, base.provides, 1.0),
        time=_first(own.time, base.time, 0.8),
        change_load=_first(own.change_load, base.change_load, 1.0),
        usefulness=_first(own.usefulness, base.usefulness, 55.0),
        complexity=_first(own.complexity, base.complexity, 40.0),
        privacy=_first(own.privacy, base.privacy, 50.0),
        staff=own.staff if own.staff is not None else base.staff * scale if base.staff else None,
        pilot=_first(own.pilot, base.pilot, False),
        citizen_facing=_first(own.citizen_facing, base.citizen_facing, False),
        icon=own.icon or base.icon,
        lever_hint=own.lever_hint or base.lever_hint,
        source=own.source or own.assumption or base.source,
    )


# What grows with the number of inhabitants; shares, points and levels do not.
_GROWING = frozenset({"build", "running", "value", "use", "saves"})


def _merged(blank: Any, own: Any, base: Any, scale: float) -> Any:
    figures: dict[str, Any] = {}
    for word in base.model_fields_set if base is not None else ():
        value = getattr(base, word)
        figures[word] = round(value * scale, 3) if word in _GROWING and value is not None else value
    if own is not None:
        figures.update(
            {word: getattr(own, word) for word in own.model_fields_set if getattr(own, word) is not None}
        )
    return blank.model_copy(update=figures)


def _first(*values: Any) -> Any:
    return next(value for value in values if value is not None)
