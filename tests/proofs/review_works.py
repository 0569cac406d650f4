"""Run in a copy of the project that has got the part `review`: everything that knows parts knows it.

``python review_works.py SCRATCH`` says nothing when it does, and otherwise which piece is missing.
"""

import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from game.engine.batch import run
from game.engine.decisions import Act, Decision, legal, money_needed
from game.engine.parts import PART, differences, entries
from game.engine.playcode import decode, encode
from game.engine.policies import decide
from game.engine.rules import StartInitiative, StartValues
from game.engine.state import state_hash
from game.engine.step import begin, step
from game.engine.vocabulary import BUILDING
from game.engine.work import Work
from game.session.codec import decision_from_json, decision_to_json
from game.session.log import Record
from game.session.refit import Loss, refit
from game.simulate.plan import read_plan
from game.view_makers.decisions import decision_groups, decision_lines
from tests.engine.fixtures.harbour import harbour

BEGUN = StartValues(initiatives=tuple(StartInitiative(n, status=BUILDING, built=0.3) for n in (0, 2)))
RULES = harbour(start=BEGUN)
STATE = begin(RULES, 7, (0, 1, 2))
REVIEW = Decision(levers=(5, 5, 5, 5), review=(0, 2))


def plan_reads_it(scratch):
    file = scratch / "plan.yaml"
    values = [each.id for each in RULES.values][:3]
    file.write_text(f"values: {values}\nturns:\n- turn: 1\n  review: [alarms, portal]\n", encoding="utf-8")
    plan, problems = read_plan(file, RULES)
    assert plan is not None, problems
    assert plan.turns[1].decide(Decision(levers=(5, 5, 5, 5))) == REVIEW
    file.write_text(f"values: {values}\nturns:\n- turn: 1\n  review: [alarm]\n", encoding="utf-8")
    _, (problem,) = read_plan(file, RULES)
    assert problem.suggestion == "alarms"


def log_and_play_code_hold_it(scratch):
    written = decision_to_json(RULES, REVIEW)
    assert written["review"] == ["alarms", "portal"]
    assert decision_from_json(RULES, written) == REVIEW
    assert decode(RULES, encode(RULES, 7, (0, 1, 2), [REVIEW, Decision()])).decisions == (REVIEW, Decision())


def rules_allow_it_of_what_is_under_way_and_paid_for(scratch):
    assert legal(RULES, STATE, REVIEW) == ()
    assert keys(Decision(review=(1,))) == ["refused.not_under_way"]
    assert keys(Decision(review=(0, 0))) == ["refused.review_twice"] * 2
    assert keys(Decision(review=(99,))) == ["refused.unknown"]
    work, unit = Work(RULES, STATE), RULES.params.security_review_cost
    assert abs(money_needed(work, REVIEW) - (2.0 + 2 * unit * work.frame.scale)) < 1e-9
    dear = replace(RULES, params=replace(RULES.params, security_review_cost=10.0), loan_limit=0.0)
    (refusal,) = legal(dear, begin(dear, 7, (0, 1, 2)), REVIEW)
    assert refusal.key == "refused.money"


def keys(decision):
    return [each.key for each in legal(RULES, STATE, decision)]


def turn_does_it_and_the_receipt_says_so(scratch):
    with_it, without = (step(RULES, STATE, each) for each in (REVIEW, replace(REVIEW, review=())))
    assert with_it.state.stock("security") > without.state.stock("security")
    assert with_it.state.reserve < without.state.reserve
    for figure in ("privacy_security", "economy"):
        causes = with_it.causes[figure]
        assert [each for each in causes if each.key == "initiative.alarms.review"], figure
        change = with_it.indicators.values[figure] - step_start().values[figure]
        assert abs(sum(each.change for each in causes) - change) < 1e-9


def step_start():
    from game.engine.indicators import measure

    return measure(RULES, STATE)


def other_rules_keep_what_fits(scratch):
    first, *rest = RULES.initiatives
    renamed = replace(RULES, initiatives=(replace(first, id="bells"), *rest))
    records = (Record(0, None, "begin", {"seed": 7}),)
    log = SimpleNamespace(confirmed=lambda: records, rules=None)
    draft = replace(REVIEW, review=(0, 1, 2))
    found = refit(SimpleNamespace(rules=renamed), log, RULES, draft)
    assert found.draft == replace(REVIEW, review=(2,))
    assert found.losses == (Loss(1, "review", "alarms", gone=True), Loss(1, "review", "dispensers"))


def difference_names_it(scratch):
    (found,) = differences(REVIEW, replace(REVIEW, review=(0,)))
    assert (found.part.name, found.subject, found.first, found.second) == ("review", 2, 1, None)


def many_games_draw_it_as_the_live_game_does(scratch):
    seeds, reviewed = range(4), 0
    table = run(RULES, "random", seeds=seeds, values=(0, 1, 2), states=True)
    for n, seed in enumerate(seeds):
        state = begin(RULES, seed, (0, 1, 2))
        while state.turn < RULES.turns:
            decision = decide("random", RULES, state, seed)
            reviewed += len(entries(decision, PART["review"]))
            outcome = step(RULES, state, decision, receipts=False)
            assert not outcome.refused, outcome.refused
            state = outcome.state
        assert state_hash(table.state(n)) == state_hash(state)
    assert reviewed, "engine/random_play.py never decides the part 'review'"


def words_tell_it_in_every_language(scratch):
    from game.i18n import Translator

    for language in ("nb", "nn", "en"):
        tr = Translator(language)
        for key in ("did.review", "group.review", "lost.review", "lost.review.gone", "refused.review_twice"):
            assert tr.has(key), f"assets/locale/{language}: {key}"
        words = SimpleNamespace(initiative=lambda id: id, lever=lambda id: id)
        desk = SimpleNamespace(tr=tr, words=words, rules=RULES, session=SimpleNamespace(states=(STATE,)))
        lines = decision_lines(desk, 0, Decision(acts=(Act("stop", 0),), review=(2,)))
        assert any("portal" in line for line in lines)
        groups = {each.kind: each.items for each in decision_groups(desk, 0, REVIEW)}
        assert groups["review"] == ("alarms", "portal")


CHECKS = (
    plan_reads_it,
    log_and_play_code_hold_it,
    rules_allow_it_of_what_is_under_way_and_paid_for,
    turn_does_it_and_the_receipt_says_so,
    other_rules_keep_what_fits,
    difference_names_it,
    many_games_draw_it_as_the_live_game_does,
    words_tell_it_in_every_language,
)

if __name__ == "__main__":
    for check in CHECKS:
        check(Path(sys.argv[1]))
