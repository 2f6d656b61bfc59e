from tests.facts.scorecards import card
