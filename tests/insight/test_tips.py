"""A tip is given on its own screen only, when it can be followed, and is gone when it has been."""

from dataclasses import replace

import pytest

from game.engine.decisions import Options, options
from game.engine.orders import Act, Decision
from game.insight.tips import CONTROLS, Moment, timely
from game.scenario.stories import Guide
from game.views import Phase
from tests.views.conftest import sit

NOTHING = Decision()


@pytest.fixture(scope="module")
def opened(tmp_path_factory) -> Options:
    """What may be done in the last turn of the guided game, where everything is open."""
    session = sit(tmp_path_factory.mktemp("tips"), "first_half_year", 3, "nothing").session
    return options(session.rules, session.state)


def given(options: Options, draft: Decision = NOTHING, played: int = 2, freed: bool = True):
    moment = Moment(played, options, draft, freed)
    return {screen: timely(screen, moment) for screen in ("status", "case", "budget", "prediction")}


def test_every_control_is_a_key_of_the_scenario_language_and_stands_on_a_screen():
    assert set(CONTROLS) <= set(Guide.model_fields)
    assert {each.screen for each in CONTROLS.values()} <= set(Phase)


def test_tip_stands_on_its_own_screen_only(opened):
    found = given(opened)
    assert found["status"] == ("why",)
    assert set(found["budget"]) == set(CONTROLS) - {"why"}
    assert found["case"] == found["prediction"] == ()


def test_why_is_not_asked_for_before_anything_is_played(opened):
    assert given(opened, played=0)["status"] == ()


@pytest.mark.parametrize("feature", ["emphasis", "freed_time"])
def test_tip_about_what_is_closed_is_not_given(opened, feature):
    closed = replace(opened, features={**opened.features, feature: False})
    assert feature not in given(closed)["budget"]


def test_tip_about_owners_waits_until_one_can_be_given(opened):
    closed = replace(opened, initiatives=tuple(replace(each, owners=()) for each in opened.initiatives))
    assert "owners" not in given(closed)["budget"]


def test_tip_about_freed_time_waits_until_some_is_loose(opened):
    assert "freed_time" not in given(opened, freed=False)["budget"]


@pytest.mark.parametrize(
    ("control", "draft"),
    [
        ("start", Decision(acts=(Act("start", 1),))),
        ("owners", Decision(owners=((0, 0),))),
        ("baseline", Decision(baseline=(1,))),
        ("emphasis", Decision(emphasis=(0, 0, 1, 0))),
        ("freed_time", Decision(freed_time=((0, 1),))),
    ],
)
def test_tip_is_gone_when_it_has_been_followed(opened, control, draft):
    assert control in given(opened)["budget"]
    assert control not in given(opened, draft)["budget"]


def test_first_tips_of_the_guided_game_say_what_can_be_done_where_they_stand(tmp_path):
    game = sit(tmp_path, "first_half_year", 1)
    assert not any("bommet" in hint or "eier" in hint for hint in game.status().hints)
    second = sit(tmp_path, "first_half_year", 2)
    assert any("bommet mest" in hint for hint in second.status().hints)


def test_guide_is_silent_when_the_last_turn_is_played(tmp_path):
    assert sit(tmp_path, "first_half_year", 4).status().hints == ()
