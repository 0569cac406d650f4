"""Texts that are told otherwise where a condition holds, so that a story only says what happened."""

from __future__ import annotations

from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from game.scenario.conditions import When
from game.scenario.scalars import Strict, Text, TextRule, key, refuse


class Variant(Strict):
    """One of several tellings: the first whose condition holds is told."""

    when: When | None = key(
        "When it is told.",
        default=None,
        absent="when no condition above holds: the last",
        example="{initiative: {safety_alarms: {status: delivered}}}",
    )
    text: Text = key("What is told then.")


class Telling(str):
    """A text, and what is told in its place where a condition holds.

    It is the text that is told when no condition holds, so whoever asks for no more than a text has one.

    Attributes:
        variants: what is told instead, each with its condition, in the author's order.
    """

    __slots__ = ("variants",)
    variants: tuple[Variant, ...]

    def __new__(cls, text: str, variants: tuple[Variant, ...] = ()) -> Telling:
        """Return a text with its variants."""
        told = super().__new__(cls, text)
        told.variants = variants
        return told

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let pydantic read one text, or a list of texts with conditions."""
        listed = handler(tuple[Variant, ...])

        def read(value: Any, inner: core_schema.ValidatorFunctionWrapHandler) -> Telling:
            if isinstance(value, Telling):
                return value
            if isinstance(value, list) and any(_is_variant(item) for item in value):
                return _joined(inner(tuple(value)))
            return cls(TextRule("text").read(value))

        return core_schema.no_info_wrap_validator_function(read, listed)


def _is_variant(item: object) -> bool:
    """Tell whether an item of a list was meant as a text with a condition, not as words in brackets."""
    return isinstance(item, dict) and not item.keys().isdisjoint(("when", "text"))


def _joined(found: tuple[Variant, ...]) -> Telling:
    """Return the variants as one text.

    Raises:
        PydanticCustomError: the last has a condition, or one before it has none.
    """
    *first, last = found
    if last.when is not None:
        raise refuse("variant_last", n=len(found))
    for at, item in enumerate(first, start=1):
        if item.when is None:
            raise refuse("variant_early", n=at)
    return Telling(last.text, tuple(first))
