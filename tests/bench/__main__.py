"""Run every measurement and print its figures beside its target."""

import sys
from itertools import chain

from tests.bench import printing, speed

if __name__ == "__main__":
    missed = 0
    for result in chain(speed.measure(), printing.measure()):
        print(result, flush=True)
        missed += not result.met
    sys.exit(missed > 0)
