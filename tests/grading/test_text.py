"""The windows of an answer."""

from hypothesis import given
from hypothesis import strategies as st

from hotseat.grading.text import MAX_CHARS, content_stems, windows, words


@given(st.text(max_size=400))
def test_a_window_is_a_stretch_of_the_answer_as_written(answer: str) -> None:
    for window in windows(answer):
        assert answer[window.start : window.end] == window.text
        assert window.text.strip() == window.text != ""


@given(st.text(max_size=400))
def test_every_word_lies_in_a_window(answer: str) -> None:
    heard = {word for window in windows(answer) for word in words(window.text)}
    assert set(words(answer)) <= heard


def test_sentences_pairs_and_clauses_are_heard() -> None:
    answer = (
        "Trees split on features. They stop early, which keeps them small, so that they generalise to new rows better."
    )
    texts = [window.text for window in windows(answer)]
    assert "Trees split on features." in texts
    assert answer in texts, "the pair"
    assert "They stop early, which keeps them small" in texts, "the clause"


def test_a_sentence_repeated_forty_times_is_heard_once() -> None:
    assert len(windows("The encoder compresses the input. " * 40)) == 2, "the sentence, and the pair of it with itself"


def test_speech_without_punctuation_is_cut_into_breaths() -> None:
    answer = " ".join(f"word{n}" for n in range(100))
    assert all(len(window.text.split()) <= 60 for window in windows(answer))
    assert len(windows(answer)) > 4


def test_a_decimal_number_does_not_end_a_sentence() -> None:
    assert [window.text for window in windows("We use 0.05 as alpha")] == ["We use 0.05 as alpha"]


def test_only_so_much_is_listened_to() -> None:
    assert max(window.end for window in windows("a bc. " * 50_000)) <= MAX_CHARS


def test_words_are_alike_whatever_their_width_case_or_apostrophe() -> None:
    assert words("Don’t ＬＯＯＫ") == words("don't look")


def test_stems_join_the_forms_of_a_word() -> None:
    assert content_stems("weighted weights") == content_stems("weight")
    assert content_stems("the of and") == set()
