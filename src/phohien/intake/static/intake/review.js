// Keys of the review: N next uncertain word, 1-5 choose, Enter keep. Without it, clicking does all.
(() => {
  const doubts = () => [...document.querySelectorAll(".doubt")];
  const opened = () => document.querySelector(".doubt[open]");
  const show = (doubt) => {
    doubts().forEach((other) => { other.open = other === doubt; });
    if (doubt) {
      doubt.querySelector("summary").focus();
      doubt.scrollIntoView({ block: "center" });
    }
  };
  const following = () => {
    const all = doubts();
    const here = opened();
    return all[here ? all.indexOf(here) + 1 : 0] || all[0];
  };
  let place = -1;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, textarea, select")) return;
    if (event.key === "n" || event.key === "N") { event.preventDefault(); show(following()); return; }
    const doubt = opened();
    if (!doubt) return;
    if (event.key === "Escape") { doubt.open = false; return; }
    const choices = doubt.querySelectorAll("[data-choice]");
    const keep = doubt.querySelector(".primary");
    const button = event.key === "Enter" ? keep : choices[Number(event.key) - 1];
    if (!button) return;
    event.preventDefault();
    place = doubts().indexOf(doubt);
    button.click();
  });
  document.addEventListener("htmx:afterSwap", () => {
    if (place >= 0) { const next = doubts()[place]; place = -1; if (next) show(next); }
  });
})();
