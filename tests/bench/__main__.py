"""Run every measurement and print its figures beside its target."""

import sys

from tests.bench import speed

if __name__ == "__main__":
    results = [*speed.measure()]
    for result in results:
        print(result)
    sys.exit(any(not result.met for result in results))
