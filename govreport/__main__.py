"""``python -m govreport``: the package's command line."""

from __future__ import annotations

import sys

from govreport.pipeline.tool import main

if __name__ == "__main__":
    sys.exit(main())
