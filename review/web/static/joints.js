// What becomes of the PDFs behind the links: chosen, and looked at page by page before it leaves.

import { bring, call, say, signed, warn } from "/static/page.js";

const root = document.getElementById("joints"), here = root.dataset.here;

for (const box of root.querySelectorAll(".leaving")) {
  const pdf = box.dataset.pdf, look = box.querySelector(".looking"), state = box.querySelector(".leaving-state");
  let n = 1, pages = 0, seen = [];

  function tell(now) {
    box.dataset.as = now.as;
    state.textContent = now.words;
    state.classList.toggle("good", now.ready);
    const radio = box.querySelector(`input[type=radio][value="${now.as}"]`);
    if (radio) radio.checked = true;
  }

  async function show(page) {
    const as = box.dataset.as;
    look.hidden = !["upload", "copy"].includes(as);
    if (look.hidden) return;
    try {
      const p = await call(`${here}/joints/page?${new URLSearchParams({ pdf, as, n: page })}`);
      n = p.page; pages = p.pages; seen = p.seen;
      box.querySelector(".looking-page").innerHTML = p.svg; // made by the server, escaped
      box.querySelector(".looking-at").textContent = `Page ${n} sur ${pages}${p.by ? `, regardée par ${p.by}` : ""}`;
      box.querySelector(".looking-warn").replaceChildren(...p.warn.map((w) => { const e = document.createElement("p"); e.className = "problem"; e.textContent = w; return e; }));
      box.querySelector(".looking-found").replaceChildren(...(p.found.length ? p.found : [null]).map((f) => {
        const li = document.createElement("li");
        li.textContent = f ? `${f.kind} : ${f.text}` : "rien sur cette page";
        return li;
      }));
      box.querySelector("[data-do=before]").disabled = n <= 1;
      box.querySelector("[data-do=after]").disabled = n >= pages;
      const done = box.querySelector("[data-do=seen]");
      done.disabled = Boolean(p.by);
      done.textContent = p.by ? "✓ Page regardée" : "J’ai regardé cette page";
    } catch (e) { warn(e.message); }
  }

  async function choose(as) {
    try {
      tell(await signed(() => call(here + "/joints/choisir", { pdf, as, url: as === "link" ? box.querySelector("input[type=url]").value : "", expect: "" })));
      say("Le choix est gardé.");
    } catch (e) { warn(e.message); tell({ as: box.dataset.as, words: e.message, ready: false }); }
    await show(1);
  }

  box.addEventListener("change", async (event) => {
    const e = event.target;
    if (e.type === "radio") {
      if (e.value === "link" && !box.querySelector("input[type=url]").value) { box.querySelector("input[type=url]").focus(); return; }
      if (e.value === "copy") { // a copy is kept already, or is to be given
        try { tell(await signed(() => call(here + "/joints/choisir", { pdf, as: "copy", url: "", expect: "" }))); await show(1); } catch { box.querySelector("input[type=file]").focus(); state.textContent = "Donnez la copie masquée."; }
        return;
      }
      await choose(e.value);
    }
    if (e.type === "file" && e.files[0]) {
      try {
        tell(await signed(() => bring(`${here}/joints/copie?${new URLSearchParams({ pdf })}`, e.files[0])));
        say("La copie est gardée : ses mots ont été cherchés, regardez chaque page.");
        await show(1);
      } catch (x) { warn(x.message); state.textContent = x.message; }
      e.value = "";
    }
  });
  box.addEventListener("click", async (event) => {
    const what = event.target.closest("button")?.dataset.do;
    if (what === "link") await choose("link");
    if (what === "before") await show(n - 1);
    if (what === "after") await show(n + 1);
    if (what !== "seen" && what !== "reason") return;
    const reason = box.querySelector("textarea").value;
    if (what === "reason" && !reason.trim()) { box.querySelector("textarea").focus(); return; }
    try {
      tell(await signed(() => call(here + "/joints/vu", { pdf, as: box.dataset.as, pages: what === "seen" ? [n] : [], reason })));
      if (what === "seen") await show(Array.from({ length: pages }, (_, i) => i + 1).find((p) => p !== n && !seen.includes(p)) ?? n);
    } catch (e) { warn(e.message); }
  });
  show(1);
}
