#!/usr/bin/env python3
"""Turn the reports in seeds/ into pages, data files and PDFs in docs/. See README.md."""

import sys

from govreport.pipeline.command import main

if __name__ == "__main__":
    sys.exit(main())
