"""python -m plangen."""

import sys

from plangen.cli.entry import main

if __name__ == "__main__":
    sys.exit(main())
