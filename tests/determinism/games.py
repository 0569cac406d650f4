"""Play games and say the hash of every state: for any Python, with the engine and nothing else.

``python games.py FOLDER < document.json``: the folder holds the package ``game``; the document lists games
with compiled rules, a seed, values and policies (see ``machines.document``). The answer is JSON.
"""

from __future__ import annotations

import json
import platform
import sys


def play(document: dict) -> dict:
    """Return the hashes of every game and policy, from before the first turn to after the last."""
    from game.engine.policies import decide
    from game.engine.rules import Rules
    from game.engine.state import state_hash
    from game.engine.step import begin, step

    found = {}
    for game in document["games"]:
        rules = Rules.from_json(game["rules"])
        for policy in game["policies"]:
            state = begin(rules, game["seed"], tuple(game["values"]))
            hashes = [state_hash(state)]
            for _ in range(rules.turns):
                state = step(rules, state, decide(policy, rules, state, game["seed"]), receipts=False).state
                hashes.append(state_hash(state))
            found.setdefault(game["name"], {})[policy] = hashes
    return found


def answer(document: dict) -> str:
    """Return who has played and the hashes, as JSON."""
    who = f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}"
    return json.dumps({"who": who, "games": play(document)})


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    print(answer(json.load(sys.stdin)))
