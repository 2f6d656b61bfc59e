#!/bin/sh
# Creates the README's images from the sample company's packets in the given folder: one page per document type.
set -eu
packets="$1/review 2026-Q3/Ken Ortiz"

# page PDF NUMBER IMAGE: saves a page as an image; IMAGE has no extension
page() {
  pdftoppm -r 96 -f "$2" -l "$2" -png -singlefile "$1" "$3"
}

page "$packets/for salespeople/pdf/Ruiz, Ana - Quarterly review 2026-Q3.pdf" 1 templates/quarterly-review/page-1
page "$packets/for salespeople/pdf/Ruiz, Ana - Quarterly review 2026-Q3 (pre-read).pdf" 1 templates/quarterly-review/pre-read
page "$packets/manager only/pdf/Ken Ortiz - Manager's brief 2026-Q3 (MANAGER ONLY).pdf" 1 templates/manager-brief/page-1
page "$packets/for salespeople/pdf/Ruiz, Ana - Scorecard 2026-Q3.pdf" 1 templates/scorecard/page-1
