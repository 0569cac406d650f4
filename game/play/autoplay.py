"""A game that plays itself with a named policy.

For a start in the middle, and for playthroughs kept as text.
"""

from __future__ import annotations

from game.engine.policies import decide
from game.engine.values import must_choose
from game.engine.vocabulary import HEADLINES
from game.session import Session
from game.session.draft import with_answers, within_means
from game.views import Phase

GUESSES = {"service_quality": "up", "staff_adoption": "up", "benefits_realised": "up"}
"""What a game that plays itself predicts: the hope of everyone who starts something."""


def choose_values(session: Session) -> None:
    """Choose the scenario's first values."""
    names = tuple(value.id for value in session.rules.values)
    session.choose_values(names[: must_choose(session.rules)], {})


def answer_cases(session: Session, policy: str) -> None:
    """Answer this turn's cases as the policy would; an option that is not open gives way to one that is."""
    wanted = dict(decide(policy, session.rules, session.state, session.seed).choices)
    for case in session.open_cases:
        rule = session.rules.cases[case]
        order = sorted(range(len(rule.options)), key=lambda n: (n != wanted.get(case, 0), n))
        for option in order:
            if not session.answer_case(rule.id, rule.options[option].id):
                break


def divide_money(session: Session, policy: str) -> None:
    """Confirm the policy's budget; what cannot be done with these answers gives way to the neutral draft."""
    decided = decide(policy, session.rules, session.state, session.seed)
    session.change_draft(within_means(session.rules, session.state, with_answers(decided, session.position)))
    if session.confirm_budget():
        session.reset_draft()
        session.confirm_budget()


def play_turn(session: Session, policy: str) -> None:
    """Play from the start of a turn until it has been submitted."""
    answer_cases(session, policy)
    divide_money(session, policy)
    session.predict(dict.fromkeys(HEADLINES, "same") | GUESSES)


def play_until(session: Session, turn: int, policy: str = "balanced") -> None:
    """Play until the status of a turn, or to the debrief when the turn lies past the last.

    Args:
        session: the game.
        turn: 1-based.
        policy: a name of the engine's policies.
    """
    while session.phase != Phase.DEBRIEF and (
        len(session.outcomes) < turn - 1 or session.phase != Phase.STATUS
    ):
        if session.phase == Phase.VALUES:
            choose_values(session)
        elif session.phase in (Phase.CASE, Phase.BUDGET, Phase.PREDICTION):
            play_turn(session, policy)
        elif session.phase == Phase.REFLECTION:
            session.reflect(())
        else:
            session.advance()
