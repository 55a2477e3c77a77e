#!/usr/bin/env python3
"""Turn the reports in seeds/ into pages, data files and PDFs in docs/. See README.md."""

import sys

from govreport.pipeline.door import enter

if __name__ == "__main__":
    sys.exit(enter("build_docs.py", "govreport.pipeline.command"))
