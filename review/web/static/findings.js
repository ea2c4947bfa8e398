// The findings beside their sentences: each is solved, ticked, or set aside with a reason.

import { call, say, signed, warn } from "/static/page.js";

export function findings(shared) {
  const place = shared.page;

  function show(id) {
    const item = document.getElementById("f-" + id);
    if (!item) return;
    place.querySelectorAll(".finding.current").forEach((e) => e.classList.remove("current"));
    item.classList.add("current");
    const r = item.closest(".row");
    if (r) shared.rows.reach(Number(r.dataset.row), false);
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "center" });
  }

  /** Goes to the next point that stands. */
  function next() {
    const left = [...place.querySelectorAll(".finding:not(.settled, .finding-info)")];
    const at = left.findIndex((f) => f === document.activeElement || f.contains(document.activeElement));
    const on = left[(at + 1) % Math.max(1, left.length)];
    if (on) show(on.dataset.id);
  }

  place.addEventListener("keydown", (event) => {
    if (!event.target.matches(".row, .finding") || event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== "n") return;
    event.preventDefault();
    if (document.querySelector(".finding:not(.settled, .finding-info)")) next();
    else say("Il n’y a plus de point à régler.");
  });

  async function settle(verb, id, reason, said) {
    try {
      const live = await signed(() => call(`${shared.here}/${verb}`, { finding: id, reason: reason ?? "" }));
      shared.show(live);
      const item = document.getElementById("f-" + id);
      (item ?? document.getElementById("tally")).focus?.();
      say(`${said} ${live.standing === 0 ? "Il n’y a plus de point à régler." : live.standing === 1 ? "Il reste un point à régler." : `Il reste ${live.standing} points à régler.`}`);
    } catch (e) { warn(e.message); }
  }

  function form(item, open) {
    const f = item.querySelector("form.waive"), button = item.querySelector("[data-do=waive]");
    f.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    (open ? f.querySelector("textarea") : button).focus();
  }

  place.addEventListener("click", async (event) => {
    const flag = event.target.closest(".flag");
    if (flag) { show(flag.dataset.finding); return; }
    const button = event.target.closest("button[data-do]"), item = event.target.closest(".finding");
    if (!button || !item) return;
    const { id, text, replace, claim } = item.dataset, row = Number(item.closest(".row")?.dataset.row);
    switch (button.dataset.do) {
      case "replace": await shared.rows.replace(row, text, replace, ""); break;
      case "proof": shared.proofs.open(Number(claim), button); break;
      case "tick": settle("tick", id, "", "Point noté comme vérifié."); break;
      case "untick": settle("untick", id, "", "Point remis à régler."); break;
      case "waive":
        if (item.querySelector("form.waive").hidden && Number(claim) >= 0) await shared.proofs.opened(Number(claim), true);
        form(document.getElementById("f-" + id), document.getElementById("f-" + id).querySelector("form.waive").hidden);
        break;
      case "waive-cancel": form(item, false); break;
    }
  });
  place.addEventListener("submit", (event) => {
    if (!event.target.matches("form.waive")) return;
    event.preventDefault();
    settle("waive", event.target.closest(".finding").dataset.id, event.target.querySelector("textarea").value, "Constat écarté.");
  });

  return { show, next };
}
