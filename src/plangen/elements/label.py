"""The label of a metric on a page: the metric's title, and what follows it, such as the period or the sample."""

from typing import Self


class Label(str):
    """A label as printed, “Pipeline coverage, Q4”, that keeps its `metric` and `detail` apart.

    It is a text, so it prints and compares as one; nothing has to read the parts back from it.
    """

    __slots__ = ("detail", "metric")

    metric: str
    detail: str

    def __new__(cls, metric: str, *details: str) -> Self:
        """The label with those details that aren't empty."""
        detail = ", ".join(each for each in details if each)
        label = super().__new__(cls, f"{metric}, {detail}" if detail else metric)
        label.metric, label.detail = metric, detail
        return label

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        """The parts, so that a worker process gets them, too."""
        return type(self), (self.metric, self.detail)


def metric_of(label: str) -> str:
    """The metric that a label names; a plain text is all name."""
    return label.metric if isinstance(label, Label) else label


def detail_of(label: str) -> str:
    """What follows the metric in a label; empty for a plain text."""
    return label.detail if isinstance(label, Label) else ""
