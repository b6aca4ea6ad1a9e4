// What a page can do more with scripts; nothing needs it: offline reading, copying the address,
// the list of kept pages on the offline page.
"use strict";
(() => {
  const worker = navigator.serviceWorker;
  const manifest = document.querySelector("link[rel=manifest]");
  if (worker && manifest && isSecureContext) addEventListener("load", () => worker.register("/sw.js").catch(() => {}));

  for (const button of document.querySelectorAll("button[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    if (!navigator.clipboard || !field) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value);
      button.parentElement.querySelector("[role=status]").textContent = button.dataset.done;
    });
  }

  const kept = document.getElementById("da-luu");
  if (!kept || !worker) return;
  worker.addEventListener("message", ({ data }) => {
    if (!data.kept || !data.kept.length) return;
    const title = document.createElement("h2"), list = document.createElement("ul");
    title.textContent = kept.dataset.title;
    list.className = "columns";
    for (const [path, words] of data.kept) {
      const row = document.createElement("li"), link = document.createElement("a");
      link.href = path;
      link.textContent = new DOMParser().parseFromString(words, "text/html").documentElement.textContent.split(" · ")[0];
      row.append(link);
      list.append(row);
    }
    kept.replaceChildren(title, list);
  });
  worker.ready.then((ready) => ready.active && ready.active.postMessage("kept"));
})();
