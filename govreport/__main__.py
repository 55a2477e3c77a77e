"""``python -m govreport``: the package's command line."""

from __future__ import annotations

import sys

from govreport.pipeline.door import enter

if __name__ == "__main__":
    sys.exit(enter("govreport", "govreport.pipeline.tool"))
