"""Run every measurement and print its figures beside its target."""

import sys

from tests.bench import speed

if __name__ == "__main__":
    missed = 0
    for result in speed.measure():
        print(result, flush=True)
        missed += not result.met
    sys.exit(missed > 0)
