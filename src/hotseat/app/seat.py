"""What every action works with."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from hotseat.bank import Bank, load_bank
from hotseat.grading import Grade, Grader, GraderName, Task
from hotseat.ids import Slug
from hotseat.memory import Card, Review, rate, replay
from hotseat.settings import Settings
from hotseat.store import Attempt, SqlStore, Store


@dataclass(frozen=True)
class Seat:
    """The bank, the store and the grader that this process uses."""

    bank: Bank
    store: Store
    grader: Grader


def open_seat(settings: Settings) -> Seat:
    """The seat of these settings. Raises `BadContent` or `NoStore`."""
    return Seat(load_bank(settings.content), SqlStore(settings.database_url, card_of), default_grader())


def default_grader() -> Grader:
    """The grader that hotseat ships. Its model is loaded with the first answer, or by `warm_up`."""
    return LazyGrader()


class LazyGrader:
    """A grader that loads its model when first needed, once, however many threads ask."""

    def __init__(self) -> None:
        self._lock = Lock()

    @property
    def name(self) -> GraderName:
        return self._loaded.name

    def warm_up(self) -> None:
        self._loaded.warm_up()

    def grade(self, task: Task, answer: str) -> Grade:
        return self._loaded.grade(task, answer)

    @property
    def _loaded(self) -> Grader:
        with self._lock:
            return self._grader

    @cached_property
    def _grader(self) -> Grader:
        from hotseat.grading.encoder import MiniLM
        from hotseat.grading.similarity import SimilarityGrader

        return SimilarityGrader(MiniLM())


def card_of(question: Slug, attempts: Iterable[Attempt]) -> Card | None:
    """The card of a question after these attempts. Replies to follow-ups do not count: they were prompted."""
    first = [attempt for attempt in attempts if attempt.parent is None]
    reviews = (Review(a.at, rate(a.effective.level, a.seconds, a.expected)) for a in first)
    return replay(question, reviews)
