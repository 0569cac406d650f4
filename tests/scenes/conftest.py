"""One window and one game a module: opening either costs more than a test."""

from __future__ import annotations

import pytest

from game.play.port import GamePort
from tests.scenes.table import Nowhere, Window, start


@pytest.fixture(scope="module")
def window() -> Window:
    """Return a window without a screen."""
    return Window()


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> GamePort:
    """Return a game at the status of its first turn; its saves lie in a folder of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKTSKIFTE_HOME", str(tmp_path_factory.mktemp("home")))
        return start()


@pytest.fixture
def flow() -> Nowhere:
    """Return a flow that notes what it is asked."""
    return Nowhere()
