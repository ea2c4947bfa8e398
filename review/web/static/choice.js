// The decisions: their order in the article, and which of them are in it.

import { call, follow, say, signed, warn } from "/static/page.js";

const page = document.getElementById("choice");
const base = "/s/" + page.dataset.session;
const inside = document.getElementById("in");
let busy = false;

const ids = () => [...inside.children].map((li) => li.dataset.id).filter(Boolean);
const title = (li) => li.querySelector("h3").textContent;

async function reorder(order, focus) {
  if (busy) return;
  busy = true;
  const before = ids();
  for (const id of order) inside.append(inside.querySelector(`[data-id="${CSS.escape(id)}"]`));
  focus?.focus();
  try {
    const done = await signed(() => call(base + "/move", { order, expect: page.dataset.content }));
    page.dataset.content = done.content;
    say("Nouvel ordre enregistré : " + [...inside.children].map((li, i) => `${i + 1}, ${title(li)}`).join(" ; "));
  } catch (e) {
    for (const id of before) inside.append(inside.querySelector(`[data-id="${CSS.escape(id)}"]`));
    warn(e.message);
  }
  busy = false;
}

async function swap(out, incoming) {
  if (busy) return;
  busy = true;
  try {
    const result = await signed(async () => follow(await call(base + "/swap", { out, in: incoming, expect: page.dataset.content })));
    sessionStorage.setItem("phare-said", `« ${result.title} » est entrée dans l’article. Seul ce bloc a été refait : relisez le chapô et les publications, qui peuvent encore citer l’ancienne décision.`);
    sessionStorage.setItem("phare-focus", "d-" + incoming);
    location.reload();
  } catch (e) { warn(e.message); }
  busy = false;
}

/** Puts one more decision into the article. */
async function bring(incoming) {
  if (busy) return;
  busy = true;
  try {
    const result = await signed(async () => follow(await call(base + "/swap", { out: "", in: incoming, expect: page.dataset.content })));
    sessionStorage.setItem("phare-said", `« ${result.title} » est entrée dans l’article, à la fin. Le titre, le chapô et les publications peuvent dire un autre nombre de décisions : relisez-les.`);
    sessionStorage.setItem("phare-focus", "d-" + incoming);
    location.reload();
  } catch (e) { warn(e.message); }
  busy = false;
}

async function remove(item) {
  if (busy) return;
  busy = true;
  try {
    await signed(() => call(base + "/swap", { out: item.dataset.id, in: "", expect: page.dataset.content }));
    sessionStorage.setItem("phare-said", `« ${title(item)} » n’est plus dans l’article ; Versions, dans l’article, le reprend. Le titre, le chapô et les publications peuvent encore en parler : relisez-les.`);
    const next = item.nextElementSibling ?? item.previousElementSibling;
    sessionStorage.setItem("phare-focus", next?.id ?? "");
    location.reload();
  } catch (e) { warn(e.message); }
  busy = false;
}

// a disc shows its act in the table; the table puts any act in
page.addEventListener("click", (event) => {
  const disc = event.target.closest(".disc"), button = event.target.closest("[data-in]");
  if (button) bring(button.dataset.in);
  if (!disc) return;
  document.getElementById("table").open = true;
  const row = document.getElementById("a-" + disc.dataset.act);
  page.querySelectorAll(".acts-table .found").forEach((r) => r.classList.remove("found"));
  row.classList.add("found");
  row.scrollIntoView({ block: "center" });
});

inside.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const item = event.target.closest(".item");
  if (!button || !item) return;
  if (button.dataset.move) {
    const order = ids(), at = order.indexOf(item.dataset.id), to = at + Number(button.dataset.move);
    if (to < 0 || to >= order.length) { say(to < 0 ? "Cette décision est déjà la première." : "Cette décision est déjà la dernière."); return; }
    [order[at], order[to]] = [order[to], order[at]];
    reorder(order, button);
  } else if ("out" in button.dataset) {
    remove(item);
  } else if ("swap" in button.dataset) {
    swap(item.dataset.id, item.querySelector("select").value);
  }
});

// dragging is for the mouse; the buttons above do the same
let dragged = null;
page.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".item");
  if (!dragged) return;
  dragged.classList.add("dragged");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", title(dragged));
});
page.addEventListener("dragend", () => {
  dragged?.classList.remove("dragged");
  page.querySelectorAll(".over").forEach((o) => o.classList.remove("over"));
  dragged = null;
});
page.addEventListener("dragover", (event) => {
  const over = event.target.closest(".item");
  page.querySelectorAll(".over").forEach((o) => o !== over && o.classList.remove("over"));
  if (!dragged || !over || over === dragged || (!inside.contains(over) && !inside.contains(dragged))) return;
  event.preventDefault();
  over.classList.add("over");
});
page.addEventListener("drop", (event) => {
  const over = event.target.closest(".item");
  if (!dragged || !over || over === dragged) return;
  event.preventDefault();
  const from = inside.contains(dragged), to = inside.contains(over);
  if (from && to) {
    const order = ids().filter((id) => id !== dragged.dataset.id);
    const after = ids().indexOf(dragged.dataset.id) < ids().indexOf(over.dataset.id);
    order.splice(order.indexOf(over.dataset.id) + (after ? 1 : 0), 0, dragged.dataset.id);
    reorder(order);
  } else if (to) swap(over.dataset.id, dragged.dataset.id);
  else if (from) swap(dragged.dataset.id, over.dataset.id);
});

const said = sessionStorage.getItem("phare-said");
if (said) {
  sessionStorage.removeItem("phare-said");
  const item = document.getElementById(sessionStorage.getItem("phare-focus"));
  sessionStorage.removeItem("phare-focus");
  item?.querySelector("button")?.focus();
  say(said);
}
