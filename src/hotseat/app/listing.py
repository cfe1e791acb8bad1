"""The forms in which other tools read what the app knows: `--json` of the command line, and the API."""

from typing import Any

from hotseat.app.progress import Progress
from hotseat.app.today import Item, Today
from hotseat.bank import Question


def as_question_row(question: Question) -> dict[str, Any]:
    """A question in a list."""
    keys = {"slug", "topic", "kind", "level", "jobs", "reviewed", "prompt"}
    return question.model_dump(mode="json", include=keys)


def as_today(today: Today) -> dict[str, Any]:
    return {
        "minutes": today.minutes,
        "next": _item(today.next) if today.next else None,
        "back": today.back.isoformat() if today.back else None,
        "due": [_item(item) for item in today.due],
        "new": [_item(item) for item in today.new],
        "done": [
            {"id": a.id, "question": a.question, "score": a.effective.score, "at": a.at.isoformat()}
            for a in today.done
            if a.parent is None
        ],
    }


def as_progress(progress: Progress) -> dict[str, Any]:
    return {
        "attempts": progress.attempts,
        "follow_ups": progress.follow_ups,
        "practised": progress.practised,
        "questions": progress.questions,
        "due": progress.due,
        "minutes": progress.minutes,
        "topics": [
            {
                "topic": t.topic,
                "attempts": t.attempts,
                "practised": t.practised,
                "questions": t.questions,
                "mean": t.mean,
                "interval": t.interval,
            }
            for t in progress.topics
        ],
        "days": {day.isoformat(): count for day, count in progress.days.items()},
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "question": item.question.slug,
        "prompt": item.question.prompt,
        "topic": item.question.topic,
        "reason": item.reason,
        "recall": None if item.recall is None else round(item.recall, 3),
        "seconds": item.question.seconds,
        "due": item.card.due.isoformat() if item.card else None,
    }
