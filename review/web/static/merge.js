// The text of a second reading, taken block by block into the one at hand.

import { call, say, signed, warn } from "/static/page.js";

export function merge(shared) {
  const place = document.getElementById("proposals");

  async function ask(verb, box, hunk, said) {
    const was = shared.content;
    try {
      if (!(await shared.rows.close())) return;
      const live = await signed(() => call(`${shared.here}/${verb}`, { from: box.dataset.from, hunk, expect: shared.content }));
      place.innerHTML = live.proposals; // made by the server, escaped
      shared.show(live);
      if (live.content !== was) shared.changed(was);
      (place.querySelector(".hunk [data-take]") ?? place.querySelector("[data-away]") ?? document.getElementById("r-0"))?.focus();
      say(said);
    } catch (e) { warn(e.message); }
  }

  place.addEventListener("click", (event) => {
    const button = event.target.closest("button"), box = event.target.closest(".proposal"), item = event.target.closest(".hunk");
    if (!button || !box) return;
    if ("away" in button.dataset) ask("ranger", box, "", "Le nouveau texte est rangé parmi les versions.");
    else if ("take" in button.dataset) ask("fondre", box, item.dataset.hunk, "Le bloc est repris. Annuler le remet comme il était.");
    else if ("leave" in button.dataset) {
      const next = item.nextElementSibling ?? item.previousElementSibling;
      item.remove(); // the text is as it was: there is nothing to save
      (next?.querySelector("[data-take]") ?? box.querySelector("[data-away]")).focus();
    }
  });
}
