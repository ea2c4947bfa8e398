// A click on a sentence: the page of the act, the words that bear it outlined.

import { call, say, signed, warn } from "/static/page.js";

const svg = "http://www.w3.org/2000/svg";

export function proofs(shared) {
  const panel = document.getElementById("proof"), place = document.getElementById("proof-page"), { text } = shared;
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
    light(index);
    document.getElementById("proof-title").textContent = claim.status === "proved" ? "La preuve" : "Le passage le plus proche";
    lit(document.getElementById("proof-sentence"), claim.text, ownRanges(claim));
    document.getElementById("proof-place").textContent = `${claim.number ? `n° ${claim.number}, ` : ""}${claim.name}, page ${claim.page}`;
    lit(document.getElementById("proof-quote"), claim.quote, sharedRanges(claim));
    const omits = document.getElementById("proof-omits");
    omits.hidden = !claim.omits?.length;
    omits.textContent = claim.omits?.length ? `La phrase laisse de côté : ${claim.omits.map((o) => `« ${o} »`).join(", ")}.` : "";
    const pdf = document.getElementById("proof-pdf");
    pdf.hidden = !claim.pdf;
    if (claim.pdf) pdf.href = claim.pdf;
    panel.hidden = false;
    shared.page.classList.add("proving");
    try {
      const page = await drawing(claim.doc, claim.page);
      if (current !== index) return;
      place.innerHTML = page; // drawn by the server, every word escaped
      outline(claim);
    } catch (e) { place.replaceChildren(); warn(e.message); }
    document.getElementById("proof-title").focus({ preventScroll: true });
    opened(index, false);
  }

  const light = (index) => {
    text.querySelectorAll(".claim.current").forEach((e) => e.classList.remove("current"));
    text.querySelectorAll(`.claim[data-claim="${index}"]`).forEach((e) => e.classList.add("current"));
  };

  /** Notes that the passage behind a sentence was looked at; asks who, where it must. */
  async function opened(index, must) {
    const claim = shared.claims[index];
    if (!claim?.doc || !must && !document.getElementById("me-name").dataset.known) return;
    try {
      const note = () => call(shared.here + "/lu", { sentences: [claim.id], opened: true });
      await (must ? signed(note) : note());
    } catch (e) { if (must) warn(e.message); }
  }

  /** Writes words with some of them lit: [from, to, class] in UTF-16 units. */
  function lit(where, words, ranges) {
    where.replaceChildren();
    let at = 0;
    for (const [from, to, kind] of ranges) {
      if (from < at) continue;
      const m = document.createElement("mark");
      m.className = kind;
      m.textContent = words.slice(from, to);
      where.append(words.slice(at, from), m);
      at = to;
    }
    where.append(words.slice(at));
  }

  /** The words of the sentence that are its writer's own. */
  function ownRanges(claim) {
    const points = [...claim.text], at = (n) => points.slice(0, n).join("").length;
    return claim.own.map((o) => [at(o.offset), at(o.offset + o.length), o.claim ? "own own-claim" : "own"]);
  }

  const fold = (w) => w.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const wordsOf = (s) => [...s.matchAll(/[\p{L}\p{N}]+(?:[.,][\p{N}]+)*/gu)];

  /** The words of the passage that the sentence took, own words left out. */
  function sharedRanges(claim) {
    const own = ownRanges(claim);
    const taken = new Set(wordsOf(claim.text).filter((m) => !own.some(([a, b]) => m.index >= a && m.index < b)).map((m) => fold(m[0])).filter((w) => w.length > 2 || /\d/.test(w)));
    return wordsOf(claim.quote).filter((m) => taken.has(fold(m[0]))).map((m) => [m.index, m.index + m[0].length, "shared"]);
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
    shared.page.classList.remove("proving");
    light(-1);
    const back = opener?.isConnected ? opener : text.querySelector(`.claim[data-claim="${current}"]`)?.closest(".row");
    current = -1;
    back?.focus();
  }

  function step(by) {
    for (let i = current + by; i >= 0 && i < shared.claims.length; i += by) {
      if (shared.claims[i].doc && text.querySelector(`.claim[data-claim="${i}"]`)) { open(i); return; }
    }
    say(by > 0 ? "C’est la dernière phrase prouvée." : "C’est la première phrase prouvée.");
  }

  text.addEventListener("click", (event) => {
    const hit = event.target.closest(".proof");
    if (hit) open(Number(hit.dataset.claim), hit);
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
    open, close, opened,
    /** Opens the passage behind the first sentence of a row, or the next one of it. */
    row(r) {
      const here = [...new Set([...r.querySelectorAll(".claim")].map((e) => Number(e.dataset.claim)))].filter((i) => shared.claims[i].doc);
      if (!here.length) { say("Aucun passage des actes n’est rattaché à ces mots."); return; }
      open(here[(here.indexOf(current) + 1) % here.length], r);
    },
    /** Marks the sentence shown again, after the text was made anew. */
    restore() {
      if (panel.hidden) return;
      const words = document.getElementById("proof-sentence").textContent;
      current = shared.claims.findIndex((c) => c.text === words);
      light(current);
    },
  };
}
