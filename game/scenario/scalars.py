"""The small parts of the scenario language: numbers with words and ranges, ids, texts and shorthands.

Each is metadata for pydantic that reads a value; `definition` finds it there, so that what an editor offers
and what the checker accepts can never differ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import PydanticCustomError, core_schema

ID_PATTERN = r"[a-z][a-z0-9_]{0,39}"
_ID = re.compile(ID_PATTERN)
_PERIOD = re.compile(r"(2[01][0-9]{2})-(0[1-9]|1[0-2])")
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")


class Strict(BaseModel):
    """A mapping of the language: unknown keys are errors, values are never converted in silence."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)
    ABSENT: ClassVar[str] = "nothing"
    """What a key that is left out means where the key itself does not say."""

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, data: Any) -> Any:
        """A known key with nothing after it is the same as a key left out."""
        if not isinstance(data, dict) or None not in data.values():
            return data
        known = {item.alias or name for name, item in cls.model_fields.items()}
        return {k: v for k, v in data.items() if v is not None or k not in known}


def key(
    description: str,
    *,
    default: Any = ...,
    unit: str = "",
    alias: str | None = None,
    low: float | None = None,
    high: float | None = None,
    absent: str = "",
    example: str = "",
) -> Any:
    """Return a field of the language with all that a reference or an editor shows of it.

    Args:
        description: one sentence, in English, of what the key means.
        default: what a file that leaves the key out gets; nothing means that the key must be there.
        unit: the unit of its number.
        alias: the key's name in files when Python reserves it.
        low, high: the range of a whole number.
        absent: what a key that is left out means, where its default does not say it.
        example: a value as an author would write it.
    """
    extra: dict[str, Any] = {k: v for k, v in (("unit", unit), ("absent", absent), ("example", example)) if v}
    if default is not ... and isinstance(default, (str, int, float, bool)):
        extra["default"] = default
    return Field(
        default, description=description, alias=alias, ge=low, le=high, json_schema_extra=extra or None
    )


def refuse(kind: str, **args: Any) -> PydanticCustomError:
    """Return an error of ours, for `validate` to turn into a problem of that kind."""
    return PydanticCustomError("taktskifte", "{kind}", {"kind": kind, **args})


@dataclass(frozen=True)
class Scalar:
    """A number within a range; words and ``50 %`` may stand for numbers.

    Attributes:
        low, high: the range, in the author's unit.
        unit: the author's unit.
        words: words that stand for numbers, already in the unit of the model.
        scale: what one of the author's units is in the model's unit (0.01 for per cent).
        percent: whether ``50 %`` may be written for 50.
        need_percent: whether it must (so that "+20 %" is never taken for kroner).
        never_share: whether a bare number between 0 and 1 is refused, since 0.5 may be meant as a half.
    """

    low: float
    high: float
    unit: str = ""
    words: Mapping[str, float] = field(default_factory=dict, hash=False)
    scale: float = 1.0
    percent: bool = False
    need_percent: bool = False
    never_share: bool = False

    @property
    def bounds(self) -> tuple[float, float]:
        """The range of a plain number."""
        return self.low, self.high

    def read(self, value: Any) -> float:
        """Return the number in the model's unit.

        Raises:
            PydanticCustomError: not a number of this kind, or outside its range.
        """
        number = self._number(value)
        if not self.low <= number <= self.high:
            unit = self.unit if self.unit in ("MNOK", "%") else ""
            raise refuse("range", given=number, low=self.low, high=self.high, unit=unit)
        return number * self.scale

    def _number(self, value: Any) -> float:
        if isinstance(value, str):
            word = value.strip()
            meant = better_number(word)
            if self.never_share and meant and "%" not in word:
                self._refuse_share(float(meant))
            if word in self.words:
                return self.words[word] / self.scale
            if self.percent and word.endswith("%") and _NUMBER.fullmatch(bare := word[:-1].strip()):
                return float(bare)
            if self.words and re.fullmatch(r"[^\W\d]+", word):
                raise refuse("word", given=word, allowed=list(self.words))
            raise refuse("number", given=word, better=f"{meant} %" if self.percent and "%" in word else meant)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise refuse("number", given=value, better="")
        if self.need_percent:
            change = float(value) * (100 if abs(value) < 1 else 1)
            raise refuse("percent", given=value, percent=f"{change:+.10g} %")
        if self.never_share:
            self._refuse_share(value)
        return float(value)

    def _refuse_share(self, value: float) -> None:
        if 0.0 < value < 1.0:
            raise refuse("share", given=value, unit=self.unit, whole=f"{value * 100:.10g}")

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let pydantic read with `read`."""
        return core_schema.no_info_plain_validator_function(self.read)


def better_number(text: str) -> str:
    """Return how a number that was meant would be written (empty when none can be guessed).

    >>> better_number("3,5"), better_number("010"), better_number("1e3"), better_number("12 000")
    ('3.5', '10', '1000', '12000')
    """
    bare = text.replace("\u00a0", "").replace(" ", "").replace("_", "").replace("−", "-").rstrip("%")
    if re.fullmatch(r"[-+]?[0-9]+,[0-9]+", bare):
        bare = bare.replace(",", ".")
    if len(bare) > 20 or not re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?([eE][0-9]{1,2})?", bare):
        return ""
    return f"{float(bare):.12g}" if float(bare) < 1e12 else ""


@dataclass(frozen=True)
class TextRule:
    """A text that a player reads; ``place`` says where, for the lengths that fit there."""

    place: str

    def read(self, value: Any) -> str:
        """Return the text, or say why it is not one."""
        if not isinstance(value, str):
            raise refuse("text", given=value)
        if not value.strip():
            raise refuse("empty")
        return value.strip()

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let pydantic read with `read`."""
        return core_schema.no_info_plain_validator_function(self.read)


@dataclass(frozen=True)
class Name:
    """A name in the file: an id, or a period such as ``2027-01``."""

    kind: str = "id"

    @property
    def pattern(self) -> str:
        """The whole of a name, as a regular expression."""
        return (_PERIOD if self.kind == "period" else _ID).pattern

    def read(self, value: Any) -> str:
        """Return the name, or say how names are written."""
        if isinstance(value, str) and re.fullmatch(self.pattern, value):
            return value
        raise refuse(self.kind, given=value, better=better_id(str(value)) if self.kind == "id" else "")

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let pydantic read with `read`."""
        return core_schema.no_info_plain_validator_function(self.read)


_PLAIN_LETTERS: dict[str, str | int | None] = {"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o"}


def better_id(text: str) -> str:
    """Return an id made of a text: lower case, words joined by underscores.

    >>> better_id("Trygghets-alarmer på Åsen")
    'trygghets_alarmer_pa_asen'
    """
    folded = text.lower().translate(str.maketrans(_PLAIN_LETTERS))
    found = re.sub(r"[^a-z0-9]+", "_", folded).strip("_")[:40]
    return found if _ID.fullmatch(found) else ""


@dataclass(frozen=True)
class Shorthand:
    """Lets a mapping be written as one value: ``turn: 4`` for ``turn: {from: 4, to: 4}``."""

    keys: tuple[str, ...]

    def widen(self, value: Any) -> Any:
        """Return the mapping that a single value stands for."""
        if isinstance(value, (dict, BaseModel)) or value is None:
            return value
        return dict.fromkeys(self.keys, value)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Widen before the mapping is read."""
        return core_schema.no_info_before_validator_function(self.widen, handler(source))


@dataclass(frozen=True)
class Listed:
    """Lets a list of one be written without brackets, and reads lists as tuples."""

    single: bool = True

    def widen(self, value: Any) -> Any:
        """Return the values as a tuple."""
        if isinstance(value, list):
            return tuple(value)
        if self.single and isinstance(value, (str, int, float)) and not isinstance(value, bool):
            return (value,)
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Widen before the list is read."""
        return core_schema.no_info_before_validator_function(self.widen, handler(source))


@dataclass(frozen=True)
class Keyed:
    """Lets a list of things with an ``id`` be written as a mapping from id to thing."""

    def widen(self, value: Any) -> Any:
        """Return the things as a tuple, each with its id."""
        if isinstance(value, dict):
            return tuple({"id": k, **v} if isinstance(v, dict) else v for k, v in value.items())
        return tuple(value) if isinstance(value, list) else value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Widen before the list is read."""
        return core_schema.no_info_before_validator_function(self.widen, handler(source))


@dataclass(frozen=True)
class Lines:
    """One text, or several lines of text that become one."""

    def read(self, value: Any) -> str:
        """Return the lines as one text."""
        if (
            isinstance(value, list)
            and value
            and all(isinstance(line, str) and line.strip() for line in value)
        ):
            return "\n".join(line.strip() for line in value)
        return TextRule("line").read(value)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let pydantic read with `read`."""
        return core_schema.no_info_plain_validator_function(self.read)


LEVEL_WORDS = {"low": 20.0, "medium": 45.0, "high": 70.0}
LOAD_WORDS = {"small": 0.6, "medium": 1.0, "large": 1.6}
PRIVACY_WORDS = {"low": 0.2, "medium": 0.5, "high": 0.9}

# Levels stay 0 to 100 in the schema's model: `compile` turns them into the engine's fractions in one place.
Percentage = Annotated[float, Scalar(0, 100, "%", percent=True, never_share=True)]
LevelValue = Annotated[float, Scalar(0, 100, "0-100", LEVEL_WORDS, percent=True, never_share=True)]
Points = Annotated[float, Scalar(-100, 100, "points")]
Money = Annotated[float, Scalar(0, 100_000, "MNOK")]
TurnMoney = Annotated[float, Scalar(0.1, 100_000, "MNOK")]
SignedMoney = Annotated[float, Scalar(-10_000, 10_000, "MNOK")]
Years = Annotated[float, Scalar(0.05, 20, "years")]
Tonnes = Annotated[float, Scalar(-100_000, 100_000, "tonnes CO2e")]
Load = Annotated[float, Scalar(0.05, 6, "load", LOAD_WORDS)]
Privacy = Annotated[
    float,
    Scalar(0, 100, "0-100", {k: v * 100 for k, v in PRIVACY_WORDS.items()}, percent=True, never_share=True),
]
Relative = Annotated[float, Scalar(-90, 500, "%", percent=True, need_percent=True)]
Weight = Annotated[float, Scalar(0, 1000, "weight")]
Whole = Annotated[int, Field(strict=True)]
Id = Annotated[str, Name()]
Period = Annotated[str, Name("period")]
Title = Annotated[str, TextRule("title")]
Text = Annotated[str, TextRule("text")]
Pros = Annotated[str, Lines()]
