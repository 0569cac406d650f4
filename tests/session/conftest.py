"""A short game to play with, compiled once."""

import pytest

from game import library
from game.library.content import Content
from game.session import Session


@pytest.fixture(scope="session")
def document(tmp_path_factory):
    """The guided scenario as a compiled document."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKTSKIFTE_HOME", str(tmp_path_factory.mktemp("compiled")))
        return library.load("first_half_year").document


@pytest.fixture
def content(document):
    """The guided scenario."""
    return Content.from_json(document)


@pytest.fixture
def session(content, home):
    """A game that has just begun."""
    return Session.begin(content, seed=7, seats=("director", "steward"))
