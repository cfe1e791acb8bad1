"""Floors: what gets nothing before any model reads it."""

import pytest

from hotseat.grading.floors import floor_of
from tests.samples import TASK

PROMPT = TASK.prompt


@pytest.mark.parametrize(
    ("answer", "floor"),
    [
        ("", "empty"),
        ("   \n\t  ", "empty"),
        ("?!… --- ***", "empty"),
        ("🙂🙂🙂", "empty"),
        ("fine", "too-short"),
        ("I don't know", "too-short"),
        ("asdf qwrt zxcvb hjkl dfgh", "gibberish"),
        ("sdkfjh skdjfh ksjdhf kjshdf kjhsdf", "gibberish"),
        ("1234 5678 91011 1213", "gibberish"),
        ("encoder encoder encoder encoder encoder encoder encoder", "gibberish"),
        ("blah " * 400, "gibberish"),
        (PROMPT, "copied-question"),
        (PROMPT.upper(), "copied-question"),
        ("So, what is an autoencoder, and what is it used for", "copied-question"),
        ("An autoencoder is an autoencoder.", "copied-question"),
    ],
)
def test_worthless_answers_fall_to_their_floor(answer: str, floor: str) -> None:
    assert floor_of(TASK, answer) == floor


@pytest.mark.parametrize(
    "answer",
    [
        "The encoder compresses, the decoder rebuilds.",
        "it squeezes the picture and then draws it again from the small version",
        "encoder → bottleneck → decoder; no labels",
        "```python\nx = decoder(encoder(x))\n```  so the input is its own target",
        "z = f(x); x̂ = g(z); minimise ‖x − x̂‖² over the training inputs",
        "An autoencoder is a network that copies its input through a narrow middle.",
    ],
)
def test_an_honest_answer_is_read(answer: str) -> None:
    assert floor_of(TASK, answer) is None
