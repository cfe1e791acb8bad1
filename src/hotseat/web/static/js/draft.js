// A draft: what somebody has written and not yet handed in. It lives in this browser until the server has
// acknowledged it. It keeps the id of the attempt, so that sending it twice stores it once.

const PREFIX = "hotseat.draft.";

export function loadDraft(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(PREFIX + key));
    return draft && typeof draft.text === "string" && draft.text.trim() ? draft : null;
  } catch {
    return null;
  }
}

// Shows, wherever a page has a place for it, that a draft is waiting.
export function showDrafts(page = document) {
  for (const place of page.querySelectorAll("[data-draft]")) place.hidden = !loadDraft(place.dataset.draft);
}

// Returns whether it could be kept: storage may be full, or switched off.
export function saveDraft(key, draft) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function removeDraft(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Without storage there was no draft.
  }
}

// An id for a new attempt. crypto.randomUUID would need https where hotseat is hosted.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
