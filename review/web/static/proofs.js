// A click on a sentence: the page of the act, the words that bear it outlined.

import { say, warn } from "/static/page.js";

const svg = "http://www.w3.org/2000/svg";

export function proofs(shared) {
  const panel = document.getElementById("proof"), list = document.getElementById("findings-panel");
  const place = document.getElementById("proof-page"), preview = document.getElementById("preview");
  const pages = new Map();
  let current = -1, opener = null;

  function drawing(doc, page) {
    const address = `${shared.page.dataset.base}/page?` + new URLSearchParams({ doc, n: page });
    if (!pages.has(address)) {
      pages.set(address, fetch(address).then(async (r) => {
        if (!r.ok) throw new Error(await r.text());
        return r.text();
      }).catch((e) => { pages.delete(address); throw e; }));
    }
    return pages.get(address);
  }

  async function open(index, from) {
    const claim = shared.claims[index];
    if (!claim) return;
    if (!claim.doc) { say("Aucun passage des actes n’est rattaché à cette phrase."); return; }
    if (from) opener = from;
    current = index;
    preview.querySelectorAll(".current").forEach((e) => e.classList.remove("current"));
    preview.querySelectorAll(`.claim[data-claim="${index}"]`).forEach((e) => e.classList.add("current"));
    document.getElementById("proof-title").textContent = claim.status === "proved" ? "La preuve" : "Le passage le plus proche";
    document.getElementById("proof-sentence").textContent = claim.text;
    document.getElementById("proof-place").textContent = `${claim.name}, page ${claim.page}`;
    document.getElementById("proof-quote").textContent = `« ${claim.quote} »`;
    const pdf = document.getElementById("proof-pdf");
    pdf.hidden = !claim.pdf;
    if (claim.pdf) pdf.href = claim.pdf;
    shared.side("margin");
    panel.hidden = false;
    list.hidden = true;
    try {
      const page = await drawing(claim.doc, claim.page);
      if (current !== index) return;
      place.innerHTML = page; // drawn by the server, every word escaped
      outline(claim);
    } catch (e) { place.replaceChildren(); warn(e.message); }
    document.getElementById("proof-title").focus({ preventScroll: true });
    if (matchMedia("(max-width: 64rem)").matches) panel.scrollIntoView();
  }

  function outline(claim) {
    const page = place.querySelector("svg");
    page.setAttribute("aria-label", `Page ${claim.page} de ${claim.name}, passage encadré : ${claim.quote}`);
    const group = page.querySelector(".boxes");
    for (const [x0, y0, x1, y1] of claim.boxes ?? []) {
      const r = document.createElementNS(svg, "rect");
      for (const [k, v] of Object.entries({ x: x0 - 2, y: y0 - 2, width: x1 - x0 + 4, height: y1 - y0 + 4 })) r.setAttribute(k, v);
      group.append(r);
    }
    const picture = page.querySelector(".picture");
    picture?.addEventListener("load", () => page.classList.add("pictured"));
    const first = group.firstElementChild;
    if (first) {
      const scale = page.getBoundingClientRect().height / page.viewBox.baseVal.height;
      place.scrollTop = Math.max(0, first.y.baseVal.value * scale - place.clientHeight / 3);
      place.scrollLeft = 0;
    }
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    list.hidden = false;
    preview.querySelectorAll(".current").forEach((e) => e.classList.remove("current"));
    const back = preview.querySelector(`.proof[data-claim="${current}"]`) ?? (opener?.isConnected ? opener : document.getElementById("findings-title"));
    current = -1;
    back.focus();
  }

  function step(by) {
    for (let i = current + by; i >= 0 && i < shared.claims.length; i += by) {
      if (shared.claims[i].doc && preview.querySelector(`.claim[data-claim="${i}"]`)) { open(i); return; }
    }
    say(by > 0 ? "C’est la dernière phrase prouvée." : "C’est la première phrase prouvée.");
  }

  preview.addEventListener("click", (event) => {
    const flag = event.target.closest(".flag");
    if (flag) { shared.findings.show(flag.dataset.finding); return; }
    const hit = event.target.closest(".proof, .claim");
    if (!hit || event.target.closest("a") || String(getSelection())) return;
    open(Number(hit.dataset.claim), hit.matches(".proof") ? hit : null);
  });
  document.getElementById("proof-close").addEventListener("click", close);
  document.getElementById("proof-before").addEventListener("click", () => step(-1));
  document.getElementById("proof-after").addEventListener("click", () => step(1));
  document.getElementById("proof-zoom").addEventListener("click", (event) => {
    const on = place.classList.toggle("zoomed");
    event.currentTarget.setAttribute("aria-pressed", String(on));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden && !document.querySelector("dialog[open]")) close();
  });

  return {
    open, close,
    /** Marks the sentence shown again, after the preview was made anew. */
    restore() {
      if (panel.hidden) return;
      const text = document.getElementById("proof-sentence").textContent;
      current = shared.claims.findIndex((c) => c.text === text);
      preview.querySelectorAll(`.claim[data-claim="${current}"]`).forEach((e) => e.classList.add("current"));
    },
  };
}
