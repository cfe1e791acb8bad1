"""The store: the only SQL. SQLite by default, PostgreSQL by URL."""

from hotseat.store.records import Attempt, Contents, Overruling, Undo
from hotseat.store.sql import SqlStore
from hotseat.store.store import CardOf, Store

__all__ = ["Attempt", "CardOf", "Contents", "Overruling", "SqlStore", "Store", "Undo"]
