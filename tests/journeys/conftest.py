"""Debian's Chromium, the real server on a data folder of its own, and a person who uses them."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.serving import SERVE, Server, started

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP, PHONE = 1280, 390
PATIENCE = 30_000
"""Milliseconds after which what should have shown has not. The first answer waits for the model, on a busy machine."""

GOOD = (
    "You assume that the null hypothesis is true and ask how probable data at least as extreme as yours would be. "
    "You fix alpha beforehand and reject the null when the p-value is below it. "
    "It is not the probability that the null hypothesis is true, and it says nothing about how large the effect is."
)
BAD = "A p-value is the probability that the null hypothesis is true. A smaller p-value means a larger effect."

Scheme = Literal["light", "dark"]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture
def surroundings(tmp_path: Path, content: Path) -> dict[str, str]:
    """The environment of a server with the small bank and a data folder of its own."""
    return {**os.environ, "HOTSEAT_HOME": str(tmp_path / "home"), "HOTSEAT_CONTENT": str(content)}


@pytest.fixture
def server(tmp_path: Path, surroundings: dict[str, str]) -> Iterator[Server]:
    with started(SERVE, surroundings, tmp_path / "log") as server:
        yield server


Open = Callable[..., Page]
"""`open_page(address, width=…, scheme=…, bypass_csp=…, javascript=…)`: a page in a fresh browser profile."""


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Pages that must not have logged an error when the test ends."""
    contexts, faults = list[BrowserContext](), list[str]()

    def open_page(
        address: str,
        width: int = DESKTOP,
        scheme: Scheme = "light",
        bypass_csp: bool = False,
        javascript: bool = True,
    ) -> Page:
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": 844},
            color_scheme=scheme,
            bypass_csp=bypass_csp,
            java_script_enabled=javascript,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Security Policy" in said.text else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@dataclass(frozen=True)
class Candidate:
    """Somebody who uses the pages by what they read on them."""

    page: Page

    def practise(self, answer: str, slug: str = "p-value") -> None:
        """Answer a question; the verdict is on the screen afterwards."""
        self.page.goto(f"/practice/{slug}")
        self.page.get_by_label("Your answer").fill(answer)
        self.page.get_by_role("button", name="Submit").click()
        expect(self.page.get_by_role("heading", name="What you said")).to_be_visible()

    def attempts(self) -> int:
        """How many attempts the server has kept."""
        kept = self.page.request.get("/api/v1/attempts").json()
        return len(kept)


@pytest.fixture
def candidate(server: Server, open_page: Open) -> Candidate:
    return Candidate(open_page(server.address))
