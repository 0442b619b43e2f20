"""From values to places on a picture, and the lines and labels that name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from onward.report.pictures.svg import WIDTH, label, put


@dataclass(frozen=True)
class Scale:
    """A straight line from values to units; a value outside is drawn at the edge."""

    first: float
    last: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where a value stands, in units."""
        span = self.last - self.first
        share = (value - self.first) / span if span else 0.0
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)


@dataclass(frozen=True)
class Frame:
    """The field of a picture with two axes, in units."""

    left: float = 34.0
    right: float = WIDTH - 4
    top: float = 30.0
    foot: float = 196.0
    below: float = 24.0

    @property
    def height(self) -> float:
        """Of the whole picture, with the labels below the field."""
        return self.foot + self.below

    def across(self, first: float, last: float) -> Scale:
        """A scale from left to right."""
        return Scale(first, last, self.left, self.right)

    def up(self, lowest: float, highest: float) -> Scale:
        """A scale from the foot to the top."""
        return Scale(lowest, highest, self.foot, self.top)


def rule(root: Element, frame: Frame, y: float, name: str) -> None:
    """A line across the field, named on its left."""
    put(root, "line", x1=frame.left, x2=frame.right, y1=y, y2=y, class_="grid")
    label(root, frame.left - 6, y + 4, name, "label small faint", "end")


def above(root: Element, name: str) -> None:
    """What the height means, over the field."""
    label(root, 0, 12, name, "label small faint")


def ends(root: Element, frame: Frame, names: Sequence[str]) -> None:
    """What stands at the left and the right end, below the field."""
    label(root, frame.left, frame.foot + 18, names[0], "label small faint")
    label(root, frame.right, frame.foot + 18, names[1], "label small faint", "end")
