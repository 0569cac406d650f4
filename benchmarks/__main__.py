"""Everything that the project has promised about speed, in one report: ``python3 -m benchmarks``.

``python3 -m benchmarks engines`` compares the engine with libraries for system dynamics and with C.
"""

import sys

from benchmarks.report import machine, show


def main() -> int:
    """Print the machine and every figure."""
    if sys.argv[1:2] == ["engines"]:
        from benchmarks import engines

        return engines.main(sys.argv[2:])
    if sys.argv[1:]:
        print(f"there is no benchmark '{sys.argv[1]}'; leave it out, or write: engines", file=sys.stderr)
        return 2
    from benchmarks import engine_bench, game_bench

    print(machine())
    for figure in (*engine_bench.measure(), *game_bench.measure()):
        show(*figure)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
