// Searches while typing: asks for the same page, and puts its results in place.

import { showDrafts } from "./draft.js";

const form = document.getElementById("filters");
const results = document.getElementById("results");
let waiting = 0;
let asking = new AbortController();

async function search() {
  asking.abort();
  asking = new AbortController();
  const url = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  try {
    const response = await fetch(url, { signal: asking.signal });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    results.replaceChildren(...page.getElementById("results").childNodes);
    showDrafts();
    window.history.replaceState(null, "", url);
  } catch {
    // Superseded by a later search; or the server is away, and the button says so.
  }
}

showDrafts();

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 150);
});
