"""The scenario language as data: every part, every key and what may stand after it.

The classes of `schema` say it to pydantic; here the same is told to whoever describes the language: the
schema for editors, the author's reference, the comments of the template and the property tests' strategies.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from game.engine.parameters import PARAMETERS
from game.engine.result import PATTERNS
from game.engine.vocabulary import INDICATORS
from game.scenario.catalogue import archetypes
from game.scenario.expectations import POLICIES, Expectation
from game.scenario.scalars import Keyed, Lines, Listed, Name, Scalar, Shorthand, Strict, TextRule
from game.scenario.schema import Scenario
from game.scenario.tellings import Telling, Variant

SCENARIO, EXPECTATION = Scenario.__name__, Expectation.__name__


@dataclass(frozen=True)
class WholeNumber:
    """A whole number within a range."""

    low: int
    high: int


@dataclass(frozen=True)
class Flag:
    """``true`` or ``false``."""


@dataclass(frozen=True)
class FreeText:
    """A text that the schema says no more of: a turn's number, a key path."""

    pattern: str = ""


@dataclass(frozen=True)
class Choice:
    """One of some words (or, for the version, one number)."""

    words: tuple[str | int, ...]


@dataclass(frozen=True)
class Mapping:
    """A mapping with the keys of a part; ``short`` is the key that a single value stands for."""

    part: str
    short: str = ""


@dataclass(frozen=True)
class NamedMapping:
    """A mapping from names to things of one kind.

    Attributes:
        known: names that an editor may suggest.
        listed: the key of the value where a list of things with an id may stand instead.
    """

    names: Kind
    values: Kind
    known: tuple[str, ...] = ()
    listed: str = ""


@dataclass(frozen=True)
class Items:
    """A list; one item may stand without it (``single``), ids may stand before their things (``keyed``)."""

    item: Kind
    single: bool = False
    keyed: bool = False


@dataclass(frozen=True)
class Told:
    """A text, or a list of texts of which the first whose condition holds is told."""

    item: Mapping = Mapping(Variant.__name__)


Kind = (
    Scalar
    | TextRule
    | Name
    | Lines
    | WholeNumber
    | Flag
    | FreeText
    | Choice
    | Mapping
    | NamedMapping
    | Items
    | Told
)


@dataclass(frozen=True)
class Key:
    """One key of the language.

    Attributes:
        part, name: where it belongs, and how it is written.
        kind: what may stand after it.
        text: what it means, in English.
        required: whether it must be there.
        default: what it is when left out, as a value; None when `absent` says it in words.
        absent: what it means to leave it out, in English.
        unit: the unit of its number.
        example: a value as an author would write it.
        source: where a parameter's figure comes from.
    """

    part: str
    name: str
    kind: Kind
    text: str
    required: bool = False
    default: str | int | float | bool | None = None
    absent: str = ""
    unit: str = ""
    example: str = ""
    source: str = ""


@dataclass(frozen=True)
class KeyedMapping:
    """A mapping with known keys: its name, what it is (in English) and its keys in their order."""

    name: str
    text: str
    keys: tuple[Key, ...]


# What an editor can suggest for names that are no ids of the author's own.
_NAMES: dict[tuple[str, str], Callable[[], Iterable[str]]] = {
    ("Initiative", "from"): archetypes,
    ("ComparePolicies", "on"): lambda: INDICATORS,
    ("Expect", "indicator"): lambda: INDICATORS,
    ("Play", "policy"): lambda: POLICIES,
    ("ComparePolicies", "policies"): lambda: POLICIES,
}
MODEL = "Model"


@cache
def parts() -> dict[str, KeyedMapping]:
    """Return every part of the language by name, `Scenario` and what it leads to first."""
    found: dict[str, KeyedMapping] = {}
    for root in (Scenario, Expectation):
        _collect(root, found)
    found |= _parameters()
    return found


def _collect(model: type[Strict], found: dict[str, KeyedMapping]) -> None:
    if model.__name__ in found:
        return
    hints = get_type_hints(model, include_extras=True)
    about = " ".join((model.__doc__ or "").split())
    keys = tuple(_key(model, item, hints[name], name) for name, item in model.model_fields.items())
    found[model.__name__] = KeyedMapping(model.__name__, about, keys)
    for name in model.model_fields:
        for inner in _models(hints[name]):
            _collect(inner, found)


def _models(annotation: Any) -> Iterator[type[Strict]]:
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        yield annotation
    if annotation is Telling:
        yield Variant
    for part in get_args(annotation):
        yield from _models(part)


def _key(model: type[Strict], item: FieldInfo, hint: Any, field: str) -> Key:
    extra = item.json_schema_extra if isinstance(item.json_schema_extra, dict) else {}
    name = item.alias or field
    kind = Mapping(MODEL) if (model, name) == (Scenario, "model") else kind_of(hint, item.metadata)
    if suggest := _NAMES.get((model.__name__, name)):
        names = tuple(suggest())
        kind = Items(Choice(names)) if isinstance(kind, Items) else Choice(names)
    if isinstance(kind, NamedMapping) and name == "patterns":
        kind = NamedMapping(kind.names, kind.values, PATTERNS, "text")
    default = item.default if isinstance(item.default, (str, int, float, bool)) else None
    absent = str(extra.get("absent", "" if default not in (None, "") else model.ABSENT))
    return Key(
        part=model.__name__,
        name=name,
        kind=kind,
        text=item.description or "",
        required=item.is_required(),
        default=None if item.is_required() else default,
        absent="" if item.is_required() else absent,
        unit=str(extra.get("unit", "")),
        example=str(extra.get("example", "")),
    )


def kind_of(annotation: Any, metadata: Any = ()) -> Kind:
    """Return what an annotation of the schema allows.

    Raises:
        TypeError: a kind of annotation that the language does not use.
    """
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _marked(inner, (*more, *metadata))
    if origin in (Union, types.UnionType):
        kept = next(part for part in get_args(annotation) if part is not type(None))
        return kind_of(kept, metadata)
    if origin is Literal:
        return Choice(get_args(annotation))
    if origin is dict:
        return _table(*get_args(annotation))
    if origin is tuple:
        return Items(kind_of(get_args(annotation)[0]))
    if annotation is bool:
        return Flag()
    if annotation is str:
        return FreeText()
    if annotation is Telling:
        return Told()
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return Mapping(annotation.__name__)
    raise TypeError(annotation)


def _marked(inner: Any, marks: tuple[Any, ...]) -> Kind:
    for mark in marks:
        if isinstance(mark, (Scalar, TextRule, Name, Lines)):
            return mark
        if isinstance(mark, Shorthand):
            return Mapping(inner.__name__, mark.keys[0])
        if isinstance(mark, Listed):
            return Items(kind_of(get_args(inner)[0]), single=mark.single)
        if isinstance(mark, Keyed):
            return Items(kind_of(get_args(inner)[0]), keyed=True)
    if inner is int:
        low = next(mark.ge for mark in marks if isinstance(mark, Ge))
        high = next(mark.le for mark in marks if isinstance(mark, Le))
        return WholeNumber(int(low), int(high))  # type: ignore[call-overload]
    raise TypeError(inner)


def _table(names: Any, values: Any) -> NamedMapping:
    if names is str:  # hints by turn
        return NamedMapping(FreeText("^[0-9]{1,2}$"), kind_of(values))
    kind = kind_of(names)
    known = tuple(map(str, kind.words)) if isinstance(kind, Choice) else ()
    return NamedMapping(kind, kind_of(values), known)


def _parameters() -> dict[str, KeyedMapping]:
    """Return the parameters of the model, as parts of the language."""
    groups: dict[str, list[Key]] = {}
    for row in PARAMETERS:
        whole = isinstance(row.default, int)
        kind = WholeNumber(int(row.low), int(row.high)) if whole else Scalar(row.low, row.high, row.unit)
        key = Key(
            part=f"{MODEL}.{row.group}",
            name=row.name,
            kind=kind,
            text=f"{row.text}.",
            default=row.default,
            unit=_UNITS.get(row.unit, row.unit),
            source=row.source,
        )
        groups.setdefault(row.group, []).append(key)
    found = {
        f"{MODEL}.{name}": KeyedMapping(
            f"{MODEL}.{name}", "Parameters of one mechanism of the model.", tuple(keys)
        )
        for name, keys in groups.items()
    }
    tops = tuple(
        Key(MODEL, name, Mapping(f"{MODEL}.{name}"), GROUP_TEXTS[name], absent="the library's figures")
        for name in groups
    )
    return {MODEL: KeyedMapping(MODEL, "Parameters of the model, by mechanism.", tops), **found}


# Units of the model's table, as the language says them.
_UNITS = {
    "1": "",
    "1/year": "a year",
    "MNOK": "million kroner",
    "MNOK/year": "million kroner a year",
    "MNOK/hour": "million kroner an hour",
    "1 per load": "per change load",
    "1/year per load": "a year per change load",
    "MNOK/year per load": "million kroner a year per change load",
}
GROUP_TEXTS = {
    "time": "How the model counts time.",
    "strategy": "Strategy: clarity of direction.",
    "leadership": "Leadership of change.",
    "capacity": "Capacity for change.",
    "fatigue": "Change fatigue.",
    "pressure": "Pressure in the services.",
    "organisation": "What money for the organisation does.",
    "competence": "Competence.",
    "delivery": "How fast initiatives are built.",
    "overrun": "Cost overruns.",
    "debt": "Technical debt.",
    "platform": "The shared technical platform.",
    "data": "Quality and sharing of data.",
    "adoption": "How use spreads among the staff.",
    "practice": "How the work is changed.",
    "follow_up": "How benefits are followed up.",
    "quality": "Service quality.",
    "staff_trust": "The employees' trust.",
    "citizen_trust": "The inhabitants' trust.",
    "security": "Security.",
    "inclusion": "Who is left outside.",
    "freed": "Freed time.",
    "benefit": "Benefits.",
    "pilot": "Pilots.",
    "baseline": "Baselines.",
    "council": "The municipal council.",
    "footprint": "Emissions.",
    "sustainability": "Sustainability.",
    "fit": "How initiatives fit the chosen values.",
    "emphasis": "What an emphasis does.",
    "result": "How the result is judged.",
}
