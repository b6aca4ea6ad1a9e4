// Keys of the river: j and k move, Enter opens, letters press the buttons of the story one is on.
// Everything works without this file.
(() => {
  "use strict";
  const rows = [...document.querySelectorAll("[data-story]")];
  if (!rows.length) return;
  const keys = { t: "needs_answer", d: "good_news", x: "nothing", l: "confirm", o: "reject" };
  const present = () => rows.indexOf(document.activeElement.closest("[data-story]"));
  const go = (place) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, place))];
    row.querySelector("a").focus();
    row.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "j") { go(present() + 1); return; }
    if (event.key === "k") { go(present() < 0 ? 0 : present() - 1); return; }
    const verb = keys[event.key], row = rows[present()];
    const button = verb && row && row.querySelector(`button[name="lam"][value="${verb}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });
})();
