"""Practice: from the first visit to the next question; drafts, lost servers, second thoughts."""

import re
from pathlib import Path

from playwright.sync_api import Route, expect

from tests.journeys.conftest import BAD, GOOD, Candidate, Open
from tests.serving import SERVE, started


def test_from_the_first_visit_to_a_graded_answer_the_follow_up_and_the_next_question(candidate: Candidate) -> None:
    page = candidate.page
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Practise the interview")
    page.get_by_role("link", name="Start").click()
    expect(page.get_by_label("Your answer")).to_be_focused()
    asked = page.get_by_role("heading", level=1).inner_text()

    page.get_by_label("Your answer").fill("It learns patterns from the data, and a model that is too simple misses.")
    expect(page.get_by_text("14 words")).to_be_visible()
    page.get_by_role("button", name="Submit").click()

    expect(page).to_have_url(re.compile(r"/attempts/\w+$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("of 100")
    expect(page.get_by_role("heading", name="The points of a strong answer")).to_be_visible()
    page.get_by_label("Your reply").fill("It depends on how much data there is and on how noisy it is.")
    page.get_by_role("button", name="Submit").click()

    expect(page.locator(".reply-score")).to_be_visible()
    expect(page.get_by_role("link", name="Next question")).to_be_focused()
    page.get_by_role("link", name="Next question").click()
    expect(page.get_by_label("Your answer")).to_be_focused()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(asked)
    assert candidate.attempts() == 2


def test_practice_by_keyboard_alone(candidate: Candidate) -> None:
    page = candidate.page
    page.goto("/")
    page.keyboard.press("s")
    expect(page.get_by_label("Your answer")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("not="))
    page.goto("/practice/p-value")
    page.keyboard.type("It tells how surprising the data are. ")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="What you said")).to_be_visible()
    page.keyboard.press("f")
    expect(page.get_by_label("Your reply")).to_be_focused()
    page.keyboard.type("No, not at all, it depends on the prior.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("link", name="Next question")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your answer")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Hide time")).to_be_focused()


def test_the_shortcuts_are_listed_and_can_be_switched_off(candidate: Candidate) -> None:
    page = candidate.page
    page.goto("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("Single-letter shortcuts on").uncheck()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("s")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/$"))


def test_evidence_is_marked_and_linked_with_its_points(candidate: Candidate) -> None:
    candidate.practise(GOOD)
    mark = candidate.page.locator(".said mark:has(a)").first
    anchor = (mark.get_attribute("data-findings") or "").split()[0]
    finding = candidate.page.locator(f"#{anchor}")
    mark.locator("a").first.hover()
    expect(finding).to_have_class(re.compile("lit"))
    candidate.page.mouse.move(0, 0)
    expect(finding).not_to_have_class(re.compile("lit"))
    mark.locator("a").first.focus()
    expect(candidate.page.locator(".finding.lit").first).to_be_visible()


def test_overruling_a_verdict_and_withdrawing_it(candidate: Candidate) -> None:
    page = candidate.page
    candidate.practise("I would look at how the data were collected first, and then at the sample size we have.")
    score = page.get_by_role("heading", level=1)
    before = score.inner_text()
    point = page.locator(".points .finding").filter(has_text="Missing").first
    anchor = point.get_attribute("id")
    point.get_by_role("button", name="I did say that").click()
    expect(page).to_have_url(re.compile(f"#{anchor}$"))
    ruled = page.locator(f"#{anchor}")
    expect(ruled).to_contain_text("You overruled this: I did say that.")
    expect(ruled).to_contain_text("Covered")
    expect(score).not_to_have_text(before)
    ruled.get_by_role("button", name="Withdraw").click()
    expect(ruled).to_contain_text("Missing")
    expect(score).to_have_text(re.compile(re.escape(before.split()[0])))


def test_undo_gives_the_words_back(candidate: Candidate) -> None:
    page = candidate.page
    candidate.practise(BAD)
    page.get_by_role("button", name="Undo this attempt").click()
    expect(page.get_by_label("Your answer")).to_have_value(BAD)
    expect(page.get_by_text("Your words are back below")).to_be_visible()
    assert candidate.attempts() == 0
    page.get_by_label("Your answer").fill(GOOD)
    page.reload()
    expect(page.get_by_label("Your answer")).to_have_value(GOOD)
    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".said .answer")).to_contain_text("at least as extreme as yours")
    assert candidate.attempts() == 1
    page.goto("/")
    page.get_by_role("button", name="Undo the last attempt").click()
    expect(page.get_by_label("Your answer")).to_have_value(GOOD)


def test_not_knowing_is_one_press(candidate: Candidate) -> None:
    page = candidate.page
    page.goto("/practice/p-value")
    page.get_by_role("button", name="I don’t know").click()
    expect(page.get_by_text("No answer this time")).to_be_visible()
    expect(page.get_by_text("In one breath:")).to_be_visible()


def test_an_empty_answer_is_refused_in_place(candidate: Candidate) -> None:
    page = candidate.page
    page.goto("/practice/p-value")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("alert")).to_contain_text("The answer is empty")
    expect(page.get_by_label("Your answer")).to_be_focused()


def test_a_draft_survives_a_reload(candidate: Candidate) -> None:
    page = candidate.page
    page.goto("/practice/p-value")
    page.get_by_label("Your answer").fill(BAD)
    page.reload()
    expect(page.get_by_label("Your answer")).to_have_value(BAD)
    expect(page.get_by_text("Draft restored.")).to_be_visible()
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading", name="What you said")).to_be_visible()
    page.goto("/practice/p-value")
    expect(page.get_by_label("Your answer")).to_have_value("")


def test_a_waiting_draft_is_shown_where_questions_are_listed(candidate: Candidate) -> None:
    page = candidate.page
    page.goto("/practice/p-value")
    page.get_by_label("Your answer").fill(BAD)
    page.goto("/bank?q=p-value")
    expect(page.get_by_role("listitem").filter(has_text="What is a p-value?")).to_contain_text("draft waiting")
    expect(page.get_by_text("draft waiting").locator("visible=true")).to_have_count(1)


def test_a_draft_can_be_discarded(candidate: Candidate) -> None:
    page = candidate.page
    page.goto("/practice/p-value")
    page.get_by_label("Your answer").fill(BAD)
    page.reload()
    page.get_by_role("button", name="Discard it").click()
    expect(page.get_by_label("Your answer")).to_have_value("")
    page.reload()
    expect(page.get_by_label("Your answer")).to_have_value("")


def test_going_back_and_writing_something_else_is_a_new_attempt(candidate: Candidate) -> None:
    page = candidate.page
    candidate.practise(BAD)
    page.go_back()
    page.get_by_label("Your answer").fill(GOOD)
    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".said .answer")).to_contain_text("at least as extreme as yours")
    assert candidate.attempts() == 2


def test_a_server_that_dies_in_mid_answer_loses_nothing(
    tmp_path: Path, surroundings: dict[str, str], open_page: Open
) -> None:
    log = tmp_path / "log"
    with started(SERVE, surroundings, log) as server:
        page = open_page(server.address)
        page.goto("/practice/p-value")
        page.get_by_label("Your answer").fill(GOOD)
        server.kill()
        page.get_by_role("button", name="Submit").click()
        expect(page.get_by_role("alert")).to_contain_text("hotseat is not answering; your answer is kept")
        expect(page.get_by_label("Your answer")).to_have_value(GOOD)
    port = server.address.rpartition(":")[2]
    again = (*SERVE[:-1], port)
    with started(again, surroundings, log):
        page.get_by_role("button", name="Submit").click()
        expect(page.get_by_role("heading", name="What you said")).to_be_visible()
        assert Candidate(page).attempts() == 1


def test_a_lost_reply_is_not_a_second_attempt(candidate: Candidate) -> None:
    """The server has stored the answer, and the browser never hears of it."""
    page = candidate.page
    page.goto("/practice/p-value")
    page.get_by_label("Your answer").fill(GOOD)

    def swallow(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.continue_()

    page.route("**/practice/p-value", swallow)
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("alert")).to_contain_text("is not answering")
    page.unroute_all()
    page.reload()
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading", name="What you said")).to_be_visible()
    assert candidate.attempts() == 1
