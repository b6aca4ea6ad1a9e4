// Small comforts of the workspace. Everything works without this file; it only saves clicks.
(() => {
  "use strict";

  // An open drop-down closes on Escape (focus returns to its button) and on a click elsewhere.
  const openDrops = () => document.querySelectorAll("details.drop[open]");
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, textarea, select, [contenteditable]")) {
      const box = document.querySelector(".find input");
      if (box && box.offsetParent) { event.preventDefault(); box.focus(); box.select(); }
    }
    if (event.key !== "Escape") return;
    openDrops().forEach((drop) => { drop.open = false; drop.querySelector("summary").focus(); });
  });
  document.addEventListener("click", (event) => {
    openDrops().forEach((drop) => { if (!drop.contains(event.target)) drop.open = false; });
  });

  // A form with unsaved typing asks before the page is left; submitting it twice is not possible.
  let unsaved = false;
  document.addEventListener("input", (event) => {
    if (event.target.closest("form[data-guard]")) unsaved = true;
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("form[data-guard]")) unsaved = false;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 8000);
  });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  // <select data-submit> sends its form at once; without this file the button beside it does.
  document.addEventListener("change", (event) => {
    if (event.target.matches("select[data-submit]")) event.target.form.requestSubmit();
  });

  // The first thing that went wrong is where the eyes and the keyboard go.
  const summary = document.querySelector(".form-errors");
  if (summary) summary.focus();
})();
