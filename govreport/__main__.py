"""``govreport``, also as ``python -m govreport``: the package's command line."""

from __future__ import annotations

import sys

from govreport.pipeline.door import enter


def main() -> int:
    """Run the command line of this process and return its exit code."""
    return enter("govreport", "govreport.pipeline.tool")


if __name__ == "__main__":
    sys.exit(main())
