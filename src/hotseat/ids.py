"""The identities that are passed around, as types, so that one is never taken for another."""

from typing import NewType
from uuid import uuid4

Slug = NewType("Slug", str)
"""Names a question for good: `p-value`."""

PointId = NewType("PointId", str)
"""Names a point or a misconception within its rubric."""

FollowUpId = NewType("FollowUpId", str)
"""Names a follow-up within its question."""

AttemptId = NewType("AttemptId", str)
"""Names an attempt. Whoever posts the attempt chooses it, so that posting twice stores once."""


def new_attempt_id() -> AttemptId:
    return AttemptId(uuid4().hex)
