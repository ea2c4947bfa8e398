// The findings in the margin: each is solved, ticked, or set aside with a reason.

import { call, say, signed, warn } from "/static/page.js";

export function findings(shared) {
  const place = document.getElementById("findings");

  function show(id) {
    shared.proofs.close();
    const item = document.getElementById("f-" + id);
    if (!item) return;
    shared.side("margin");
    mark(item);
    item.focus();
    item.scrollIntoView({ block: "nearest" });
  }

  function mark(item) {
    place.querySelectorAll(".current").forEach((e) => e.classList.remove("current"));
    item.classList.add("current");
  }

  async function settle(verb, id, reason, said) {
    try {
      const live = await signed(() => call(`${shared.here}/${verb}`, { finding: id, reason: reason ?? "", ...shared.editor.text() }));
      shared.show(live);
      const item = document.getElementById("f-" + id);
      (item ?? document.getElementById("findings-title")).focus();
      say(`${said} ${live.standing === 0 ? "Rien ne s’oppose plus à la signature." : live.standing === 1 ? "Il reste un point à régler." : `Il reste ${live.standing} points à régler.`}`);
    } catch (e) { warn(e.message); }
  }

  function form(item, open) {
    const f = item.querySelector("form.waive"), button = item.querySelector("[data-do=waive]");
    f.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    (open ? f.querySelector("textarea") : button).focus();
  }

  place.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]"), item = event.target.closest(".finding");
    if (!button || !item) return;
    const { id, line, column, text, claim } = item.dataset;
    switch (button.dataset.do) {
      case "jump": shared.side("margin"); mark(item); shared.editor.jump(Number(line), Number(column), text); break;
      case "proof": shared.proofs.open(Number(claim), button); break;
      case "tick": settle("tick", id, "", "Point noté comme vérifié."); break;
      case "untick": settle("untick", id, "", "Point remis à régler."); break;
      case "waive": form(item, item.querySelector("form.waive").hidden); break;
      case "waive-cancel": form(item, false); break;
    }
  });
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    const item = event.target.closest(".finding");
    settle("waive", item.dataset.id, event.target.querySelector("textarea").value, "Constat écarté.");
  });

  return { show };
}
