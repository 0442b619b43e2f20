"""Plain text out of markup; scripts, styles and what a browser hides never come through."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

LONGEST = 5_000_000
"""Characters that are read."""
_DEEPEST = 5_000  # open elements; the parser's time grows with their square
_TAG = re.compile(r"</?[a-zA-Z]|<!")
_OPENS_OR_CLOSES = re.compile(
    r"<(/?)(?!(?:area|br|col|embed|hr|img|input|link|meta|source|wbr|p|li|dt|dd|td|th|tr|option)\b)[a-zA-Z]", re.I
)
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&[a-zA-Z]{2,31};|&#\w{1,8};")
_LEFT_OVER = re.compile(r"(?<!<)<++(?=[a-zA-Z/!?])")
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""Signs that nobody sees, and halves of signs."""
_HIDDEN_WORDS = "script style template noscript iframe object svg math select textarea head"
_HIDDEN = frozenset(_HIDDEN_WORDS.split())
_BLOCKS_WORDS = """
address article aside blockquote br dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header
hr li main nav ol p pre section summary table td th tr ul
"""
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_GAPS = re.compile(r"\n{3,}")
_MOST_STEPS = 200_000
"""Into and out of elements: far more than any posting has."""
_TIMES_ENCODED = 3


def parsed(text: str) -> LexborHTMLParser:
    """A page; of one that is nested beyond sense only what comes before."""
    return LexborHTMLParser(_shallow(text[:LONGEST]))


def _shallow(text: str) -> str:
    depth = 0
    for tag in _OPENS_OR_CLOSES.finditer(text) if text.count("<") > _DEEPEST else ():
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return text[: tag.start()]
    return text


def text_of(text: str) -> str:
    """The text of a piece of HTML, however often it was encoded: a line for each block, a dash for each item."""
    for _ in range(_TIMES_ENCODED):
        if not _MARKUP.search(text):
            break
        text = node_text(parsed(text).body) if _TAG.search(text) else html.unescape(text)
    return plain_text(text)


def plain_text(text: str) -> str:
    """A text without signs that cannot be seen, doubled blanks, and whatever still looks like markup."""
    lines = (" ".join(line.split()) for line in UNSEEN.sub(" ", _LEFT_OVER.sub("", text)).split("\n"))
    return _GAPS.sub("\n\n", "\n".join("" if line == "-" else line for line in lines)).strip()


def one_line(text: str, limit: int) -> str:
    """The text of a short field, on one line, cut at a word where it is too long."""
    line = " ".join(text_of(text[: 20 * limit]).split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;.-") + "…"


def node_text(node: LexborNode | None) -> str:
    """The text of a part of a page, not yet tidied."""
    if node is None:
        return ""
    parts: list[str] = []
    for one, entering in islice(_walk(node), _MOST_STEPS):
        tag = one.tag or ""
        if tag == "-text":
            parts.append(re.sub(r"\s+", " ", one.text_content or ""))
        elif tag in _BLOCKS:
            parts.append("\n- " if tag == "li" and entering else "\n")
    return "".join(parts)


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every node that a browser shows, entered and left, without recursion."""
    node, entering, top = root, True, root.mem_id
    while True:
        hidden = (node.tag or "") in _HIDDEN
        if not hidden:
            yield node, entering
        below = node.first_child if entering and not hidden else None
        if below is not None:
            node = below
            continue
        if node.mem_id == top:
            return
        if entering and not hidden and (node.tag or "") != "-text":
            yield node, False
        after = node.next
        if after is not None:
            node, entering = after, True
        else:
            up = node.parent
            if up is None:
                return
            node, entering = up, False
