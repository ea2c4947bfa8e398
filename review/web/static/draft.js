// The page of one text: it joins the passages, the proofs, the findings and the signature.

import { call, say, signed, warn } from "/static/page.js";
import { findings } from "/static/findings.js";
import { merge } from "/static/merge.js";
import { proofs } from "/static/proofs.js";
import { rows } from "/static/rows.js";
import { signature } from "/static/signature.js";
import { chairs } from "/static/chairs.js";

const page = document.getElementById("draft");
const here = `${page.dataset.base}/t/${encodeURIComponent(page.dataset.file)}`;
const text = document.getElementById("text");

/** What the parts of the page share. */
const shared = {
  page, here, text,
  claims: JSON.parse(document.getElementById("claims").textContent),
  content: page.dataset.content,
  /** Shows a text and all that follows from it, as the server made it anew. */
  show(live) {
    shared.content = page.dataset.content = live.content;
    shared.claims = live.claims;
    shared.rows.put(live.text); // made and sanitized by the server
    for (const part of ["tally", "counters", "steps", "unread", "opinions", "photo-now"]) document.getElementById(part).innerHTML = live[part];
    shared.state(live);
    shared.proofs.restore();
  },
  /** Shows the state of the text. */
  state(answer) {
    page.dataset.state = answer.state;
    const chip = document.getElementById("state");
    chip.textContent = answer.label;
    chip.className = "state state-" + answer.state;
    const tab = document.querySelector(".tabs a[aria-current] .sub");
    if (tab) tab.textContent = answer.tab;
    shared.signature.state(answer);
  },
};

shared.proofs = proofs(shared);
shared.rows = rows(shared);
shared.findings = findings(shared);
shared.signature = signature(shared);
merge(shared);
chairs(shared);

// what was done is undone by putting the version before it back; each change pushes its own
const before = [];
const undo = document.getElementById("undo");
shared.changed = (content) => { before.push(content); undo.disabled = false; };
async function restore(content, said) {
  try {
    shared.show(await signed(() => call(here + "/reprendre", { content, expect: shared.content })));
    say(said);
    return true;
  } catch (e) { warn(e.message); return false; }
}
undo.addEventListener("click", async () => {
  if (await restore(before.at(-1), "Le dernier changement est annulé.")) before.pop();
  undo.disabled = !before.length;
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && !event.target.matches("textarea, input") && !undo.disabled) {
    event.preventDefault();
    undo.click();
  }
});

const versions = document.getElementById("versions");
document.getElementById("history").addEventListener("click", async () => {
  try {
    const list = (await call(here + "/versions")).versions;
    document.getElementById("versions-list").replaceChildren(...list.map((v) => {
      const li = document.createElement("li"), b = document.createElement("button");
      b.type = "button";
      b.textContent = `Reprendre la version ${v.when}`;
      b.addEventListener("click", async () => {
        const now = shared.content;
        versions.close();
        if (await restore(v.content, `La version ${v.when} est reprise.`)) shared.changed(now);
      });
      li.append(b, ` ${v.who}`);
      return li;
    }));
    if (!list.length) document.getElementById("versions-list").textContent = "Ce texte n’a pas encore été changé.";
    versions.showModal();
  } catch (e) { warn(e.message); }
});
for (const b of page.querySelectorAll("dialog [data-close]")) b.addEventListener("click", () => b.closest("dialog").close());
document.getElementById("compare").addEventListener("click", async () => {
  try { document.getElementById("changes").innerHTML = (await call(here + "/changes")).html; } catch (e) { warn(e.message); }
});

// the folder is the truth: another program or person may change the file at any time
async function look() {
  if (document.hidden || shared.rows.busy() || document.querySelector("dialog[open]")) return;
  try {
    const now = await call(here + "/state");
    if (shared.rows.busy()) return;
    if (now.content === shared.content) { shared.state(now); return; }
    shared.show(await call(here + "/state?texte=1"));
    say("Ce texte a changé sur le disque : la page montre la nouvelle version.");
  } catch { /* said when something is asked for */ }
}
setInterval(look, 4000);
document.addEventListener("visibilitychange", look);
