"""A playthrough as readable text: what was decided, what happened and what came of it, to six digits."""

from game.engine.vocabulary import INDICATORS
from game.library import load
from game.play.autoplay import play_until
from game.session import Session, decision_to_json

SEED = 7


def significant(number):
    """Return a number with six significant digits, and never a negative nothing."""
    text = f"{number:.6g}"
    return "0" if float(text) == 0 else text


def playthrough(scenario, policy):
    """Return a whole game of a scenario as text."""
    session = Session.begin(load(scenario), seed=SEED)
    play_until(session, session.rules.turns + 1, policy)
    lines = [f"{scenario}, {policy}, seed {SEED}, rules {session.content.rules_hash}"]
    for n, turn in enumerate(session.position.turns, start=1):
        lines += ["", f"turn {n}"]
        for part, value in decision_to_json(session.rules, turn.decision).items():
            lines.append(f"  {part}: {_words(value)}")
        for event in turn.outcome.events:
            name = session.rules.events[event.event].id
            lines.append(f"  {'event' if event.struck else 'held'}: {name}")
        for key in INDICATORS:
            lines.append(
                f"  {key} {significant(turn.outcome.indicators.values[key])}{_causes(turn.outcome, key)}"
            )
    lines += ["", session.play_code(), ""]
    return "\n".join(lines)


def _words(value):
    if isinstance(value, dict):
        return ", ".join(f"{key} {part}" for key, part in value.items())
    return ", ".join(value)


def _causes(outcome, key):
    largest = outcome.causes[key][:3]
    return "".join(f"; {cause.key} {significant(cause.change)}" for cause in largest)
