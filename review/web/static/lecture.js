// What was read: the pages, the questions, and what a person says of them.

import { call, follow, say, signed, warn } from "/static/page.js";

const page = document.getElementById("lecture"), base = page.dataset.base;
const sheet = document.getElementById("sheet"), place = document.getElementById("sheet-page"), told = document.getElementById("sheet-said");
const cells = [...document.querySelectorAll("#strips .cell")];
const svg = "http://www.w3.org/2000/svg";
let lines = [], opener = null, shown = "";

if (cells[0]) cells[0].tabIndex = 0;

function reach(cell) {
  for (const c of cells) c.tabIndex = c === cell ? 0 : -1;
  cell.focus();
}

document.getElementById("strips").addEventListener("keydown", (event) => {
  const at = cells.indexOf(event.target);
  if (at < 0) return;
  const docs = [...document.querySelectorAll(".strip")], doc = docs.indexOf(event.target.closest(".strip"));
  const to = { ArrowRight: cells[at + 1], ArrowLeft: cells[at - 1], ArrowDown: docs[doc + 1]?.querySelector(".cell"), ArrowUp: docs[doc - 1]?.querySelector(".cell") }[event.key];
  if (!event.key.startsWith("Arrow")) return;
  event.preventDefault();
  if (to) reach(to);
});

/** Shows a page, a line of it outlined. */
async function open(doc, n, line, from) {
  opener = from;
  const query = new URLSearchParams({ doc, n });
  shown = String(query);
  try {
    const [said, drawing] = await Promise.all([call(`${base}/lecture/page?${query}`), fetch(`${base}/page?${query}`).then(async (r) => {
      if (!r.ok) throw new Error(await r.text());
      return r.text();
    })]);
    if (shown !== String(query)) return;
    lines = said.lines ?? [];
    document.getElementById("sheet-title").textContent = `${doc.split("/").at(-1)}, page ${n}`;
    told.innerHTML = said.html; // made by the server, escaped
    place.innerHTML = drawing;
    const picture = place.querySelector(".picture");
    picture?.addEventListener("load", () => place.querySelector("svg").classList.add("pictured"));
    sheet.hidden = false;
    page.classList.add("seeing");
    outline(line);
    document.getElementById("sheet-title").focus({ preventScroll: true });
    sheet.scrollIntoView({ block: "nearest" });
  } catch (e) { warn(e.message); }
}

function outline(n) {
  const group = place.querySelector(".boxes"), box = lines.find((l) => l.n === n)?.box;
  group?.replaceChildren();
  if (!group || !box) return;
  const r = document.createElementNS(svg, "rect"), [x0, y0, x1, y1] = box;
  for (const [k, v] of Object.entries({ x: x0 - 2, y: y0 - 2, width: x1 - x0 + 4, height: y1 - y0 + 4 })) r.setAttribute(k, v);
  group.append(r);
  const drawn = place.querySelector("svg"), scale = drawn.getBoundingClientRect().height / drawn.viewBox.baseVal.height;
  place.scrollTop = Math.max(0, y0 * scale - place.clientHeight / 3);
}

document.getElementById("strips").addEventListener("click", (event) => {
  const cell = event.target.closest(".cell");
  if (!cell) return;
  reach(cell);
  open(cell.dataset.doc, Number(cell.dataset.page), 0, cell);
});

/** Keeps what a person says, and shows what follows from it. */
async function answer(what, said, focus) {
  try {
    const now = await signed(() => call(base + "/lecture/repondre", { set: {}, is: "", ...what }));
    for (const part of ["asked", "again"]) document.getElementById(part).innerHTML = now[part]; // made by the server, escaped
    const left = document.getElementById("questions-left");
    if (left) left.textContent = now.open ? `${now.open}\u00a0question${now.open > 1 ? "s" : ""}` : "";
    focus?.()?.focus();
    say(said);
  } catch (e) { warn(e.message); }
}

document.getElementById("asked").addEventListener("click", (event) => {
  const item = event.target.closest(".asked-item"), button = event.target.closest("button");
  if (!item || !button) return;
  const { doc } = item.dataset, n = Number(item.dataset.page), line = Number(item.dataset.line);
  if (button.dataset.see) { open(doc, n, line, button); return; }
  const { is } = button.dataset;
  answer({ doc, page: n, line, is }, "Votre réponse est gardée.", () => document.querySelector(".asked-item:not(.settled) button") ?? document.getElementById("read-again") ?? document.getElementById("asked-title"));
});

told.addEventListener("click", (event) => {
  const form = event.target.closest(".act-form"), is = event.target.closest("button")?.dataset.is;
  if (!form || !is) return;
  answer({ doc: form.dataset.doc, page: Number(form.dataset.page), line: Number(form.dataset.line), is }, "Noté.", () => document.getElementById("read-again"));
});
told.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target, what = { doc: form.dataset.doc, page: Number(form.dataset.page) };
  if (form.matches(".begin-form")) {
    answer({ ...what, line: Number(form.elements.line.value), is: "act" }, "Noté : une délibération commence à cette ligne.", () => document.getElementById("read-again"));
    return;
  }
  const set = {};
  for (const f of form.elements) {
    const before = f.tagName === "SELECT" ? [...f.options].find((o) => o.defaultSelected)?.value : f.defaultValue;
    if (f.name && f.value !== before) set[f.name] = f.value;
  }
  if (!Object.keys(set).length) { say("Rien n’a été changé."); return; }
  answer({ ...what, line: Number(form.dataset.line), set }, "La correction est notée.", () => document.getElementById("read-again"));
});
told.addEventListener("change", (event) => {
  if (event.target.id === "begin") outline(Number(event.target.value));
});

document.getElementById("again").addEventListener("click", async (event) => {
  if (event.target.id !== "read-again") return;
  event.target.disabled = true;
  try {
    const made = await follow(await call(base + "/lecture/relire", {}));
    location.assign(`/s/${made.session}/`);
  } catch (e) { event.target.disabled = false; warn(e.message); }
});

function close() {
  if (sheet.hidden) return;
  sheet.hidden = true;
  page.classList.remove("seeing");
  (opener?.isConnected ? opener : cells.find((c) => c.tabIndex === 0))?.focus();
}
document.getElementById("sheet-close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) close();
});
