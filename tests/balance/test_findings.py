"""What is planted is found and named, and nothing is named that is not there."""

from dataclasses import replace

import pytest

from game.balance.advice import LEAST, advise
from game.balance.findings import find
from game.balance.study import study
from tests.balance.small import ENDINGS, EVENTS, HONEST, INITIATIVES, PLANTED, organisation_enough, small


def kinds(findings):
    return {(each.kind, *sorted(each.subject.items())) for each in findings}


def test_answer_that_always_wins_is_found_and_its_rivals_are_not_blamed_too(planted):
    _, figures, findings = planted
    better, worse, _ = figures.options
    assert better.wins == 1.0 and better.change > 0.05
    assert worse.loses == 1.0 and worse.change < -0.05
    named = [each for each in findings if "option" in each.subject]
    assert [(each.kind, each.subject["option"]) for each in named] == [("option_dominant", 0)]


@pytest.mark.parametrize(
    ("among_best", "loses", "change", "wanted"),
    [
        (0.0, 1.0, -0.2, ("option_dominated", "change")),
        (0.0, 1.0, -0.005, ("option_dominated", "look")),
        (0.0, 0.9, -0.2, None),
        (0.3, 1.0, -0.2, None),
    ],
)
def test_answer_is_dominated_when_it_always_loses_and_is_never_among_the_best(
    planted, among_best, loses, change, wanted
):
    _, figures, _ = planted
    rivals = [replace(each, among_best=0.4, wins=0.5, loses=0.5, change=0.0) for each in figures.options]
    rivals[1] = replace(figures.options[1], among_best=among_best, loses=loses, change=change, better_at=())
    found = [
        each for each in find(replace(figures, options=tuple(rivals)), least=3) if "option" in each.subject
    ]
    assert [(each.kind, each.level) for each in found] == ([wanted] if wanted else [])
    assert all(each.subject == {"case": 0, "option": 1} for each in found)


def test_event_and_ending_that_cannot_come_are_found(planted):
    _, figures, findings = planted
    assert ("event_never", ("event", 1)) in kinds(findings) and figures.events[0] > 0.0
    assert ("ending_never", ("ending", 0)) in kinds(findings)


def test_event_that_only_replaces_another_is_worth_a_look_and_no_more(planted):
    _, figures, _ = planted
    levels = {each.kind: each.level for each in find(replace(figures, counterparts=(1,)))}
    assert levels["event_never"] == "look"


def test_scenario_without_these_faults_is_not_blamed_for_them():
    found = kinds(find(study(small(cases=(HONEST,), endings=ENDINGS[1:], events=EVENTS[:1]), 500), least=3))
    assert not {kind for kind, *_ in found} & {
        "event_never", "ending_never", "ending_missing", "case_never", "lever_idle", "lever_dominant",
        "lever_alone", "option_dominated", "nothing_pays",
    }  # fmt: skip


def test_lever_that_does_all_alone_is_found_and_so_are_those_that_never_matter():
    found = kinds(find(study(organisation_enough(), 500), least=3))
    assert ("lever_alone", ("lever", 2)) in found
    assert {("lever_idle", ("lever", 0)), ("lever_idle", ("lever", 3))} <= found
    assert ("levers_all_count",) not in found


def test_initiative_that_never_pays_and_one_that_never_starts_are_found():
    useless = replace(INITIATIVES[1], value=0.0, quality=0.0, running=0.8, load=2.0)
    locked = replace(INITIATIVES[2], completed=(1,), first_turn=3, last_turn=3, duration=0.5)
    blocked = replace(useless, duration=20.0, id="blocked")
    rules = small(initiatives=(INITIATIVES[0], useless, replace(locked, completed=(3,)), blocked))
    found = kinds(find(study(rules, 500), least=3))
    assert ("initiative_never_pays", ("initiative", 1)) in found
    assert ("initiative_never_starts", ("initiative", 2)) in found
    assert not {each for each in found if ("initiative", 0) in each}


def test_lone_answer_has_nothing_to_be_held_against():
    lonely = replace(HONEST, options=HONEST.options[:1])
    figures = study(small(cases=(lonely,)), 60)
    assert figures.options[0].contexts == 0 and figures.cases[0].felt == 0.0
    assert not [each for each in find(figures, least=1) if "option" in each.subject]


def test_scenario_with_empty_tables_is_studied_all_the_same():
    bare = small(
        cases=(),
        events=(),
        endings=(),
        values=(),
        initiatives=(),
        start=replace(small().start, initiatives=()),
    )
    figures = study(bare, 60)
    assert figures.initiatives == figures.options == figures.cases == figures.events == ()  # type: ignore[comparison-overlap]
    assert figures.endings == (1.0,) and "ending_missing" not in {each.kind for each in find(figures)}


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({"equal_split": 0.9}, "split_nearly_best"),
        ({"equal_split": 0.6, "best_equal_split": 0.9}, "split_nearly_best"),
        ({"equal_split": 0.3, "best_equal_split": 0.6}, "split_far_from_best"),
        ({"equal_split": 0.6, "best_equal_split": 0.6}, "split_fits"),
        ({"nothing": 0.8, "balanced": 0.7}, "nothing_pays"),
    ],
)
def test_ratio_gets_its_verdict(figures, change, wanted):
    changed = replace(figures, ratios={**figures.ratios, **change})
    assert wanted in {each.kind for each in find(changed)}


def test_order_that_luck_overturns_is_told(figures):
    shaky = replace(figures, by_luck=replace(figures.by_luck, best_first=0.6))
    assert "luck_decides" in {each.kind for each in find(shaky)}
    sure = replace(figures, by_luck=replace(figures.by_luck, best_first=1.0, balanced_second=1.0))
    assert "luck_holds" in {each.kind for each in find(sure)}


def test_careful_play_that_goes_wrong_is_told_with_how(figures):
    broken = dict.fromkeys(figures.policies[0].broken, 0.0) | {"debt": 0.5}
    policies = tuple(
        replace(each, sound=0.5, broken=broken) if each.name == "balanced" else each
        for each in figures.policies
    )
    assert "careful_fails_debt" in {each.kind for each in find(replace(figures, policies=policies))}


def test_advice_finds_what_is_planted_and_says_the_same_again():
    rules = small(cases=(PLANTED,), events=EVENTS, endings=ENDINGS)
    found = advise(rules, 200)
    assert advise(rules, 200) == found
    assert {("option_dominant", ("case", 0), ("option", 0)), ("ending_never", ("ending", 0))} <= kinds(found)
    assert {each.level for each in found} <= {"change", "look"}


def test_advice_finds_a_lever_that_is_enough_alone_and_those_that_never_matter():
    found = kinds(advise(organisation_enough(), 200))
    assert {("lever_alone", ("lever", 2)), ("lever_idle", ("lever", 0))} <= found


def test_advice_from_too_few_plays_is_refused():
    with pytest.raises(ValueError, match=f"at least {LEAST}"):
        advise(small(), LEAST - 1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"playthroughs": 0}, "playthroughs must lie between"),
        ({"goal": "fame"}, "unknown goal 'fame'"),
        ({"seed": -1}, "seed: must lie between"),
    ],
)
def test_study_of_what_cannot_be_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        study(small(), **{"playthroughs": 100, **wrong})
