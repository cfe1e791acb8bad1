// Keyboard shortcuts. An element says which key it answers to: data-key="n". A link or button is pressed, a field
// is entered. The single letters can be switched off in the list of shortcuts (WCAG 2.1.4).

const OFF = "hotseat.single-keys-off";
const list = document.getElementById("keys");
const single = document.getElementById("keys-single");

function isOff() {
  try {
    return localStorage.getItem(OFF) === "yes";
  } catch {
    return false;
  }
}

function isTyping(target) {
  return target instanceof HTMLElement && target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}

function press(target) {
  if (target.matches("a, button")) {
    target.click();
  } else {
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || list.open) return;
  if (event.key !== "Escape" && (isTyping(event.target) || isOff())) return;
  if (event.key === "?") {
    list.showModal();
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (target) {
    event.preventDefault();
    press(target);
  }
}

const opener = document.getElementById("keys-open");
opener.hidden = false;
opener.addEventListener("click", () => list.showModal());
single.checked = !isOff();
single.addEventListener("change", () => {
  try {
    localStorage.setItem(OFF, single.checked ? "no" : "yes");
  } catch {
    // Then they stay as they are.
  }
});
document.addEventListener("keydown", onKey);
