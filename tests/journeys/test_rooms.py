"""The other rooms: the bank, progress and settings."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import BAD, GOOD, Candidate


def test_searching_and_filtering_the_bank(candidate: Candidate) -> None:
    page = candidate.page
    page.goto("/bank")
    p_value, autoencoder = (page.get_by_role("link", name=name) for name in ("p-value", "autoencoder"))
    expect(p_value.or_(autoencoder)).to_have_count(2)
    page.keyboard.press("/")
    expect(page.get_by_label("Search")).to_be_focused()
    page.keyboard.type("null hypothesis")
    expect(autoencoder).to_have_count(0)
    expect(p_value).to_be_visible()
    expect(page).to_have_url(re.compile(r"q=null\+hypothesis"))
    page.get_by_label("Search").fill("")
    page.get_by_label("Topic").select_option("Deep learning")
    expect(p_value).to_have_count(0)
    page.get_by_label("Search").fill("null hypothesis")
    expect(page.get_by_text("No question fits.")).to_be_visible()
    page.get_by_role("link", name="Show all").click()
    p_value.click()
    page.get_by_role("link", name="Practise").click()
    expect(page.get_by_label("Your answer")).to_be_focused()


def test_progress_grows_with_answers(candidate: Candidate) -> None:
    page = candidate.page
    page.goto("/progress")
    expect(page.get_by_text("There is nothing to show yet")).to_be_visible()
    candidate.practise(BAD)
    candidate.practise(GOOD)
    page.goto("/progress")
    expect(page.get_by_role("row", name="Statistics")).to_contain_text("1 of 1")
    expect(page.get_by_role("img", name="Practised on 1 day")).to_be_visible()
    page.get_by_role("button", name="Undo the answer of").first.click()
    expect(page.get_by_label("Your answer")).to_have_value(GOOD)
    page.goto("/questions/p-value")
    expect(page.get_by_role("row")).to_have_count(2)


def test_taking_data_out_and_bringing_it_back(candidate: Candidate, tmp_path: Path) -> None:
    page = candidate.page
    candidate.practise(GOOD)
    page.goto("/settings")
    with page.expect_download() as export:
        page.get_by_role("link", name="Download an export").click()
    export.value.save_as(tmp_path / "mine.jsonl")
    with page.expect_download() as backup:
        page.get_by_role("link", name="Download a backup").click()
    backup.value.save_as(tmp_path / "mine.sqlite")

    page.get_by_label("Export to import").set_input_files(tmp_path / "mine.jsonl")
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Nothing new")

    candidate.practise(BAD)
    page.goto("/settings")
    page.get_by_label("Backup to restore").set_input_files(tmp_path / "mine.sqlite")
    page.get_by_label("Replace everything that is here").check()
    page.get_by_role("button", name="Restore", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Restored.")
    assert candidate.attempts() == 1


def test_a_bad_import_says_so_and_changes_nothing(candidate: Candidate, tmp_path: Path) -> None:
    page, file = candidate.page, tmp_path / "notes.jsonl"
    file.write_text("these are my notes\n")
    candidate.practise(GOOD)
    page.goto("/settings")
    page.get_by_label("Export to import").set_input_files(file)
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("notes.jsonl: this is not an export of hotseat")
    assert candidate.attempts() == 1
