#!/bin/sh
# Draws the README's pictures from the sample company's packets in the folder named: one page of each kind.
set -eu
made="$1/review 2026-Q3/Ken Ortiz"

# page PDF NUMBER PICTURE: a page as a picture without an end to its name
page() {
  pdftoppm -r 96 -f "$2" -l "$2" -png -singlefile "$1" "$3"
}

page "$made/for salespeople/pdf/Ruiz, Ana - Quarterly review 2026-Q3.pdf" 1 templates/quarterly-review/page-1
page "$made/for salespeople/pdf/Ruiz, Ana - Quarterly review 2026-Q3 (pre-read).pdf" 1 templates/quarterly-review/pre-read
page "$made/manager only/pdf/Ken Ortiz - Manager's brief 2026-Q3 (MANAGER ONLY).pdf" 1 templates/manager-brief/page-1
page "$made/for salespeople/pdf/Ruiz, Ana - Scorecard 2026-Q3.pdf" 1 templates/scorecard/page-1
