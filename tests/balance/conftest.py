"""Studies that several tests look at, made once."""

from dataclasses import replace

import pytest

from game import library
from game.balance.findings import find
from game.balance.study import study
from tests.balance.small import ENDINGS, EVENTS, PLANTED, small


@pytest.fixture(scope="session")
def content(tmp_path_factory):
    """The guided scenario."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKTSKIFTE_HOME", str(tmp_path_factory.mktemp("compiled")))
        return library.load("first_half_year")


@pytest.fixture(scope="session")
def figures(content):
    """A short study of the guided scenario."""
    return study(content.rules, 600, seed=3)


@pytest.fixture(scope="session")
def planted():
    """A municipality with an answer too good, an event and an ending that cannot come, and its figures."""
    rules = small(cases=(PLANTED,), events=EVENTS, endings=ENDINGS)
    figures = study(rules, 700)
    unsettled = replace(figures, best=None)  # too few for what is among the best to mean much
    return rules, figures, find(unsettled, least=3)
