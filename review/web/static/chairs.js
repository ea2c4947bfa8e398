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

  const photo = document.getElementById("photo-form"), alt = document.getElementById("photo-alt"), heard = document.getElementById("photo-said");
  async function pictured(what, words) {
    heard.textContent = "";
    try {
      if (!(await shared.rows.close())) return;
      shared.show(await signed(what));
      heard.textContent = words;
    } catch (e) { heard.textContent = e.message; }
  }
  photo.addEventListener("submit", (event) => {
    event.preventDefault();
    const one = document.getElementById("photo-file").files[0];
    if (!one) { document.getElementById("photo-file").focus(); return; }
    if (!alt.value.trim()) { heard.textContent = "Décrivez la photographie, pour qui ne la voit pas."; alt.focus(); return; }
    pictured(() => bring(`${shared.here}/photo?${new URLSearchParams({ alt: alt.value })}`, one), "La photographie est dans le texte.");
  });
  document.getElementById("photo-now").addEventListener("click", (event) => {
    if (event.target.id === "photo-describe") pictured(() => call(shared.here + "/photo/decrire", { alt: alt.value }), "La description est changée.");
    if (event.target.id === "photo-drop") pictured(() => call(shared.here + "/photo/retirer", {}), "L’image n’est plus dans le texte.");
  });

  const withdraw = document.getElementById("withdraw");
  document.getElementById("to-withdraw")?.addEventListener("click", () => { withdraw.showModal(); document.getElementById("withdraw-title").focus(); });
  document.getElementById("withdraw-form")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const place = document.getElementById("withdraw-said");
    place.textContent = "";
    try {
      const done = await follow(await signed(() => call(shared.here + "/retirer", { reason: document.getElementById("withdraw-reason").value })));
      withdraw.close();
      say(done.said.join(" "));
      setTimeout(() => location.reload(), 1200); // what is on line is told anew
    } catch (e) { place.textContent = e.message; }
  });
}
