"""Mechanisms: what each states is whole, and a term that nobody answers for is found out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine import tally
from game.engine.causes import UnexplainedError
from game.engine.decisions import Decision
from game.engine.dynamics.capability import MECHANISM
from game.engine.dynamics.mechanism import EROSION, Mechanism, MechanismError, Relaxing, StockRow
from game.engine.dynamics.mechanisms import MECHANISMS, STOCK_ROWS, gathered
from game.engine.dynamics.stocks import Stocks
from game.engine.step import begin, step
from tests.engine.fixtures.harbour import calm

DECISION = Decision((35, 35, 35, 35))


def row(name, causes):
    """Return a stock's row with other causes."""
    return replace(next(each for each in STOCK_ROWS if each.name == name), causes=causes)


def test_every_stock_is_stated_by_one_mechanism_and_has_causes():
    assert [each.name for each in STOCK_ROWS] == list(Stocks.__annotations__)
    with pytest.raises(MechanismError, match="'strategy' is stated by two"):
        gathered((*MECHANISMS, Mechanism({"x": ("**strategy**",)}, (STOCK_ROWS[8],))))


def test_stock_without_causes_cannot_be_stated():
    with pytest.raises(MechanismError, match="'strategy' has no cause"):
        row("strategy", Relaxing("strategy_in", (), "strategy_out", EROSION))
    with pytest.raises(MechanismError, match="'strategy' has no cause"):
        row("strategy", None)
    with pytest.raises(TypeError, match="causes"):
        StockRow("strategy", "0..1", "Clear direction", "money", "time")  # type: ignore[call-arg]


def test_stock_without_words_mechanism_or_rate_is_refused_by_name():
    with pytest.raises(MechanismError, match="'strategy' has no equation in words"):
        replace(MECHANISM, equations={"strategy": ("inflow of something",)})
    with pytest.raises(MechanismError, match="'competence' has no mechanism"):
        gathered(each for each in MECHANISMS if each is not MECHANISM)
    unknown = row("strategy", Relaxing("strategy_gain", (EROSION,), "strategy_out", EROSION))
    with pytest.raises(MechanismError, match="'strategy_gain' is not among the fields of Rates"):
        gathered([Mechanism({"strategy": ("**strategy**",)}, (unknown,))])


def test_term_without_a_cause_is_an_error_and_never_the_limit(monkeypatch):
    rules = calm()
    kept = tuple(each for each in tally._RELAXING if each[0] != "strategy")
    flows = Relaxing("strategy_in", (("lever", 0, ""),), "exclusion_out", EROSION)
    monkeypatch.setattr(tally, "_RELAXING", (*kept, ("strategy", flows)))
    with pytest.raises(UnexplainedError, match=r"maturity\.strategy: nothing explains"):
        step(rules, begin(rules, 1), DECISION)
    short = Relaxing("fatigue_in", (("fatigue", -1, ""),), "fatigue_out", EROSION)
    others = tuple(each for each in kept if each[0] != "fatigue")
    monkeypatch.setattr(tally, "_RELAXING", (*others, ("fatigue", short)))
    with pytest.raises(MechanismError, match="'fatigue' has 2 terms and 1 causes"):
        step(rules, begin(rules, 1), DECISION)
