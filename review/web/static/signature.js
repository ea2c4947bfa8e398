// The signature, and what may go out once it is there.

import { call, follow, say, signed, warn } from "/static/page.js";

export function signature(shared) {
  const dialog = document.getElementById("sign"), form = document.getElementById("sign-form"), unread = document.getElementById("unread");
  const done = document.getElementById("signed"), publish = document.getElementById("publish"), refused = document.getElementById("refused");

  function state(answer) {
    const partly = answer.state === "partly", on = partly || ["approved", "published", "corrected"].includes(answer.state);
    for (const part of ["signatures", "chairs"]) { // made by the server, escaped; a choice under way is left alone
      const place = document.getElementById(part);
      if (answer[part] !== undefined && !(part === "chairs" && dialog.open)) place.innerHTML = answer[part];
    }
    if (!on && !done.hidden) say("La signature est tombée : le texte n’est plus celui qui a été signé.");
    done.hidden = !on;
    publish.hidden = !on || partly;
    document.getElementById("unsigned").hidden = on;
    document.getElementById("to-sign").hidden = on && !partly;
    if (on && answer.by) {
      document.getElementById("signed-by").textContent = answer.by + (answer.role ? ", " + answer.role : "");
      if (answer.when) document.getElementById("signed-when").textContent = answer.when;
    }
    for (const b of publish.querySelectorAll("[data-dry='0']")) if (!on) b.disabled = true;
  }

  /** What stands against a signature, each a way to where it is. */
  function list(where, items) {
    where.replaceChildren(...items.map((f) => {
      const li = document.createElement("li"), link = document.createElement("a");
      link.href = "#f-" + f.id;
      link.textContent = `${f.word} : ${f.message}`;
      link.addEventListener("click", (click) => { click.preventDefault(); dialog.close(); shared.findings.show(f.id); });
      li.append(link);
      return li;
    }));
  }

  document.getElementById("to-sign").addEventListener("click", async () => {
    if (!(await shared.rows.close())) return;
    refused.hidden = true;
    const left = [...document.querySelectorAll(".finding:not(.settled, .finding-info)")].map((f) => ({ id: f.dataset.id,
      word: f.querySelector(".level").lastChild.textContent.trim(), message: f.querySelector(".message").textContent }));
    const place = document.getElementById("sign-left"), ul = document.createElement("ul"), h = document.createElement("h3");
    place.replaceChildren();
    if (left.length) {
      h.textContent = left.length === 1 ? "Un point à régler" : `${left.length} points à régler`;
      list(ul, left);
      place.append(h, ul);
    }
    dialog.showModal();
    document.getElementById("sign-title").focus();
  });

  unread.addEventListener("change", async (event) => {
    const box = event.target.closest("[data-read]");
    if (!box) return;
    const at = [...unread.querySelectorAll("[data-read]")].indexOf(box);
    try {
      shared.show(await signed(() => call(shared.here + "/lu", { sentences: box.dataset.read.split(" "), opened: false })));
      const left = unread.querySelectorAll("[data-read]");
      (left[Math.min(at, left.length - 1)] ?? document.getElementById("sign-by")).focus();
    } catch (e) { box.checked = false; warn(e.message); }
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    refused.hidden = true;
    const by = document.getElementById("sign-by").value, role = document.getElementById("sign-role").value;
    try {
      const chair = form.querySelector("[name=chair]:checked")?.value ?? "";
      const answer = await call(shared.here + "/approve", { by, role, chair, expect: shared.content });
      document.getElementById("me-name").textContent = answer.by;
      document.getElementById("me-name").dataset.known = "1";
      dialog.close();
      shared.show(await call(shared.here + "/state?texte=1"));
      document.getElementById("out-title").focus();
      say(answer.missing?.length ? `Signé par ${answer.by}. Il manque encore : ${answer.missing.join(", ")}.` : `Signé par ${answer.by}.`);
    } catch (e) {
      document.getElementById("refused-why").textContent = e.message;
      list(document.getElementById("refused-list"), e.more?.standing ?? []);
      refused.hidden = false;
    }
  });

  document.getElementById("revoke").addEventListener("click", async () => {
    try {
      shared.state(await signed(() => call(shared.here + "/revoke", { reason: "" })));
      document.getElementById("out-title").focus();
      say("La signature est retirée.");
    } catch (e) { warn(e.message); }
  });

  document.getElementById("copy").addEventListener("click", async () => {
    try {
      const { html, text } = await call(shared.here + "/copie");
      await navigator.clipboard.write([new ClipboardItem({
        "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }) })]);
      say("Le texte signé est copié : collez-le dans votre site, avec sa mise en forme.");
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
