"""``python -m newswatch``: each verb registers its own command; only the one called is loaded."""

import argparse
import importlib
import sys

from newswatch.errors import NewswatchError

VERBS = {
    "parse": "feeds",
    "places": "places",
    "cluster": "stories",
    "fetch": "fetching",
    "work": "workers",
}


def build_parser(wanted: str | None = None) -> argparse.ArgumentParser:
    """The command line with all verbs, or with ``wanted`` alone, which starts faster."""
    parser = argparse.ArgumentParser(prog="python -m newswatch", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for verb in [wanted] if wanted in VERBS else VERBS:
        importlib.import_module(f"newswatch.{VERBS[verb]}.command").register(commands)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit status 0 done, 1 the input is at fault, 2 wrong usage."""
    given = sys.argv[1:] if arguments is None else arguments
    options = build_parser(given[0] if given else None).parse_args(given)
    try:
        return options.run(options)
    except NewswatchError as error:
        print(f"newswatch: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
