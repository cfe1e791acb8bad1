"""The seam to the database: one protocol, held by the same contract tests for every implementation."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol

from hotseat.ids import AttemptId, Slug
from hotseat.memory import Card
from hotseat.store.records import Attempt, Contents, Overruling

CardOf = Callable[[Slug, Iterable[Attempt]], Card | None]
"""How the card of a question follows from its attempts. The store knows when to ask; the app knows how."""


class Store(Protocol):
    """Attempts, rulings on them, the cards that follow from them, and preferences.

    Each call is one transaction: when it returns, it is on disk; when it raises, nothing has changed.
    Raises `NoStore` where the database cannot be used.
    """

    def add(self, attempt: Attempt) -> Attempt:
        """Append an attempt and bring its card up to date.

        The same attempt added again changes nothing and returns the stored one. Raises `Conflict` for another
        answer under the same id or an attempt that was undone, `NotFound` for a parent that is not there.
        """
        ...

    def attempt(self, id: AttemptId) -> Attempt:
        """Raises `NotFound` where there is none, or it was undone."""
        ...

    def undone(self, id: AttemptId) -> Attempt:
        """An attempt that was undone. Raises `NotFound` where there is none, or it still counts."""
        ...

    def attempts(
        self, question: Slug | None = None, since: datetime | None = None, limit: int | None = None
    ) -> list[Attempt]:
        """Newest first, without those undone."""
        ...

    def overrule(self, overruling: Overruling) -> Attempt:
        """Keep a ruling. Raises `NotFound` for an unknown attempt or item."""
        ...

    def undo(self, id: AttemptId, at: datetime) -> Attempt:
        """The attempt and the replies to its follow-ups no longer count. Raises `NotFound`."""
        ...

    def card(self, question: Slug) -> Card | None: ...

    def cards(self) -> list[Card]: ...

    def preferences(self) -> dict[str, object]: ...

    def prefer(self, key: str, value: object) -> None: ...

    def contents(self) -> Contents: ...

    def merge(self, contents: Contents) -> int:
        """Add what is not there yet; returns how many attempts were new. Raises `Conflict`."""
        ...

    def replace(self, contents: Contents, keep: Callable[[Contents], None] | None = None) -> None:
        """Put these contents in place of all that is there.

        `keep` gets what was there, in the same transaction; where it raises, nothing changes.
        """
        ...
