"""Words for the things of a game: names, figures, periods and causes, in the player's language."""

from __future__ import annotations

import re

from game.engine.causes import Cause
from game.engine.vocabulary import EMPHASIS, LEVERS
from game.i18n import Translator
from game.insight.shown import DIGITS, MONEY_A_YEAR, POINTS, unit
from game.library.content import Content
from game.views import CauseView, ChoiceView

_ICONS = {"case": "chat", "event": "warn", "council": "balance", "world": "globe", "limit": "lock"}
_TERM = re.compile(r"\[\[([a-z][a-z0-9_.]*)(?:\|([^\]]+))?\]\]")


def _band(value: float) -> int:
    """Return which fifth of the scale (0..100) a value lies in, 0 to 4."""
    return min(4, int(max(value, 0.0) / 20))


class Words:
    """Names and figures for one scenario in one language."""

    def __init__(self, content: Content, tr: Translator) -> None:
        self.content = content
        self.tr = tr

    # -- texts --------------------
    def text(self, path: str, /, **values: object) -> str:
        """Return a text of the scenario with its glossary marks turned into plain words.

        Empty when unwritten.
        """
        return self.plain(self.content.text(self.tr.language, path, **values))

    def texts(self, prefix: str) -> tuple[str, ...]:
        """Return the numbered texts under a prefix."""
        return tuple(self.plain(text) for text in self.content.numbered(self.tr.language, prefix))

    def paragraphs(self, path: str) -> tuple[str, ...]:
        """Return a text split where the author left an empty line."""
        return paragraphs(self.text(path))

    def plain(self, text: str) -> str:
        """Replace ``[[term]]`` and ``[[term|words]]`` by words."""
        return _TERM.sub(lambda match: match[2] or self._term(match[1]), text)

    def _term(self, name: str) -> str:
        term = self.term(name)
        return term[:1].lower() + term[1:] if not term.isupper() else term

    def term(self, name: str) -> str:
        """Return the name of a glossary entry, the scenario's own before the game's."""
        own = self.content.text(self.tr.language, f"glossary.{name}.term")
        key = f"glossary.{name}.term"
        return own or (self.tr(key) if self.tr.has(key) else name.replace("_", " "))

    def definition(self, name: str) -> str:
        """Return the explanation of a glossary entry; empty when there is none."""
        own = self.text(f"glossary.{name}.text")
        key = f"glossary.{name}.text"
        return own or (self.tr(key) if self.tr.has(key) else "")

    # -- time --------------------
    def period(self, turn: int) -> str:
        """Return the name of a turn's period (0: the one before the game)."""
        year, part = self.content.structure.period.at(turn)
        length = self.content.structure.period.length
        if length == "half_year":
            return self.tr.period(year, part)
        return self.tr(f"period.{length}", year=year, part=part)

    def period_short(self, turn: int) -> str:
        """Return the short name of a turn's period."""
        year, part = self.content.structure.period.at(turn)
        length = self.content.structure.period.length
        if length == "half_year":
            return self.tr.period_short(year, part)
        return self.tr(f"period_short.{length}", year=f"{year % 100:02d}", part=part)

    def season(self, turn: int) -> str:
        """Return the season in which a turn begins."""
        parts = {"half_year": ("winter", "summer"), "quarter": ("winter", "spring", "summer", "autumn")}
        _, part = self.content.structure.period.at(turn)
        return parts.get(self.content.structure.period.length, ("spring",))[part - 1]

    # -- names --------------------
    def label(self, indicator: str) -> str:
        """Return the name of an indicator, ``maturity.<lever>`` or ``service.<id>``."""
        kind, _, name = indicator.partition(".")
        if kind == "maturity":
            return self.lever(name)
        if kind == "service":
            return self.text(f"services.{name}.title")
        return self.tr(f"indicator.{indicator}")

    def lever(self, lever: str) -> str:
        """Return the name of a lever."""
        return self.tr(f"glossary.{lever}.term")

    def owner(self, owner: str) -> str:
        """Return the name of a benefit owner: a service, or one of the common owners."""
        return self.text(f"services.{owner}.title") or self.tr(f"owner.{owner}")

    def emphasis(self, lever: str, branch: str) -> ChoiceView:
        """Return a branch that a lever's money can lean on."""
        key = f"glossary.emphasis.{lever}.{branch}"
        return ChoiceView(branch, self.tr(f"{key}.term"), self.tr(f"{key}.text"))

    def emphases(self, lever: str) -> tuple[ChoiceView, ...]:
        """Return every branch of a lever."""
        return tuple(self.emphasis(lever, branch) for branch in EMPHASIS[LEVERS.index(lever)])

    def initiative(self, name: str) -> str:
        """Return an initiative's title."""
        return self.text(f"initiatives.{name}.title")

    # -- figures --------------------
    def value(self, indicator: str, value: float) -> str:
        """Return a figure with its unit."""
        amount = self.amount(indicator, value)
        return self.tr("figure.a_year", money=amount) if unit(indicator) == MONEY_A_YEAR else amount

    def amount(self, indicator: str, value: float) -> str:
        """Return a figure as it stands on a receipt: money as money, without *a year*."""
        digits = DIGITS[unit(indicator)]
        return self.tr.number(value, digits) if unit(indicator) == POINTS else self.tr.money(value, digits)

    def bare(self, indicator: str, value: float) -> str:
        """Return a figure alone, where its unit stands beside it."""
        return self.tr.number(value, DIGITS[unit(indicator)])

    def change(self, indicator: str, change: float) -> str:
        """Return a change with its sign and unit."""
        digits = DIGITS[unit(indicator)]
        if unit(indicator) == POINTS:
            return self.tr.signed(change, digits)
        return self.tr.signed_money(change, digits)

    def bare_change(self, indicator: str, change: float) -> str:
        """Return a change with its sign, where its unit stands beside it."""
        return self.tr.signed(change, DIGITS[unit(indicator)])

    def size(self, indicator: str, change: float) -> str:
        """Return how large a change is, without its sign."""
        return self.amount(indicator, abs(change))

    def duration(self, years: float) -> str:
        """Return a time; what is under a year in months."""
        if years < 1.0:
            return self.tr.plural("figure.months", max(1, round(12 * years)))
        return self.tr.plural("figure.years", years)

    def link(self, value: float) -> str:
        """Return how far a link of a chain has come (0..100)."""
        return self.tr.number(value)

    def reading(self, indicator: str, value: float) -> str:
        """Return a word for the level."""
        if indicator == "economy":
            return self.tr("reading.money.below" if value < 0 else "reading.money.above")
        if indicator == "benefits_realised":
            return ""
        return self.tr(f"reading.{_band(value)}")

    def pressure(self, value: float) -> str:
        """Return a word for how hard a service is pressed (0..100); in Norwegian it has its own gender."""
        return self.tr(f"pressure.{_band(value)}")

    # -- causes --------------------
    def cause(self, indicator: str, cause: Cause, turn: int = 0) -> CauseView:
        """Return one cause in words; what was decided in ``turn`` itself needs no date."""
        name = self.cause_name(cause)
        since = self.period(cause.since_turn) if 0 < cause.since_turn != turn else ""
        return CauseView(
            key=cause.key,
            text=self.tr("cause.since", name=name, period=since) if since else name,
            name=name,
            change=cause.change,
            change_text=self.change(indicator, cause.change),
            since_text=self.tr("receipt.since", period=since) if since else "",
            kind=cause.kind,
            icon=self._cause_icon(cause),
        )

    def cause_name(self, cause: Cause) -> str:
        """Return what a cause is called: the engine gives its kind and part, the scenario its titles."""
        rest = cause.key.partition(".")[2]
        name = rest.partition(".")[0]
        titles = {
            "lever": lambda: self.lever(name),
            "initiative": lambda: self.initiative(name),
            "owner": lambda: self.initiative(name),
            "case": lambda: self.text(f"cases.{name}.title"),
            "event": lambda: self.text(f"events.{name}.title"),
            "service": lambda: self.text(f"services.{name}.title"),
            "freed_time": lambda: self.text(f"services.{name}.title"),
        }
        title = titles[cause.kind]() if cause.kind in titles and cause.index >= 0 else ""
        if cause.kind == "case":
            answer = self.text(f"cases.{name}.options.{cause.part}.title")
            return self.tr("cause.case", answer=answer, case=title) if answer else title
        if cause.kind == "event":
            return title
        places = {"title": title, cause.kind: title, "name": title}
        if cause.part == "newcomers":
            side = "begun" if cause.change > 0 else "newcomers"
            return self.tr.plural(f"cause.initiative.{side}", cause.staff, **places)
        for key in (f"cause.{cause.kind}.{cause.part}", f"cause.{cause.kind}"):
            if self.tr.has(key):
                return self.tr(key, **places)
        return title or cause.key.replace("_", " ")

    def _cause_icon(self, cause: Cause) -> str:
        if cause.kind == "lever" and cause.index >= 0:
            return LEVERS[cause.index]
        if cause.kind in ("initiative", "owner") and cause.index >= 0:
            return self.content.structure.initiatives[cause.index].icon or "gear"
        if cause.kind in ("service", "freed_time") and cause.index >= 0:
            return self.content.structure.services[cause.index].icon or "clock"
        return _ICONS.get(cause.kind, "info")


def paragraphs(text: str) -> tuple[str, ...]:
    """Return a text split where its author left an empty line."""
    parts = re.split(r"\n\s*\n", text)
    return tuple(" ".join(part.split()) for part in parts if part.strip())
