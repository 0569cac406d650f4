"""Findings and figures of balance in an author's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.balance.figures import BestTurn, Figures
from game.balance.findings import CHANGE, FINE, LOOK, Finding
from game.balance.limits import BENEFITS, VALUES
from game.engine.vocabulary import EMPHASIS, FREED_TIME, LEVERS
from game.i18n import Translator, strip_soft_hyphens
from game.insight.shown import unit
from game.library.content import Content
from game.view_makers.words import Words

SHOWN = ("service_quality", "staff_adoption", "benefits_realised", "citizen_trust", "staff_trust", "economy")
"""Figures at the end that are shown for each way of playing."""


class BalanceWords:
    """Names and sentences for one scenario in one language."""

    def __init__(self, content: Content, goal: str, tr: Translator) -> None:
        self.content, self.tr, self.words = content, tr, Words(content, tr)
        self.goal_name = goal

    def title(self) -> str:
        """Return the scenario's title."""
        return strip_soft_hyphens(self.words.text("title"))

    def policy(self, name: str) -> str:
        """Return the name of a way of playing."""
        return self.tr(f"balance.policy.{name}")

    def goal(self) -> str:
        """Return what is measured, in running text."""
        if self.goal_name in (BENEFITS, VALUES):
            return self.tr(f"balance.goal.{self.goal_name}")
        return self.tr("balance.goal.figure", figure=self.label(self.goal_name).lower())

    def amount(self, value: float) -> str:
        """Return a figure of the goal with its unit."""
        if self.goal_name == BENEFITS or unit(self.goal_name) != "points":
            return self.tr.money(value, 1 if abs(value) >= 1.0 else 2)
        return self.tr("balance.points", n=self.tr.number(value))

    def label(self, figure: str) -> str:
        """Return the name of a shown figure."""
        return strip_soft_hyphens(self.words.label(figure))

    def shown(self, figure: str, value: float) -> str:
        """Return a shown figure, without its unit."""
        return self.tr.number(value, 0 if unit(figure) == "points" else 1)

    def lever(self, n: int) -> str:
        """Return a lever's name."""
        return strip_soft_hyphens(self.words.lever(LEVERS[n]))

    def initiative(self, n: int) -> str:
        """Return an initiative's title."""
        return strip_soft_hyphens(self.words.initiative(self.content.rules.initiatives[n].id))

    def case(self, n: int) -> str:
        """Return a case's title."""
        return strip_soft_hyphens(self.words.text(f"cases.{self.content.rules.cases[n].id}.title"))

    def option(self, case: int, n: int) -> str:
        """Return an answer's title."""
        rule = self.content.rules.cases[case]
        return strip_soft_hyphens(self.words.text(f"cases.{rule.id}.options.{rule.options[n].id}.title"))

    def way(self, lever: int, choice: int) -> str:
        """Return the name of a use of freed time (lever -1), or of a branch that a lever leans on."""
        if lever < 0:
            return strip_soft_hyphens(self.tr(f"glossary.freed_time.{FREED_TIME[choice]}.term"))
        if not choice:
            return self.tr("balance.even")
        return strip_soft_hyphens(self.words.emphasis(LEVERS[lever], EMPHASIS[lever][choice - 1]).title)

    def event(self, n: int) -> str:
        """Return an event's title."""
        return strip_soft_hyphens(self.words.text(f"events.{self.content.rules.events[n].id}.title"))

    def ending(self, n: int) -> str:
        """Return an ending's title; that none fitted for the number after the last."""
        endings = self.content.rules.endings
        if n >= len(endings):
            return self.tr("balance.no_ending")
        return strip_soft_hyphens(self.words.text(f"endings.{endings[n].id}.title"))

    def sentence(self, finding: Finding) -> str:
        """Return what was found."""
        about, numbers = finding.subject, finding.numbers
        values: dict[str, object] = {
            name: self.tr.number(share) if name == "n" else self.tr.percent(share)
            for name, share in numbers.items()
        }
        values["goal"] = self.goal()
        if "change" in numbers:
            values["change"] = self.tr.percent(
                abs(numbers["change"]), 0 if abs(numbers["change"]) > 0.1 else 1
            )
        if "option" in about:
            values["option"] = self.option(about["case"], about["option"])
        if "lever" in about:
            values["lever"] = self.lever(about["lever"]).lower()
        if "use" in about or "emphasis" in about:
            values["way"] = self.way(
                about.get("lever", -1), about.get("use", about.get("emphasis", 0))
            ).lower()
        for kind in ("initiative", "case", "event", "ending"):
            if kind in about:
                values[kind] = getattr(self, kind)(about[kind])
        values["better"] = self.tr.join([self.label(figure).lower() for figure in finding.better_at])
        return self.tr(f"balance.finding.{finding.kind}", **values)

    def remedy(self, finding: Finding) -> str:
        """Return what can be done about it; empty where it is good as it is."""
        return "" if finding.level == FINE else self.tr(f"balance.remedy.{finding.kind}")

    def verdict(self, findings: Sequence[Finding]) -> str:
        """Return all findings in one sentence."""
        change = len([each for each in findings if each.level == CHANGE])
        look = len([each for each in findings if each.level == LOOK])
        first = (
            self.tr.plural("balance.verdict.change", change) if change else self.tr("balance.verdict.none")
        )
        if not look:
            return self.tr("balance.verdict.only", change=first)
        second = self.tr.plural("balance.verdict.look", look)
        return self.tr("balance.verdict.both", change=first, look=second)

    def under(self, figures: Figures) -> str:
        """Return how much was played, with which luck, and what was measured."""
        played = self.tr.plural("balance.played", figures.playthroughs)
        return self.tr("balance.under", played=played, seed=figures.seed, goal=self.goal())

    def met(self, figures: Figures) -> Iterator[tuple[str, str, list[tuple[int, str, float]]]]:
        """Yield endings, events and dilemmas: the key of one, the key of many, and what they are.

        Each is (number, name, share of games that met it); that no ending fitted is left out where every game
        found one.
        """
        *named, none = figures.endings
        cases = [case.offered for case in figures.cases]
        for one, many, name, shares in (
            ("ending", "endings", self.ending, figures.endings if none else named),
            ("event", "events", self.event, figures.events),
            ("case", "cases", self.case, cases),
        ):
            yield one, many, [(n, name(n), share) for n, share in enumerate(shares)]

    def turn_lines(self, turn: BestTurn) -> list[tuple[str, list[str]]]:
        """Return a turn of the best found as (heading, lines)."""
        tr, rules = self.tr, self.content.rules
        acts = [tr(f"did.{kind}", title=self.initiative(n)) for kind, n in turn.acts]
        answers = [f"{self.case(case)}: {self.option(case, option)}" for case, option in turn.answers]
        for use, term in enumerate(FREED_TIME):
            places = [
                self.words.text(f"services.{rules.services[service].id}.title")
                for service, chosen in turn.uses
                if chosen == use
            ]
            if places:
                term = tr(f"glossary.freed_time.{term}.term").lower()
                acts.append(tr("did.freed", service=tr.join(places), use=term))
        leaned = [
            f"{self.lever(n)}: {self.words.emphasis(LEVERS[n], EMPHASIS[n][branch - 1]).title.lower()}"
            for n, branch in enumerate(turn.emphasis)
            if branch
        ]
        spent = {lever: tr.money(turn.levers[n] / 10) for n, lever in enumerate(LEVERS)}
        then = [f"{self.label(figure)} {self.shown(figure, turn.shown[figure])}" for figure in SHOWN]
        lines = [
            (tr("balance.did"), acts or [tr("balance.nothing_done")]),
            (tr("balance.answered"), answers),
            (tr("balance.spent"), [tr("did.levers", **spent)]),
            (tr("balance.leaned"), leaned),
            (tr("balance.happened"), [self.event(n) for n in turn.events]),
            (tr("balance.then"), [", ".join(then)]),
        ]
        return [(head, [strip_soft_hyphens(line) for line in found]) for head, found in lines if found]


def sentence(finding: Finding, content: Content, tr: Translator) -> str:
    """Return a finding in one sentence, with what can be done about it: for the checker's advice."""
    words = BalanceWords(content, BENEFITS, tr)
    return f"{words.sentence(finding)} {words.remedy(finding)}".strip()
