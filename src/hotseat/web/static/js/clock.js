// A calm clock: seconds spent on an answer while the page is in view. It can be hidden, and stays hidden.

const HIDDEN = "hotseat.clock-hidden";

export class Clock {
  constructor(element, spent = 0) {
    this.spent = spent;
    this.since = document.hidden ? null : performance.now();
    document.addEventListener("visibilitychange", () => (document.hidden ? this.pause() : this.resume()));
    if (element) this.show(element);
  }

  get seconds() {
    return this.spent + (this.since === null ? 0 : (performance.now() - this.since) / 1000);
  }

  pause() {
    this.spent = this.seconds;
    this.since = null;
  }

  resume() {
    this.since ??= performance.now();
  }

  show(element) {
    const [time, toggle] = [element.querySelector(".elapsed"), element.querySelector(".toggle")];
    const paint = () => {
      const whole = Math.floor(this.seconds);
      time.textContent = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    };
    const hide = (hidden) => {
      time.hidden = hidden;
      toggle.textContent = hidden ? "Show time" : "Hide time";
    };
    toggle.addEventListener("click", () => {
      hide(!time.hidden);
      try {
        localStorage.setItem(HIDDEN, time.hidden ? "yes" : "no");
      } catch {
        // Then it is hidden on this page only.
      }
    });
    let hidden = false;
    try {
      hidden = localStorage.getItem(HIDDEN) === "yes";
    } catch {
      // Shown.
    }
    hide(hidden);
    paint();
    setInterval(paint, 1000);
    element.hidden = false;
  }
}
