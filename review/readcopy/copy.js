"use strict";
const form = document.getElementById("avis"), said = document.getElementById("said");
let dirty = false;
const boxes = () => [...form.querySelectorAll(".remark textarea")];
form.addEventListener("submit", (e) => e.preventDefault());
form.addEventListener("input", () => { dirty = true; });
addEventListener("beforeunload", (e) => { if (dirty) e.preventDefault(); });
document.addEventListener("click", (e) => {
  const button = e.target.closest("[data-say]");
  if (!button) return;
  const place = document.getElementById("m-" + button.dataset.say);
  if (!place) return;
  place.hidden = false;
  place.querySelector("textarea").focus();
});
for (const b of boxes()) if (b.value) b.parentNode.hidden = false; // what the browser kept
document.getElementById("save").addEventListener("click", () => {
  const name = form.elements.name.value.trim();
  if (!name) {
    said.textContent = "Écrivez votre prénom et votre nom : une réponse en porte un.";
    form.elements.name.focus();
    return;
  }
  const now = new Date(), two = (n) => String(n).padStart(2, "0");
  const answer = { phare: "avis", version: 1, session: form.dataset.session, file: form.dataset.file, sha256: form.dataset.sha256,
    name, role: form.elements.role.value.trim(), date: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    opinion: form.elements.opinion.value, words: form.elements.words.value,
    remarks: boxes().filter((b) => b.value.trim()).map((b) => ({ sentence: b.dataset.sentence, quote: b.dataset.quote, text: b.value })) };
  const link = document.createElement("a"), file = "reponse-" + form.dataset.file.replace(/\.md$/, "") + "-" + name.normalize("NFD").replace(/[^A-Za-z0-9]+/g, "-") + ".json";
  link.href = URL.createObjectURL(new Blob([JSON.stringify(answer, null, 1)], { type: "application/json" }));
  link.download = file;
  link.click();
  dirty = false;
  said.textContent = "Réponse enregistrée dans vos téléchargements : " + file + ". Renvoyez ce fichier à la personne qui vous a demandé cette relecture.";
});
document.getElementById("load").addEventListener("change", async (e) => {
  try {
    const a = JSON.parse(await e.target.files[0].text());
    if (a.phare !== "avis" || a.file !== form.dataset.file) throw new Error();
    for (const k of ["name", "role", "words", "opinion"]) form.elements[k].value = a[k] ?? "";
    let lost = 0;
    for (const r of a.remarks ?? []) {
      const b = boxes().find((one) => one.dataset.sentence === r.sentence);
      if (b) { b.value = r.text; b.parentNode.hidden = false; } else lost++;
    }
    said.textContent = "Réponse reprise." + (lost ? " " + lost + " remarque(s) portent sur des phrases que cette copie n’a pas." : "");
  } catch { said.textContent = "Ce fichier n’est pas une réponse à cette copie."; }
});
