"""An answer as text: its words, and the windows in which a point may be made."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MAX_CHARS = 20_000
"""What a grader listens to: some 3,500 words, 25 minutes of speech. The rest of a longer answer is not graded."""

LONG_SENTENCE = 12
"""A sentence of more words is also looked at clause by clause."""
SHORT_CLAUSE = 4
"""A clause of fewer words says nothing by itself."""
BREATH = 30
"""Speech without punctuation is cut after so many words."""

_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;]+(?!\s|$)[^.!?;\n]+)*[.!?;]*")
_CLAUSE = re.compile(r"(?:(?!, |: | - | – | — ).)+", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SUFFIX = re.compile(r"(?:'s|’s|ational|ations?|ingly|ings?|edly|ies|es|ed|ly|s)$")

FUNCTION_WORDS = frozenset(
    """
    a about all also an and any are as at be because been being but by can could did do does each few for from get
    had has have how i if in into is it its just like many more most much no not of off on one only or other our out
    over own same should so some such than that the their them then there these they this those to too under up very
    was we were what when where which while who why will with would you your don't it's that's
    """.split()  # noqa: SIM905  a hundred quoted words would be harder to read
)
"""The words that hold an English sentence together, whatever it is about."""


@dataclass(frozen=True)
class Window:
    """A stretch of the answer, from `start` to `end` (exclusive), as written."""

    start: int
    end: int
    text: str


def words(text: str) -> list[str]:
    """The words of `text`, lower-cased, without accents of width or ligatures (NFKC)."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower().replace("’", "'"))


def stem(word: str) -> str:
    """A crude stem: enough to see that `weights` and `weighted` share a root."""
    return _SUFFIX.sub("", word) if len(word) > 4 else word


def content_stems(text: str) -> set[str]:
    """The stems of the words of `text` that carry meaning."""
    return {stem(word) for word in words(text) if word not in FUNCTION_WORDS}


def windows(answer: str) -> list[Window]:
    """The windows of an answer: clauses, sentences and pairs of sentences; each wording once."""
    sentences = list(_sentences(answer[:MAX_CHARS]))
    found: dict[str, Window] = {}
    for position, (start, end) in enumerate(sentences):
        length = len(words(answer[start:end]))
        # A sentence of a word or two says nothing by itself; it is heard with its neighbour.
        spans = [(start, end)] if length >= SHORT_CLAUSE or len(sentences) == 1 else []
        if length > LONG_SENTENCE:
            spans += _clauses(answer, start, end)
        if position:
            spans.append((sentences[position - 1][0], end))
        for span in spans:
            window = _trimmed(answer, *span)
            found.setdefault(" ".join(words(window.text)), window)
    found.pop("", None)
    return list(found.values())


def _sentences(answer: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(answer):
        tokens = [t.span() for t in re.finditer(r"\S+", match.group())]
        for first in range(0, len(tokens), BREATH):
            last = min(first + BREATH, len(tokens)) - 1
            yield match.start() + tokens[first][0], match.start() + tokens[last][1]


def _clauses(answer: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a sentence between commas, colons and dashes; a short part is joined to its neighbour."""
    spans: list[tuple[int, int]] = []
    for match in _CLAUSE.finditer(answer, start, end):
        short = len(words(match.group())) < SHORT_CLAUSE
        if spans and (short or len(words(answer[slice(*spans[-1])])) < SHORT_CLAUSE):
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    return spans if len(spans) > 1 else []


def _trimmed(answer: str, start: int, end: int) -> Window:
    text = answer[start:end]
    start += len(text) - len(text.lstrip(" \t\r\n,;:-–—"))
    text = answer[start:end].rstrip()
    return Window(start, start + len(text), text)
