"""Memory: what a card remembers of past attempts, and when it is due. The model is FSRS (py-fsrs)."""

from hotseat.memory.card import Card, Review, recall, replay
from hotseat.memory.rating import Rating, rate

__all__ = ["Card", "Rating", "Review", "rate", "recall", "replay"]
