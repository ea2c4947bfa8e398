// A new session: files dropped, what was recognised, and the drafts.

import { bring, call, follow, say, warn } from "/static/page.js";

const page = document.getElementById("new");
const drop = document.getElementById("drop"), given = document.getElementById("given"), left = document.getElementById("left");
const recognised = document.getElementById("recognised");
let deposit = page.dataset.deposit, job = page.dataset.job, busy = false;

const base = () => "/depots/" + deposit;
const many = (n, one, more) => `${n}\u00a0${n < 2 ? one : more}`;

/** Lists the files below what was dropped: a folder is walked, each file keeps its path in it. */
async function walk(entry, path, out) {
  if (entry.isFile) {
    out.push([path + entry.name, await new Promise((ok, no) => entry.file(ok, no))]);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((ok, no) => reader.readEntries(ok, no));
    if (!some.length) return;
    for (const e of some) await walk(e, path + entry.name + "/", out);
  }
}

async function take(files) {
  if (busy || !files.length) return;
  busy = true;
  const label = document.getElementById("job-label"), bar = document.getElementById("job-bar"), box = document.getElementById("job");
  box.hidden = false;
  bar.max = files.length;
  try {
    if (!deposit) {
      deposit = (await call("/depots", { for: page.dataset.for, folder: "", example: false })).id;
      history.replaceState(null, "", "/nouvelle/" + deposit);
    }
    let taken = 0;
    for (const [i, [name, file]] of files.entries()) {
      label.textContent = `Réception : ${name} (${i + 1} sur ${files.length})`;
      bar.value = i;
      const got = await bring(`${base()}/fichier?` + new URLSearchParams({ nom: name }), file);
      for (const f of got.files) {
        if (!f.reason) { taken++; continue; }
        const li = document.createElement("li"), strong = document.createElement("strong");
        strong.textContent = f.name;
        li.append(strong, ` : ${f.reason}.`);
        left.append(li);
      }
    }
    given.hidden = false;
    document.getElementById("given-count").textContent = many(taken, "fichier reçu", "fichiers reçus") + (left.children.length ? `, ${many(left.children.length, "laissé", "laissés")} :` : ".");
    busy = false;
    await read();
  } catch (e) { warn(e.message); } finally {
    busy = false;
    box.hidden = true;
  }
}

async function work(what, done) {
  if (busy) return;
  busy = true;
  try {
    const started = await what();
    job = started.job;
    done(await follow(started, (now) => {
      document.getElementById("pass").hidden = !now.scan;
    }));
  } catch (e) { warn(e.message); } finally { busy = false; job = ""; }
}

const shown = (result) => {
  if (result.session) { location.assign(`/s/${result.session}/`); return; }
  recognised.innerHTML = result.html; // made by the server, escaped
  document.getElementById("choose-title")?.focus();
  say("Documents lus.");
};

const read = () => work(() => call(base() + "/lire", {}), shown);

recognised.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  work(() => call(base() + "/rediger", { date: form.get("date") ?? "", scans: form.get("scans") === "on" }), shown);
});
document.getElementById("pass").addEventListener("click", async () => {
  try { await call(base() + "/passer", {}); say("Ce document est passé : il reste nommé parmi ceux qui n’ont pas été lus."); } catch (e) { warn(e.message); }
});
document.getElementById("cancel").addEventListener("click", async () => {
  try { if (job) await call(`/jobs/${job}/annuler`, {}); } catch (e) { warn(e.message); }
});

for (const id of ["files", "folder"]) document.getElementById(id).addEventListener("change", (event) => {
  const files = [...event.target.files].map((f) => [f.webkitRelativePath || f.name, f]);
  event.target.value = "";
  take(files);
});
for (const kind of ["dragenter", "dragover"]) document.addEventListener(kind, (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  drop.classList.add("over");
});
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
document.addEventListener("drop", async (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  drop.classList.remove("over");
  const entries = [...event.dataTransfer.items].map((i) => i.webkitGetAsEntry?.()).filter(Boolean), out = [];
  const plain = [...event.dataTransfer.files];
  try {
    for (const e of entries) await walk(e, "", out);
    await take(entries.length ? out : plain.map((f) => [f.name, f]));
  } catch (e) { warn("Ces fichiers ne se laissent pas lire : " + e.message); }
});

// what was dropped and not read yet is read; a task that runs is followed
if (job) work(async () => call("/jobs/" + job), shown);
else if (deposit && !page.dataset.read) read();
