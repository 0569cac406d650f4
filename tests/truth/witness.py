"""One game told in every way at once, and every contradiction between what is told and what was computed.

The engine's outcomes are the truth. What is told is read back from the pages themselves (text play, the
window's transcript, the report), so that a mistake anywhere on the way to a reader is seen.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from game.engine.indicators import Indicators, InitiativeReading, measure
from game.engine.vocabulary import HEADLINES, INDICATORS, LEVERS
from game.i18n import Translator, plain_text, strip_soft_hyphens
from game.library.content import Content
from game.play import autoplay
from game.play.table import GameTable, new_game
from game.report import render
from game.text_play.pages import Pages
from game.text_play.terminal import Terminal
from game.view_makers.words import Words
from game.views import Phase
from tests.truth.figures import Written, figures, receipts_in_html, receipts_in_text
from tests.truth.window import Pane

DIGITS = {"economy": 1, "benefits_realised": 2}
"""Decimals as a reader meets them; all other figures have one."""

MARGIN = {"economy": Decimal("0.3"), "benefits_realised": Decimal("0.3")}
"""*Same* is within this; within a point for all other figures."""

LINKS = {"built": "built", "used": "adoption", "practice": "practice", "followed_up": "follow_up"}
"""The links of a chain, and what the engine calls them."""

HOLDS, REACHED = 70, 75
"""A link of a chain holds from here; a tool can be taken into use when this much of it is built."""

GUESSES = ("up", "same", "down")


def shown(number: str, value: float) -> Decimal:
    """Return a figure of the engine as it should be written."""
    return Decimal(f"{round(value, DIGITS.get(number, 1)):.{DIGITS.get(number, 1)}f}") + 0


class Witness:
    """Plays one game and gathers contradictions in ``found``.

    Args:
        content: the scenario.
        language: nb, nn or en.
        policy: who decides.
        seed: the game's luck, and what the group guesses.
        folder: where the save may lie.
        pane: a window to look through; None to do without.
    """

    def __init__(
        self, content: Content, language: str, policy: str, seed: int, folder: Path, pane: Pane | None
    ) -> None:
        self.content, self.language, self.policy, self.pane = content, language, policy, pane
        self.tr = Translator(language)
        self.table: GameTable = new_game(content, self.tr, seed=seed, folder=folder)
        self.session = self.table.session
        self.words = Words(content, self.tr)
        self.start = measure(self.session.rules, self.session.state)
        self.draw = random.Random(seed)
        self.found: list[str] = []
        self.compared = 0
        self.guesses: list[dict[str, str]] = []
        self.told: dict[tuple[str, int], Written] = {}

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every figure that has a receipt."""
        services = tuple(f"service.{each.id}" for each in self.session.rules.services)
        return (*INDICATORS, *(f"maturity.{lever}" for lever in LEVERS), *services)

    def truth(self, number: str, turn: int) -> Decimal:
        """Return a figure after a turn as the engine has it, rounded as it should be written."""
        return shown(number, self.measured(turn).shown(number))

    def measured(self, turn: int) -> Indicators:
        """Return what the engine says after a turn."""
        return self.session.outcomes[turn - 1].indicators if turn else self.start

    def play(self) -> list[str]:
        """Play to the end, looking at everything on the way; returns the contradictions."""
        while self.session.phase != Phase.DEBRIEF:
            self._one_phase()
        self._debrief()
        return self.found

    def _one_phase(self) -> None:
        phase, session = self.session.phase, self.session
        if phase == Phase.VALUES:
            autoplay.choose_values(session)
        elif phase == Phase.CASE:
            autoplay.answer_cases(session, self.policy)
        elif phase == Phase.BUDGET:
            self._levers()
            autoplay.divide_money(session, self.policy)
        elif phase == Phase.PREDICTION:
            guesses = {number: self.draw.choice(GUESSES) for number in HEADLINES}
            self.guesses.append(guesses)
            session.predict(guesses)
        elif phase == Phase.REFLECTION:
            session.reflect(())
        else:
            if phase == Phase.PASSING:
                self._passing()
            elif phase == Phase.STATUS:
                self._status()
            session.advance()

    # -- what is compared --------------------
    def _say(self, where: str, what: str) -> None:
        turn = len(self.session.outcomes)
        self.found.append(f"{self.content.id} {self.language} {self.policy} turn {turn}, {where}: {what}")

    def _same(self, where: str, what: str, told: object, true: object) -> None:
        self.compared += 1
        if told != true:
            self._say(where, f"{what}: told {told}, is {true}")

    def _page(self) -> tuple[Pages, io.StringIO]:
        out = io.StringIO()
        return Pages(Terminal(io.StringIO(), out, 4000), self.tr), out

    def _passing(self) -> None:
        pages, out = self._page()
        pages.passing(self.table.passing())
        self._figures("text, passing", out.getvalue(), INDICATORS)
        if self.pane:
            self._holds("window, passing", self.pane.passing(self.table, self.language), INDICATORS)

    def _status(self) -> None:
        pages, out = self._page()
        pages.status(self.table.status())
        numbers = (*INDICATORS, *(f"maturity.{lever}" for lever in LEVERS))
        self._figures("text, status", out.getvalue(), numbers)
        self._chains()
        if self.pane:
            self._holds("window, status", self.pane.status(self.table, self.language), INDICATORS)
        if self.session.outcomes:
            self._prediction()
            for number in self.numbers:
                self._why(number)

    def _figures(self, where: str, text: str, numbers: Iterable[str]) -> None:
        """Hold the value and the change of each figure in a page of text to the engine."""
        turn = len(self.session.outcomes)
        lines = text.splitlines()
        for number in numbers:
            label = plain(self.words.label(number))
            line = next((each for each in lines if each.startswith(f"  - {label}: ")), None)
            if line is None:
                self._say(where, f"{number} ({label}) is missing")
                continue
            told = figures(line.removeprefix(f"  - {label}: "), self.language)
            true = self.truth(number, turn)
            self._same(where, number, told[0], true)
            if turn:
                change = true - self.truth(number, turn - 1)
                self._same(where, f"change of {number}", abs(told[1]) if len(told) > 1 else None, abs(change))

    def _holds(self, where: str, text: str, numbers: Iterable[str]) -> None:
        """Hold that a picture's text has the figure of each number as it should be written."""
        turn = len(self.session.outcomes)
        every = set(figures(text, self.language))
        for number in numbers:
            self.compared += 1
            if self.truth(number, turn) not in every:
                self._say(where, f"{number}: {self.truth(number, turn)} is not there")

    def _prediction(self) -> None:
        turn = len(self.session.outcomes)
        right = sum(guess == self._went(number, turn) for number, guess in self.guesses[-1].items())
        told = plain(self.table.status().prediction_text)
        named = [n for n in HEADLINES if plain(self.words.label(n)) in told]
        key = "all" if right == 3 else "none" if not right else "some"
        self._same("prediction", "who is named", len(named), 3 if key == "some" else 0)
        if key != "some":
            self._same("prediction", "sentence", told, plain(self.tr(f"prediction.{key}_right")))

    def _went(self, number: str, turn: int) -> str:
        change = self.truth(number, turn) - self.truth(number, turn - 1)
        return "same" if abs(change) <= MARGIN.get(number, Decimal(1)) else "up" if change > 0 else "down"

    def _foresight(self, told: str) -> None:
        """Hold the count of right predictions, and what the best habit would have got right."""
        turns = range(1, len(self.session.outcomes) + 1)
        went = {number: [self._went(number, turn) for turn in turns] for number in HEADLINES}
        right = sum(guesses[n] == went[n][at] for at, guesses in enumerate(self.guesses) for n in HEADLINES)
        habit = sum(max(went[number].count(way) for way in GUESSES) for number in HEADLINES)
        key = "learned" if right > habit else "constant"
        sentence = self.tr(f"accuracy.{key}", right=right, of=3 * len(turns), constant=habit)
        self._same("debrief", "predictions", plain(told), plain(sentence))

    def _timeline(self, text: str) -> None:
        """Hold the headlines of each turn on the timeline to the engine."""
        for number in HEADLINES:
            head = f"  - {plain(self.words.label(number))}: "
            told = [figures(line, self.language) for line in text.splitlines() if line.startswith(head)]
            for turn, values in enumerate(told[-len(self.session.outcomes) :], start=1):
                true = self.truth(number, turn)
                change = true - self.truth(number, turn - 1)
                self._same(f"timeline, turn {turn}", number, values[:2], [true, change])

    def _futures(self) -> None:
        """Hold the differences between two futures to the figures that are shown of each."""
        turn = self.draw.randint(1, len(self.session.outcomes))
        for change in self.table.changes(turn)[:2]:
            for item in self.table.what_if(change.id).items:
                ends = [figures(each.value_texts[-1], self.language)[0] for each in (item.real, item.other)]
                told = figures(item.difference_text, self.language) or [Decimal(0)]
                self._same(f"what if {change.id}", item.id, told[0], ends[1] - ends[0])
                self._same(f"what if {change.id}", f"real {item.id}", ends[0], self._last(item.id))

    def _last(self, number: str) -> Decimal:
        return self.truth(number, len(self.session.outcomes))

    def _why(self, number: str) -> None:
        turn = len(self.session.outcomes)
        pages, out = self._page()
        view = self.table.why(number)
        pages.why(view)
        ends = [(self.tr("receipt.before"), self.tr("receipt.after"))]
        told = receipts_in_text(out.getvalue(), self.language, ends)
        self._same(f"text, why {number}", "receipts", len(told), turn)
        for at, receipt in zip(range(turn, 0, -1), told, strict=False):
            where = f"text, why {number}, receipt of turn {at}"
            self._same(where, "start", receipt.start, self.truth(number, at - 1))
            self._same(where, "end", receipt.end, self.truth(number, at))
            if receipt.amiss:
                self._say(where, receipt.amiss)
            before = self.told.setdefault((number, at), receipt)
            self._same(where, "told again", receipt, before)
        if self.pane and told and number in HEADLINES:
            seen = self.pane.why(self.table, self.language, number)
            self._lines_in(f"window, why {number}", seen, told[0])

    def _lines_in(self, where: str, text: str, receipt: Written) -> None:
        """Hold that every line of a receipt stands in a text, in the same words and figures."""
        every = set(figures(text, self.language))
        for words, change in receipt.lines:
            self.compared += 1
            if change not in every or words.split(",")[0] not in text:
                self._say(where, f"«{words}» ({change}) is not there")

    def _levers(self) -> None:
        """Hold the maturity that stands on a lever to the one that stands on the status screen."""
        for lever in self.table.budget().money.levers:
            told = figures(lever.note, self.language)
            if lever.id != "technology":  # whose note tells what its money does
                true = self.truth(f"maturity.{lever.id}", len(self.session.outcomes))
                self._same("budget", f"maturity of {lever.id}", told[:1], [true])

    def _chains(self) -> None:
        """Hold each link of each chain, and what coaching says of it, to the engine."""
        readings = {each.id: each for each in self.measured(len(self.session.outcomes)).initiatives}
        for view in self.table.status().initiatives:
            reading = readings[view.id]
            for link in view.chain:
                told = figures(link.value_text, self.language)
                true = Decimal(round(getattr(reading, LINKS[link.id])))
                self._same("chain", f"{view.id} {link.id}", told[:1], [true])
            if reading.status in ("building", "piloting", "pilot_done", "delivered"):
                self._coaching(view.id, plain(view.weak_text), reading)

    def _coaching(self, name: str, told: str, reading: InitiativeReading) -> None:
        """Hold a coaching sentence to the stocks: each weak link is named, nothing that holds is blamed."""
        behind = reading.status in ("delivered", "pilot_done") or reading.built >= REACHED
        for link, attribute in (("used", "adoption"), ("practice", "practice"), ("followed_up", "follow_up")):
            value = round(getattr(reading, attribute))
            levels = ("0", "1", "none") if link == "followed_up" else ("0", "1")
            blamed = any(plain(self.tr(f"weak.{link}.{at}", value=value)) in told for at in levels)
            self._same("coaching", f"{name}: {link} at {value} is blamed", blamed, behind and value < HOLDS)
        ownerless = plain(self.tr("weak.followed_up.none")) in told
        self._same("coaching", f"{name}: nobody answers", ownerless and bool(reading.owner), False)

    def _debrief(self) -> None:
        view = self.table.debrief()
        pages, out = self._page()
        pages.debrief_why(view)
        ends = [(self.tr("receipt.start"), self.tr(f"receipt.{end}")) for end in ("now", "end")]
        told = receipts_in_text(out.getvalue(), self.language, ends[1:])
        printed = receipts_in_html(render(self.table.header(), view, self.tr).markup, self.language)
        numbers = [indicator.id for indicator, _ in view.totals]
        self._same("debrief", "receipts in text", len(told), len(numbers))
        self._same("report", "receipts", len(printed), len(numbers))
        turns = len(self.session.outcomes)
        for number, text, html in zip(numbers, told, printed, strict=False):
            for where, receipt in ((f"text, debrief {number}", text), (f"report {number}", html)):
                self._same(where, "start", receipt.start, self.truth(number, 0))
                self._same(where, "end", receipt.end, self.truth(number, turns))
                if receipt.amiss:
                    self._say(where, receipt.amiss)
            self._same(f"report {number}", "lines", changes(html), changes(text))
        self._foresight(view.accuracy_text)
        pages, out = self._page()
        pages.debrief_happened(view)
        self._timeline(out.getvalue())
        self._futures()
        self._endings(view.ending_title + "\n" + "\n".join(view.ending_text))

    def _endings(self, text: str) -> None:
        """Hold that an ending names no initiative that was never started."""
        for reading in self.measured(len(self.session.outcomes)).initiatives:
            title = plain(self.words.initiative(reading.id))
            if reading.status == "not_started" and title in plain(text):
                self._say("ending", f"names {title}, which was never started")


def changes(receipt: Written) -> list[Decimal]:
    """Return the changes of a receipt's lines in their order."""
    return [change for _, change in receipt.lines]


def plain(text: str) -> str:
    """Return a text without soft hyphens and marks."""
    return plain_text(strip_soft_hyphens(text))
