"""Run in a copy of the project that has got the mechanism `sharing`: it flows, is told and adds up.

``python sharing_works.py`` says nothing when it does, and otherwise which piece is missing.
"""

from game.engine.batch import run
from game.engine.document import parts
from game.engine.indicators import measure
from game.engine.policies import decide
from game.engine.state import state_hash
from game.engine.step import begin, step
from tests.engine.fixtures.harbour import harbour

RULES = harbour(turns=3)
states, told = [begin(RULES, 7, (0, 1, 2))], []
for _ in range(RULES.turns):
    before = measure(RULES, states[-1])
    outcome = step(RULES, states[-1], decide("balanced", RULES, states[-1], 7))
    assert not outcome.refused
    for figure, causes in outcome.causes.items():
        added = 0.0
        for cause in causes:
            added += cause.change
        change = outcome.indicators.shown(figure) - before.shown(figure)
        assert abs(change - added) <= 1e-9, f"the receipt of '{figure}' does not add up"
    told += [cause.key for cause in outcome.causes["staff_trust"] if cause.change > 0]
    states.append(outcome.state)

assert states[0].stock("sharing") == 0.0
assert states[-1].stock("sharing") > states[1].stock("sharing") > 0.0
assert "sharing" in told, "nothing rests on 'sharing': no figure names it as a cause"
assert "**sharing**" in parts()["sharing"]
many = run(RULES, "balanced", [7], (0, 1, 2), states=True)
assert many.hashes() == [state_hash(states[-1])], "many games and one differ"
