// The copy that is sent to be read, and the answers that come back.

import { bring, call, follow, say, signed, warn } from "/static/page.js";

export function chairs(shared) {
  const form = document.getElementById("ask-form"), wait = document.getElementById("ask-wait");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!(await shared.rows.close())) return;
    const button = form.querySelector("button");
    button.disabled = true;
    wait.textContent = "La copie se fait…";
    try {
      const made = await follow(await signed(() => call(shared.here + "/relecture", { for: document.getElementById("ask-for").value })),
        (job) => { if (job.step) wait.textContent = job.total > 1 ? `${job.step} : ${job.done} sur ${job.total}` : job.step; });
      document.getElementById("ask-files").replaceChildren(...made.files.map((f) => {
        const li = document.createElement("li"), a = document.createElement("a");
        a.href = f.url; a.download = f.name; a.textContent = f.name;
        li.append(a, ` ${f.size}`);
        return li;
      }));
      wait.textContent = `La copie est faite : prenez-la ici, ou dans le dossier ${made.dir}.`;
    } catch (e) { wait.textContent = ""; warn(e.message); }
    button.disabled = false;
  });

  const file = document.getElementById("answer-file"), told = document.getElementById("answer-said");
  file.addEventListener("change", async () => {
    const one = file.files[0];
    if (!one) return;
    try {
      const live = await signed(() => bring(shared.here + "/avis", one));
      shared.show(live);
      told.textContent = live.said;
      say(live.said);
    } catch (e) { told.textContent = e.message; warn(e.message); }
    file.value = "";
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-remark]");
    if (!button) return;
    try {
      shared.show(await signed(() => call(shared.here + (button.dataset.done ? "/untick" : "/tick"), { finding: button.dataset.remark, reason: "" })));
    } catch (e) { warn(e.message); }
  });
}
