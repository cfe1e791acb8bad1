"""How every page looks: nothing overflows, light and dark, no serious fault of accessibility."""

from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import BAD, DESKTOP, GOOD, PHONE, Candidate, Open, Scheme
from tests.serving import Server

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
LONG = "overfittingunderfittingregularisation" * 12 + " and a p-value is the probability that the null is true."


def places(page: Page) -> list[str]:
    """Every kind of page, with something to show: a good, a bad, a senseless and an endless answer."""
    candidate, verdicts = Candidate(page), list[str]()
    for answer in (GOOD, BAD, "asdf qwrt zxcv hjkl sdfg wrtp", LONG):
        candidate.practise(answer)
        verdicts.append(page.url)
    page.goto(verdicts[1])
    page.get_by_label("Your reply").fill("No, because the p-value is computed given that the null is true.")
    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".reply-score")).to_be_visible()
    page.get_by_role("button", name="I did").or_(page.get_by_role("button", name="I didn’t")).first.click()
    expect(page.get_by_text("You overruled this")).to_be_visible()
    rooms = ["/", "/practice/autoencoder", "/bank", "/bank?q=nothing-like-it", "/progress", "/settings", "/grading"]
    return [*rooms, *verdicts, "/questions/p-value", "/questions/autoencoder", "/nowhere"]


def unfold(page: Page) -> None:
    """Open what is folded, so that it is looked at too."""
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")


def faults(page: Page) -> list[str]:
    """What axe finds that is serious or critical."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        f"{page.url}: {violation['id']}: {node['html'][:160]} {node['failureSummary']}"
        for violation in found["violations"]
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "width"), [("light", DESKTOP), ("dark", PHONE)])
def test_no_page_has_a_serious_fault_or_scrolls_sideways(
    server: Server, open_page: Open, scheme: Scheme, width: int
) -> None:
    page = open_page(server.address, width=width, scheme=scheme, bypass_csp=True)
    found, wide = faults(open_first_visit(page)), list[str]()
    for place in places(page):
        for size in (DESKTOP, PHONE):
            page.set_viewport_size({"width": size, "height": 844})
            page.goto(place)
            unfold(page)
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(f"{place} at {size}")
        page.set_viewport_size({"width": width, "height": 844})
        found += faults(page)
    assert wide == []
    assert found == []


def open_first_visit(page: Page) -> Page:
    page.goto("/")
    expect(page.get_by_text("Nothing to set up")).to_be_visible()
    return page


def test_dark_follows_the_system_and_the_setting_comes_first(server: Server, open_page: Open) -> None:
    page = open_page(server.address, scheme="dark")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    page.goto("/settings")
    dark = page.evaluate(paper)
    page.get_by_label("Light", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert page.evaluate(paper) != dark
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_pages_work_without_javascript(server: Server, open_page: Open) -> None:
    page = open_page(server.address, javascript=False)
    page.goto("/")
    page.get_by_role("link", name="Start").click()
    page.get_by_label("Your answer").fill(GOOD)
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading", name="What you said")).to_be_visible()
    page.get_by_label("Your reply").fill(BAD)
    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".reply-score")).to_be_visible()
    page.goto("/bank")
    page.get_by_label("Search").fill("value")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="What is a p-value?")).to_be_visible()
