"""Floors that need no model: answers that get nothing, and why. (Off topic is the grader's to say.)"""

import re
from collections import Counter

from hotseat.grading.grade import Floor
from hotseat.grading.task import Task
from hotseat.grading.text import FUNCTION_WORDS, content_stems, words

MIN_WORDS = 4
"""Fewer words make no proposition."""


def floor_of(task: Task, answer: str) -> Floor | None:
    """The floor that the answer falls to, or None where it deserves to be read."""
    spoken = words(answer)
    if not spoken:
        return "empty"
    if is_gibberish(spoken):
        return "gibberish"
    if len(spoken) < MIN_WORDS:
        return "too-short"
    if is_copied(task.prompt, answer):
        return "copied-question"
    return None


def is_gibberish(spoken: list[str]) -> bool:
    """Keys hit at random, one word over and over, or no letters at all."""
    lettered = [word for word in spoken if re.search(r"[^\W\d_]", word)]
    if not lettered:
        return True
    if len(lettered) >= 6 and Counter(lettered).most_common(1)[0][1] > 0.6 * len(lettered):
        return True
    latin = [word for word in lettered if word.isascii()]
    odd = sum(map(_unpronounceable, latin))
    return len(latin) > 0 and odd > 0.5 * len(latin) and not set(latin) & FUNCTION_WORDS


def is_copied(prompt: str, answer: str) -> bool:
    """The answer is the question again, with next to nothing added."""
    asked, said = set(words(prompt)), words(answer)
    new = [word for word in said if word not in asked and word not in FUNCTION_WORDS]
    return len(new) <= max(1, len(set(said) & asked) // 5) and bool(content_stems(answer) & content_stems(prompt))


def _unpronounceable(word: str) -> bool:
    """No English word: no vowel in four letters or more, or six consonants in a row."""
    return len(word) > 3 and (not re.search("[aeiouy]", word) or bool(re.search("[^aeiouy0-9'-]{6}", word)))
