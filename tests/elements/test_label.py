import copy
import pickle

from plangen.elements.label import Label, detail_of, metric_of


def test_a_label_prints_its_metric_and_the_details_that_are_not_empty() -> None:
    assert Label("Win rate", "", "18 of 52") == "Win rate, 18 of 52"
    assert str(Label("Bookings")) == "Bookings"


def test_the_parts_of_a_label_are_kept_even_if_they_contain_commas() -> None:
    label = Label("Calls, inbound", "Q3", "small sample")
    for each in (label, copy.deepcopy(label), pickle.loads(pickle.dumps(label))):  # noqa: S301 - as workers do
        assert (metric_of(each), detail_of(each)) == ("Calls, inbound", "Q3, small sample")


def test_a_plain_text_is_all_name() -> None:
    assert (metric_of("Win rate, 18 of 52"), detail_of("Win rate, 18 of 52")) == ("Win rate, 18 of 52", "")
