// The page of one text: it joins the editor, the proofs, the findings and the signature.

import { call, say, warn } from "/static/page.js";
import { editor } from "/static/editor.js";
import { findings } from "/static/findings.js";
import { proofs } from "/static/proofs.js";
import { signature } from "/static/signature.js";

const page = document.getElementById("draft");
const here = `${page.dataset.base}/t/${encodeURIComponent(page.dataset.file)}`;

/** What the parts of the page share. */
const shared = {
  page, here, call,
  claims: JSON.parse(document.getElementById("claims").textContent),
  line: Number(page.dataset.line), // line of the file on which the edited body starts
  /** Shows the parts that follow the text. */
  show(live) {
    shared.claims = live.claims;
    shared.line = live.line;
    document.getElementById("preview").innerHTML = live.preview; // made and sanitized by the server
    document.getElementById("findings").innerHTML = live.findings;
    document.getElementById("counters").innerHTML = live.counters;
    shared.proofs.restore();
  },
  /** Shows the state of the text. */
  state(answer) {
    page.dataset.state = answer.state;
    const chip = document.getElementById("state");
    chip.textContent = answer.label;
    chip.className = "state state-" + answer.state;
    const tab = document.querySelector(".tabs a[aria-current] .sub");
    if (tab) tab.textContent = answer.label;
    shared.signature.state(answer);
  },
  /** Shows the preview or the margin beside the editor, where both have no room. */
  side(name) {
    page.dataset.side = name;
    for (const b of page.querySelectorAll(".sides button")) b.setAttribute("aria-pressed", String(b.dataset.side === name));
  },
  async mode(name) {
    page.dataset.mode = name;
    document.getElementById("editor").hidden = name !== "edit";
    document.getElementById("reading").hidden = name === "compare";
    document.getElementById("comparison").hidden = name !== "compare";
    for (const b of page.querySelectorAll(".bar .modes button")) b.setAttribute("aria-pressed", String(b.dataset.set === name));
    if (name === "compare") {
      page.scrollIntoView();
      try {
        document.getElementById("changes").innerHTML = (await call(here + "/changes")).html;
        if (shared.editor.dirty()) say("La comparaison porte sur le texte enregistré : vous avez des changements en cours.");
      } catch (e) { warn(e.message); }
    }
  },
};

shared.proofs = proofs(shared);
shared.editor = editor(shared);
shared.findings = findings(shared);
shared.signature = signature(shared);

for (const b of page.querySelectorAll(".bar .modes button")) b.addEventListener("click", () => shared.mode(b.dataset.set));
for (const b of page.querySelectorAll(".sides button")) b.addEventListener("click", () => shared.side(b.dataset.side));
