"""``python -m vanban``: each verb registers its own command."""

import argparse
import importlib
import sys

from vanban.errors import VanbanError

VERBS = ("reading", "restoring", "parsing", "writing", "linting")


def build_parser() -> argparse.ArgumentParser:
    """Collect the commands; each package's ``command`` module adds its own."""
    parser = argparse.ArgumentParser(prog="python -m vanban", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for verb in VERBS:
        importlib.import_module(f"vanban.{verb}.command").register(commands)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit status 0 done, 1 the input is at fault, 2 wrong usage."""
    options = build_parser().parse_args(arguments)
    try:
        return options.run(options)
    except VanbanError as error:
        print(f"vanban: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
