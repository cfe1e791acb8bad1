// Links the words of the answer with the verdicts that they earned: pointing at one lights up the other.

function light(anchors, on) {
  for (const anchor of anchors) {
    document.getElementById(anchor)?.classList.toggle("lit", on);
    for (const words of document.querySelectorAll(`mark[data-findings~="${CSS.escape(anchor)}"]`)) {
      words.classList.toggle("lit", on);
    }
  }
}

function link(element, anchors) {
  for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
    element.addEventListener(event, () => light(anchors, on));
  }
}

for (const words of document.querySelectorAll("mark[data-findings]")) link(words, words.dataset.findings.split(" "));
for (const finding of document.querySelectorAll("[data-finding]")) link(finding, [finding.dataset.finding]);

// A fresh verdict is read from its top, by a screen reader too; Tab goes on to the follow-up.
if (!window.location.hash) document.getElementById("verdict").focus({ preventScroll: true });

// Once the follow-up is graded there is one thing left to do, and Enter does it.
if (window.location.hash === "#follow-up" && document.querySelector(".reply-score")) {
  document.getElementById("next").focus({ preventScroll: true });
}
