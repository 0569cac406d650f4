"""A finished game of each length, made once; tests read it in every language."""

import pytest

from game.play.autoplay import play_until
from game.play.hall import Hall


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A folder for saves and compiled scenarios that lasts the whole run."""
    return tmp_path_factory.mktemp("views")


def sit(folder, scenario, turn, policy="balanced"):
    """Return a game played to the status of a turn (or to the debrief)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKTSKIFTE_HOME", str(folder))
        table = Hall().start(scenario, "nb", seed=7, seats=("a", "b"))
    play_until(table.session, turn, policy)  # type: ignore[attr-defined]
    return table


@pytest.fixture(scope="session")
def finished(folder):
    """The flagship, played to the debrief."""
    return sit(folder, "taktskifte", 9)


@pytest.fixture(scope="session")
def halfway(folder):
    """The flagship at the status of its fifth turn: only for reading."""
    return sit(folder, "taktskifte", 5)


@pytest.fixture
def fresh(home):
    """The flagship at its third turn, to be changed."""
    return sit(home, "taktskifte", 3)
