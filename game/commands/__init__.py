"""One module for each command: ``add_parser(subparsers, tr)`` and ``run(args, tr) -> int``."""
