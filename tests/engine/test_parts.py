"""What a decision is: whatever is derived from the table of parts holds for every one of them."""

from dataclasses import fields, replace
from functools import lru_cache

import pytest

from game.engine.decisions import Act, Decision, legal
from game.engine.orders import Orders
from game.engine.parts import PART, PARTS, MissingPart, differences, entries, expect_every_part
from game.engine.playcode import decode, encode
from game.engine.policies import decide
from game.engine.step import begin, move
from game.engine.whatif import fitted
from game.session.codec import decision_from_json, decision_to_json
from tests.engine.fixtures.harbour import harbour


@lru_cache
def played():
    """Return states and what random play decided in them, from games enough that every part is decided."""
    rules, found = harbour(), []
    for seed in range(12):
        state = begin(rules, seed, (0, 1, 2))
        while state.turn < rules.turns:
            decision = decide("random", rules, state, seed)
            found.append((state, decision))
            state = move(rules, state, decision)
    return found


each_part = pytest.mark.parametrize("part", PARTS, ids=[part.name for part in PARTS])


@each_part
def test_part_is_decided_by_random_play(part):
    assert any(entries(decision, part) for _, decision in played()), (
        f"engine/random_play.py never decides the part '{part.name}'"
    )


@each_part
def test_part_comes_back_from_orders_log_and_play_code(part):
    rules = harbour()
    for _, decision in played():
        alone = replace(Decision(), **{part.name: getattr(decision, part.name)})
        assert Orders.of(alone).decision() == alone
        assert decision_from_json(rules, decision_to_json(rules, alone)) == alone
        assert decode(rules, encode(rules, 1, (), [alone])).decisions == (alone,)


@each_part
def test_part_put_anew_says_so_of_one_subject_and_taken_away_says_nothing(part):
    decision = next(each for _, each in played() if entries(each, part))
    value = getattr(decision, part.name)
    subject, choice = entries(decision, part)[0]
    without = part.shape.put(value, subject, None)
    assert dict(part.shape.entries(without)).get(subject, 0) == 0
    again = replace(decision, **{part.name: part.shape.put(without, subject, choice)})
    assert dict(entries(again, part)) == dict(entries(decision, part))


@each_part
def test_part_that_differs_is_the_only_difference(part):
    decision = next(each for _, each in played() if entries(each, part))
    subject, choice = entries(decision, part)[0]
    value = part.shape.put(getattr(decision, part.name), subject, None)
    (found,) = differences(decision, replace(decision, **{part.name: value}))
    assert (found.part, found.subject, found.first) == (part, subject, choice)


@each_part
def test_part_of_a_subject_the_scenario_lacks_is_refused_and_dropped(part):
    if part.shape.repeats:
        pytest.skip("it says something of every lever there is")
    rules = harbour()
    state = begin(rules, 1, (0, 1, 2))
    beyond = replace(Decision(), **{part.name: part.shape.value(((99, 1),))})
    assert [(each.key, each.part) for each in legal(rules, state, beyond)] == [("refused.unknown", part.name)]
    assert fitted(rules, state, beyond) == Decision()


def test_decision_that_fits_is_kept_whole_and_of_another_the_rest_is_kept():
    rules = harbour()
    state = begin(rules, 1, (0, 1, 2))
    good = Decision((10, 10, 10, 10), acts=(Act("start", 0),), baseline=(0,), owners=((0, 1),))
    assert fitted(rules, state, good) is good
    twice = replace(good, acts=(*good.acts, Act("pause", 0)), owners=((0, 1), (5, 1)))
    assert fitted(rules, state, twice) == good


def test_parts_are_the_fields_of_decisions_and_orders_in_order():
    names = [part.name for part in PARTS]
    assert [field.name for field in fields(Decision)] == names
    assert [field.name for field in fields(Orders)] == names


def test_table_that_lacks_a_part_or_holds_another_is_refused_by_name():
    with pytest.raises(MissingPart, match="told here: the decision's part 'emphasis' is missing"):
        expect_every_part("told here", [name for name in PART if name != "emphasis"])
    with pytest.raises(MissingPart, match="told here: 'magic' is no part"):
        expect_every_part("told here", [*PART, "magic"])


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@each_part
def test_part_that_is_lost_or_refused_has_its_words(language, part):
    texts = catalogue(language)
    keys = [f"lost.{part.kind}"]
    keys += [part.twice] if part.twice else []
    keys += [f"refused.{part.feature}_closed"] if part.feature else []
    if not part.shape.repeats:
        keys.append(f"lost.{part.kind}.gone")
    assert [key for key in keys if key not in texts] == [], f"assets/locale/{language}"


@lru_cache
def catalogue(language):
    import json

    from game.paths import assets_dir

    found = {}
    for file in sorted((assets_dir() / "locale" / language).glob("*.json")):
        found.update(json.loads(file.read_text(encoding="utf-8")))
    return found
