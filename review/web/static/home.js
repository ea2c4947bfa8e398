// The first page: the sessions, the place where they are kept, the example.

import { call, warn } from "/static/page.js";

document.getElementById("work")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await call("/espace", { authority: document.getElementById("authority").value, dir: document.getElementById("dir").value });
    location.assign("/nouvelle");
  } catch (e) { warn(e.message); }
});

for (const b of document.querySelectorAll("[data-example], [data-folder]")) b.addEventListener("click", async () => {
  b.disabled = true;
  try {
    const { id } = await call("/depots", { for: "", folder: b.dataset.folder ?? "", example: "example" in b.dataset });
    location.assign("/nouvelle/" + id);
  } catch (e) { b.disabled = false; warn(e.message); }
});

document.getElementById("quit")?.addEventListener("click", async () => {
  try {
    await call("/quitter", {});
    document.getElementById("contenu").textContent = "phare est fermé : vous pouvez fermer cet onglet. Rien n’écoute plus sur ce poste.";
  } catch (e) { warn(e.message); }
});
