"""Attempts, overrulings, undone, cards, preferences."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "attempts",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("question", sa.String(60), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("parent", sa.String(64), sa.ForeignKey("attempts.id"), nullable=True),
        sa.Column("follow_up", sa.String(48), nullable=True),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("grade", sa.JSON, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("expected", sa.Float, nullable=False),
        sa.Column("at", moment, nullable=False),
    )
    op.create_index("attempts_by_question", "attempts", ["question", "at"])
    op.create_index("attempts_by_time", "attempts", ["at"])
    op.create_table(
        "overrulings",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("attempt", sa.String(64), sa.ForeignKey("attempts.id"), nullable=False),
        sa.Column("item", sa.String(48), nullable=False),
        sa.Column("ruling", sa.String(16), nullable=True),
        sa.Column("at", moment, nullable=False),
    )
    op.create_index("ix_overrulings_attempt", "overrulings", ["attempt"])
    op.create_table(
        "undone",
        sa.Column("attempt", sa.String(64), sa.ForeignKey("attempts.id"), primary_key=True),
        sa.Column("at", moment, nullable=False),
    )
    op.create_table(
        "cards",
        sa.Column("question", sa.String(60), primary_key=True),
        sa.Column("stability", sa.Float, nullable=False),
        sa.Column("difficulty", sa.Float, nullable=False),
        sa.Column("due", moment, nullable=False),
        sa.Column("last_review", moment, nullable=False),
        sa.Column("reviews", sa.Integer, nullable=False),
        sa.Column("lapses", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
    )
    op.create_table(
        "preferences",
        sa.Column("key", sa.String(60), primary_key=True),
        sa.Column("value", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    for table in ("preferences", "cards", "undone", "overrulings", "attempts"):
        op.drop_table(table)
