"""Every weak link of a chain is named, none that holds, and only what can be mended now is advised."""

from dataclasses import replace

import pytest

from game.engine.indicators import InitiativeReading
from game.insight.chains import IDLE, PAUSED, STRONG, Chain, chain_of, level, remedy

READING = InitiativeReading(
    id="alarms", status="delivered", built=100.0, adoption=80.0, practice=80.0, follow_up=80.0, debt=0.0,
    potential=0.0, benefit=0.0, lost=0.0, running=0.0, owner="", baseline=False, reach=1.0, overrun=1.0,
    load=0.0, weak="",
)  # fmt: skip


def chain(**changes) -> Chain:
    return chain_of(replace(READING, **changes))


def test_delivered_tool_with_old_practice_is_never_said_to_be_redesigned():
    """A newcomer saw practice at 5 of 100 beside "the work is redesigned, but nobody follows up"."""
    found = chain(practice=5.0, follow_up=0.0)
    assert found.weak == ("practice", "followed_up")
    assert found.weakest == "followed_up"


def test_links_that_hold_are_not_named():
    assert chain(practice=69.4).weak == ("practice",)
    assert chain(practice=69.6).weak == ()
    assert chain().state == STRONG


def test_unfinished_tool_hides_what_nobody_can_have_begun():
    assert chain(status="building", built=20.0, adoption=0.0, practice=0.0, follow_up=0.0).weak == ("built",)


def test_tool_that_is_nearly_built_has_all_its_weak_links_named():
    found = chain(status="building", built=88.0, adoption=10.0, practice=8.0, follow_up=0.0)
    assert found.weak == ("built", "used", "practice", "followed_up")
    assert found.weakest == "followed_up"


@pytest.mark.parametrize(("status", "state"), [("not_started", IDLE), ("stopped", IDLE), ("paused", PAUSED)])
def test_what_is_not_under_way_has_no_weak_link_and_is_not_strong(status, state):
    found = chain(status=status, adoption=0.0)
    assert (found.state, found.weak, found.weakest) == (state, (), "")


@pytest.mark.parametrize(("value", "said"), [(0.0, 0), (34.4, 0), (34.6, 1), (69.0, 1)])
def test_level_of_a_weak_link_tells_hardly_begun_from_on_its_way(value, said):
    assert level(value) == said


def test_owner_is_advised_only_when_it_is_missing_and_can_be_given_now():
    found = chain(practice=40.0, follow_up=0.0)
    assert remedy(found, has_owner=False, owner_open=True) == "owner"
    assert remedy(found, has_owner=False, owner_open=False) == "practice"
    assert remedy(found, has_owner=True, owner_open=True) == "followed_up"


def test_nothing_is_advised_where_nothing_helps_now():
    assert remedy(chain(follow_up=0.0), has_owner=False, owner_open=False) == ""
    assert remedy(chain(), has_owner=True, owner_open=True) == ""
