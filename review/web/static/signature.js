// The signature, and what may go out once it is there.

import { call, follow, say, signed, warn } from "/static/page.js";

export function signature(shared) {
  const form = document.getElementById("sign-form"), done = document.getElementById("signed"), publish = document.getElementById("publish");
  const refused = document.getElementById("refused");

  function state(answer) {
    const on = ["approved", "published", "corrected"].includes(answer.state);
    if (!on && !done.hidden) say("La signature est tombée : le texte n’est plus celui qui a été signé.");
    done.hidden = publish.hidden = !on;
    form.hidden = on;
    if (on && answer.by) {
      document.getElementById("signed-by").textContent = answer.by + (answer.role ? ", " + answer.role : "");
      if (answer.when) document.getElementById("signed-when").textContent = answer.when;
    }
    for (const b of publish.querySelectorAll("[data-dry='0']")) if (!on) b.disabled = true;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    refused.hidden = true;
    if (shared.editor.dirty() && !(await shared.editor.save())) return;
    const by = document.getElementById("sign-by").value, role = document.getElementById("sign-role").value;
    try {
      const answer = await call(shared.here + "/approve", { by, role, expect: shared.editor.content() });
      document.getElementById("me-name").textContent = answer.by;
      shared.state({ ...answer, state: "approved", label: "approuvé" });
      document.getElementById("sign-title").focus();
      say(`Signé par ${answer.by}.`);
    } catch (e) {
      document.getElementById("refused-why").textContent = e.message;
      const list = document.getElementById("refused-list");
      list.replaceChildren(...(e.more?.standing ?? []).map((f) => {
        const li = document.createElement("li"), link = document.createElement("a");
        link.href = "#f-" + f.id;
        link.textContent = `${f.word} : ${f.message}`;
        link.addEventListener("click", (click) => { click.preventDefault(); shared.findings.show(f.id); });
        li.append(link);
        return li;
      }));
      refused.hidden = false;
      warn(e.message);
    }
  });

  document.getElementById("revoke").addEventListener("click", async () => {
    try {
      shared.state(await signed(() => call(shared.here + "/revoke", { reason: "" })));
      document.getElementById("sign-title").focus();
      say("La signature est retirée.");
    } catch (e) { warn(e.message); }
  });

  publish.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-dry]");
    if (!button) return;
    const item = button.closest("[data-target]"), dry = button.dataset.dry === "1";
    button.disabled = true;
    try {
      const result = await follow(await call(shared.here + "/send", { target: item.dataset.target, dry_run: dry }));
      const place = document.getElementById("sending"), p = document.createElement("p"), strong = document.createElement("strong");
      strong.textContent = result.words;
      p.append(strong);
      if (!dry && result.url) {
        const link = document.createElement("a");
        link.href = result.url; link.target = "_blank"; link.rel = "noopener noreferrer"; link.textContent = "Voir la page";
        p.append(" ", link);
      }
      place.replaceChildren(p);
      if (dry) place.insertAdjacentHTML("beforeend", result.diff_html); // made by the server, escaped
      item.querySelector("[data-dry='0']").disabled = !dry;
      say(result.words);
    } catch (e) {
      const p = document.createElement("p");
      p.className = "problem";
      p.textContent = e.message;
      document.getElementById("sending").replaceChildren(p);
      warn(e.message);
    }
    if (dry) button.disabled = false;
  });

  document.addEventListener("phare:me", (event) => {
    const by = document.getElementById("sign-by"), role = document.getElementById("sign-role");
    by.value ||= event.detail.name;
    role.value ||= event.detail.role;
  });

  return { state };
}
