// The form in which an answer is written: draft, clock, word count, and handing in so that nothing is lost.
// Without this script the form is an ordinary form, and works.

import { Clock } from "./clock.js";
import { loadDraft, newId, removeDraft, saveDraft } from "./draft.js";

const AWAY = "hotseat is not answering; your answer is kept in this browser. Start it again and press Submit.";
const BROKEN = "hotseat could not grade this; your answer is kept in this browser. Press Submit to try again.";

class AnswerForm {
  constructor(form) {
    this.form = form;
    this.key = form.dataset.answer;
    this.text = form.elements.answer;
    this.part = (selector) => form.querySelector(selector);
    this.restore();
    this.clock = new Clock(this.part(".clock"), this.spent);
    this.text.addEventListener("input", () => this.changed());
    this.text.addEventListener("keydown", (event) => this.pressed(event));
    this.part(".discard").addEventListener("click", () => this.discard());
    form.addEventListener("submit", (event) => this.submit(event));
    if (/Mac|iPhone|iPad/.test(navigator.platform)) this.part(".combo").textContent = "⌘ Enter";
    this.count();
    this.settle();
  }

  // Words that the server put back are a draft from now on: a reload keeps what is changed in them.
  settle() {
    if (this.text.value.trim()) this.keep();
    const here = new URL(window.location);
    if (here.searchParams.has("undo")) {
      here.searchParams.delete("undo");
      window.history.replaceState(null, "", here);
    }
  }

  // Words that the server put back, after an undo or a refusal, come before a draft.
  restore() {
    const draft = this.text.value.trim() ? null : loadDraft(this.key);
    this.spent = draft?.seconds ?? 0;
    if (!draft) return;
    this.text.value = draft.text;
    this.form.elements.id.value = draft.id;
    this.part(".restored").hidden = false;
    const fold = this.form.closest("details");
    if (fold) fold.open = true;
  }

  changed() {
    this.part(".problem").hidden = true;
    this.say("");
    this.count();
    this.keep();
  }

  keep() {
    if (!this.text.value.trim()) {
      removeDraft(this.key);
      return true;
    }
    return saveDraft(this.key, {
      id: this.form.elements.id.value,
      text: this.text.value,
      seconds: Math.round(this.clock.seconds),
    });
  }

  discard() {
    removeDraft(this.key);
    this.text.value = "";
    this.form.elements.id.value = newId();
    this.part(".restored").hidden = true;
    this.count();
    this.text.focus();
  }

  count() {
    const words = this.text.value.split(/\s+/).filter(Boolean).length;
    this.part(".words").textContent = words ? `${words} ${words === 1 ? "word" : "words"}` : "";
    // Pressing it by mistake would throw away what is written.
    this.part(".dont-know").disabled = words > 0;
  }

  pressed(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      this.form.requestSubmit(this.part(".submit"));
    }
  }

  async submit(event) {
    event.preventDefault();
    if (this.form.ariaBusy === "true") return;
    const kept = this.keep();
    this.form.elements.seconds.value = this.clock.seconds.toFixed(1);
    const data = new FormData(this.form, event.submitter);
    this.busy(true);
    try {
      const response = await fetch(this.form.action, { method: "POST", body: new URLSearchParams(data) });
      if (response.ok) this.accepted(response.url);
      else await this.refused(response, kept);
    } catch {
      this.problem(kept ? AWAY : AWAY.replace("kept in this browser", "still here; keep this page open"));
    }
  }

  accepted(url) {
    removeDraft(this.key);
    // The browser may bring this page back as it was left; what is handed in is no longer a draft then.
    this.text.value = "";
    this.form.elements.id.value = newId();
    const [there, here] = [new URL(url), window.location];
    if (there.pathname === here.pathname) {
      // fetch() drops the fragment of a redirect. The address is the same, so the page must be asked for again.
      window.history.replaceState(null, "", `${there.pathname}#follow-up`);
      window.location.reload();
    } else {
      window.location.assign(url);
    }
  }

  // The page that refuses says why, and has the id to use next.
  async refused(response, kept) {
    const answer = new DOMParser().parseFromString(await response.text(), "text/html");
    const why = answer.querySelector(`form[data-answer="${CSS.escape(this.key)}"] .problem`)?.textContent;
    if (response.status === 409) this.form.elements.id.value = newId();
    if (response.status >= 500) {
      const said = answer.querySelector(".problem")?.textContent;
      this.problem(said && response.status === 503 ? `${said} Your answer is kept in this browser.` : BROKEN);
    } else {
      this.problem(why || answer.querySelector(".problem")?.textContent || answer.body.textContent || BROKEN);
    }
    if (kept) this.keep();
  }

  problem(message) {
    this.busy(false);
    const place = this.part(".problem");
    place.textContent = message;
    place.hidden = false;
    this.text.focus();
  }

  busy(yes) {
    this.form.ariaBusy = String(yes);
    this.part(".submit").disabled = yes;
    this.say(yes ? "Grading…" : "");
    if (yes) this.part(".problem").hidden = true;
  }

  say(message) {
    this.part(".status").textContent = message;
  }
}

for (const form of document.querySelectorAll("form[data-answer]")) new AnswerForm(form);
