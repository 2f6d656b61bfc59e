from plangen.facts.figures.win_rate_sample import win_rate_sample
from plangen.metrics.results.bookings import deals_won, win_rate
from plangen.metrics.results.losses import lost_in
from tests.facts.invented import review
from tests.metrics.invented import lost, won


def test_a_win_rate_names_the_renewals_that_its_deals_leave_out() -> None:
    """10 won and 14 lost, of which two renewals won: 8 of 22."""
    kinds = ["new"] * 8 + ["renewal"] * 2
    scope = review([*(won(5, kind=each) for each in kinds), *(lost() for _ in range(14))])
    rate = scope.figure(win_rate(scope.deals, scope.period))
    assert win_rate_sample(scope, rate, scope.period) == "8 of 22, excl. 2 renewals"
    closed = deals_won(scope.deals, scope.period).n + len(lost_in(scope.deals, scope.period))
    assert closed - 2 == 22


def test_a_win_rate_without_renewals_names_none_and_a_small_sample_is_marked() -> None:
    scope = review([won(5), lost()])
    rate = scope.figure(win_rate(scope.deals, scope.period))
    assert win_rate_sample(scope, rate, scope.period) == "1 of 2, small sample"
    credit = review([won(5), lost(), won(5, kind="renewal"), won(-5, kind="renewal")])
    rate = credit.figure(win_rate(credit.deals, credit.period))
    assert win_rate_sample(credit, rate, credit.period) == "1 of 2, excl. 1 renewal, small sample"
    assert win_rate_sample(credit, credit.figure(win_rate([], credit.period)), credit.period) == ""
