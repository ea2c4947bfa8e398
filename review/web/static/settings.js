// The settings: a form over phare.yaml, passwords into the keyring, a try of the model.

import { call, follow, say, warn } from "/static/page.js";

const form = document.getElementById("settings-form"), state = document.getElementById("settings-state");
const before = new Map([...form.elements].filter((f) => f.name).map((f) => [f.name, f.value]));

/** The fields whose value the person changed: the others leave their bytes in the file. */
const changed = () => Object.fromEntries([...form.elements].filter((f) => f.name && f.value !== before.get(f.name)).map((f) => [f.name, f.value]));

async function save() {
  const values = changed();
  if (!Object.keys(values).length) return true;
  try {
    document.getElementById("departure").innerHTML = (await call("/reglages", { values })).departure; // made by the server, escaped
    for (const [k, v] of Object.entries(values)) before.set(k, v);
    state.textContent = "Enregistré.";
    return true;
  } catch (e) {
    state.textContent = "";
    warn(e.message);
    return false;
  }
}

form.addEventListener("input", (event) => { if (event.target.name) state.textContent = "Pas encore enregistré."; });
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await save()) say("Les réglages sont enregistrés.");
});
window.addEventListener("beforeunload", (event) => { if (Object.keys(changed()).length) event.preventDefault(); });

form.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-keep], [data-forget]"), box = event.target.closest("[data-secret]");
  if (!button || !box) return;
  const field = box.querySelector("input"), keep = "keep" in button.dataset;
  if (keep && !field.value) { field.focus(); say("Écrivez-le d’abord dans le champ."); return; }
  if (!(await save())) return; // a password is kept for the address that the form names
  try {
    const { where } = await call("/reglages/secret", { name: box.dataset.secret, value: keep ? field.value : "" });
    field.value = "";
    box.querySelector(".hint").textContent = where ? `C’est gardé dans ${where}.` : "Rien n’est gardé.";
    say(keep ? "Gardé dans le trousseau du système." : "Oublié.");
  } catch (e) { warn(e.message); }
});

document.getElementById("try").addEventListener("click", async (event) => {
  if (!(await save())) return;
  const button = event.target, place = document.getElementById("tried");
  button.disabled = true;
  try {
    const { lines, ok } = await follow(await call("/reglages/essayer", {}));
    const list = document.createElement("ul");
    list.className = ok ? "note good" : "problem";
    list.append(...lines.map((l) => { const li = document.createElement("li"); li.textContent = l; return li; }));
    place.replaceChildren(list);
  } catch (e) { warn(e.message); }
  button.disabled = false;
});
