"""Figures, times and verdicts in words: the one place where the pages choose them."""

from datetime import datetime, timedelta

from hotseat.bank import Job, Level
from hotseat.grading import Floor

LEVELS = ("Not there yet", "A crumb", "Half of it", "Good, with a gap", "Complete")
"""What a grade's level is called, 0 to 4."""

FLOORS: dict[Floor, str] = {
    "empty": "There were no words to grade.",
    "too-short": "That is too short to make a point. A sentence or two is enough to start with.",
    "gibberish": "That does not read as sentences, so there was nothing to grade.",
    "copied-question": "That is the question again. Say what you would answer, in your own words.",
    "off-topic": "That is about something else. Read the question once more and try again.",
}
QUESTION_LEVELS: dict[Level, str] = {"screen": "Screening round", "mid": "Mid-level", "senior": "Senior"}
JOBS: dict[Job, str] = {
    "data-analyst": "Data analyst",
    "data-scientist": "Data scientist",
    "ml-engineer": "ML engineer",
    "deep-learning-engineer": "Deep-learning engineer",
    "nlp-engineer": "NLP engineer",
    "mlops-engineer": "MLOps engineer",
}
REASONS = {
    "retry": "You missed part of it a while ago: try again while it is fresh.",
    "due": "It is due: about now you would start to forget it.",
    "new": "It is new to you.",
    "weakest": "Nothing is due. Of what you have practised, this is what you know least well.",
}
_UNITS = (
    (timedelta(days=365), "year"),
    (timedelta(days=30), "month"),
    (timedelta(days=1), "day"),
    (timedelta(hours=1), "hour"),
    (timedelta(minutes=1), "minute"),
)


def count(number: int, noun: str) -> str:
    """`1 attempt`, `12 attempts`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def minutes(seconds: float) -> str:
    """A time to answer, rounded up: `about 2 minutes`."""
    return f"about {count(max(1, -(-int(seconds) // 60)), 'minute')}"


def span(length: timedelta) -> str:
    """A length of time in its largest unit: `3 days`."""
    for unit, name in _UNITS:
        if length >= 0.95 * unit:
            return count(max(1, round(length / unit)), name)
    return "a moment"


def until(due: datetime, now: datetime) -> str:
    """When something comes: `now`, `in 10 minutes`, `in 3 days`."""
    return "now" if due <= now else f"in {span(due - now)}"


def since(at: datetime, now: datetime) -> str:
    """How long ago something was: `just now`, `5 minutes ago`."""
    length = now - at
    return "just now" if length < timedelta(minutes=1) else f"{span(length)} ago"


def moment(at: datetime, now: datetime) -> str:
    """A date and time in the user's time zone."""
    local = at.astimezone(now.tzinfo)
    return f"{local.day} {local:%b %Y, %H:%M}"


def machine(at: datetime) -> str:
    """For the `datetime` attribute of `<time>`."""
    return at.isoformat(timespec="seconds")


def clock(seconds: float) -> str:
    """Time spent: `1 min 20 s`; nothing where it is not known."""
    whole = round(seconds)
    if whole <= 0:
        return ""
    return f"{whole // 60} min {whole % 60} s" if whole >= 60 else f"{whole} s"


def confidence(value: float, unsure: int) -> str:
    """What the grader says of its own verdict: how much it would rather ask, and whether it is unsure altogether.

    It never says that it is sure: on answers graded carefully, its confidence does not earn that word.
    """
    if unsure:
        return f"The grader asks you about {count(unsure, 'thing')}."
    return "The grader is not very sure of this." if value < 0.6 else ""


def interval(mean: float | None, low_high: tuple[float, float] | None) -> str:
    """`62, between 48 and 76`; without an interval it says that there are too few scores for one."""
    if mean is None:
        return "not practised yet"
    if low_high is None:
        return f"{mean:.0f}, from too few questions for a range"
    if low_high[1] - low_high[0] < 1:
        return f"{mean:.0f} on each question so far"
    return f"{mean:.0f}, between {low_high[0]:.0f} and {low_high[1]:.0f}"
