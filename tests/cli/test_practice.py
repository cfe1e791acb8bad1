"""`hotseat practice`, `today`, `progress`, `undo`: the loop in a terminal, typed into by a pipe."""

import json

from tests.conftest import Run

P_VALUE = b"It is the probability of data at least as extreme as what was observed, assuming the null is true."


def test_practice_asks_grades_follows_up_and_ends_with_its_input(run: Run) -> None:
    ran = run("practice", stdin=P_VALUE + b"\n\n")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.index("autoencoder") < ran.out.index("/100, level") < ran.out.index("Follow-up: ")
    assert "In one breath: " in ran.out


def test_an_answer_and_the_reply_to_its_follow_up_are_kept(run: Run) -> None:
    run("practice", stdin=P_VALUE + b"\n\nBecause of the null hypothesis,\nI would say.\n\nquit\n")
    progress = json.loads(run("progress", "--json").out)
    assert (progress["attempts"], progress["follow_ups"], progress["practised"]) == (1, 1, 1)


def test_skip_asks_another_question_and_keeps_nothing(run: Run) -> None:
    ran = run("practice", stdin=b"skip\n\nskip\n\n")
    assert ran.code == 0
    assert ran.out.count("?") >= 2
    assert json.loads(run("progress", "--json").out)["attempts"] == 0


def test_quit_at_the_follow_up_ends_too(run: Run) -> None:
    ran = run("practice", stdin=P_VALUE + b"\n\nquit\nThis must not be taken for an answer.\n\n")
    assert ran.code == 0
    assert json.loads(run("progress", "--json").out)["attempts"] == 1


def test_quit_ends_at_once(run: Run) -> None:
    ran = run("practice", stdin=b"quit\n")
    assert ran.code == 0
    assert json.loads(run("progress", "--json").out)["attempts"] == 0


def test_input_that_is_not_text_is_no_crash(run: Run) -> None:
    ran = run("practice", stdin=b"\xff\xfe\x00 bytes\n\n")
    assert (ran.code, ran.err) == (0, "")
    assert "nothing to grade: too-short" in ran.out


def test_today_lists_new_questions_then_what_was_done(run: Run) -> None:
    before = json.loads(run("today", "--json").out)
    assert set(before) == {"minutes", "next", "back", "due", "new", "done"}
    assert {item["question"] for item in before["new"]} == {"autoencoder", "p-value"}
    assert before["next"]["question"] == before["new"][0]["question"]
    run("practice", stdin=P_VALUE + b"\n\nskip\n\nquit\n")
    after = json.loads(run("today", "--json").out)
    assert [done["question"] for done in after["done"]] == [before["next"]["question"]]
    assert after["next"]["question"] != before["next"]["question"]
    assert "1 answered today" in run("today").out


def test_progress_has_the_keys_that_other_tools_read(run: Run) -> None:
    progress = json.loads(run("progress", "--json").out)
    assert set(progress) == {
        *("attempts", "follow_ups", "practised", "questions", "due", "minutes", "topics", "days"),
    }
    assert progress["questions"] == 2
    assert "0 of 2 questions" in run("progress").out


def test_undo_takes_the_last_attempt_out_of_progress(run: Run) -> None:
    run("practice", stdin=P_VALUE + b"\n\nskip\n\nquit\n")
    undone = run("undo")
    assert undone.code == 0
    assert undone.out.startswith("undone: autoencoder")
    assert json.loads(run("progress", "--json").out)["attempts"] == 0
    again = run("undo")
    assert (again.code, again.out) == (2, "")
