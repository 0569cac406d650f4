"""Everything that the project has promised about speed, in one report: ``python3 -m benchmarks``."""

from benchmarks import engine_bench, game_bench
from benchmarks.report import machine, show


def main() -> None:
    """Print the machine and every figure."""
    print(machine())
    for figure in (*engine_bench.measure(), *game_bench.measure()):
        show(*figure)


if __name__ == "__main__":
    main()
