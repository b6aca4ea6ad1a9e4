"""Runs benchmarks: `./phohien bench [name …]`; a name is a file bench_<name>.py."""

import importlib
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


def available() -> list[str]:
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def main(names: list[str]) -> int:
    """0 when every benchmark ran; one that fails does not keep the others back."""
    unknown = sorted(set(names) - set(available()))
    if unknown or "--help" in names:
        print(f"Có các phép đo: {', '.join(available()) or '(chưa có)'}")
        return 2
    failed = [name for name in names or available() if not _ran(name)]
    if failed:
        print(f"Không chạy được: {', '.join(failed)}")
    return int(bool(failed))


def _ran(name: str) -> bool:
    print(f"\n== {name}", flush=True)
    start = time.monotonic()
    try:
        importlib.import_module(f"bench.bench_{name}").main()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
        return False
    print(f"({time.monotonic() - start:.1f} s)")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
