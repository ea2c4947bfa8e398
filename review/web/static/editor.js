// The editor: saving, what is not saved yet, and what somebody else changed meanwhile.

import { call, say, signed, warn } from "/static/page.js";

export function editor(shared) {
  const { page, here } = shared;
  const title = document.getElementById("title"), summary = document.getElementById("summary"), body = document.getElementById("body");
  const fields = [title, summary, body].filter(Boolean);
  const mark = document.getElementById("save-state"), outside = document.getElementById("outside");
  const dialog = document.getElementById("conflict");
  const backup = "phare-texte " + here;
  let content = page.dataset.content, saved = snapshot(), theirs = null, saving = null, timer = 0, late = 0;

  function text() { return { title: title.value, summary: summary?.value ?? "", body: body.value }; }
  function snapshot() { return JSON.stringify(text()); }
  const dirty = () => snapshot() !== saved;

  function showState() {
    const d = dirty();
    mark.textContent = saving ? "Enregistrement…" : d ? "Non enregistré" : "Enregistré";
    mark.classList.toggle("dirty", d);
    if (d) sessionStorage.setItem(backup, JSON.stringify({ content, text: text() }));
    else sessionStorage.removeItem(backup);
  }

  function put(values) {
    title.value = values.title;
    if (summary) summary.value = values.summary;
    body.value = values.body;
  }

  let asked = 0;
  async function preview() {
    const mine = ++asked;
    try {
      const live = await call(here + "/preview", text());
      if (mine === asked) shared.show(live);
    } catch (e) { warn(e.message); }
  }

  async function save() {
    if (saving) { await saving; }
    if (!dirty()) { say("Rien à enregistrer : le texte est déjà dans le dossier."); return true; }
    const sent = text();
    let done;
    saving = new Promise((end) => { done = end; });
    showState();
    try {
      const answer = await signed(() => call(here + "/save", { ...sent, expect: content }));
      content = page.dataset.content = answer.content;
      saved = JSON.stringify(sent);
      shared.state(answer);
      outside.hidden = true;
      say("Enregistré.");
      return true;
    } catch (e) {
      if (e.more?.conflict) conflict(e.more.conflict, e.message);
      else warn(e.message);
      return false;
    } finally {
      saving = null;
      done();
      showState();
    }
  }

  function conflict(other, why) {
    theirs = other;
    document.getElementById("conflict-why").textContent = why;
    const whole = (t) => t.title + "\n\n" + (summary ? t.summary + "\n\n" : "") + t.body;
    const a = whole(other), b = whole(text());
    let start = 0, end = 0;
    while (start < a.length && a[start] === b[start]) start++;
    while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
    while (start > 0 && /\S/.test(a[start - 1])) start--; // whole words
    while (end > 0 && /\S/.test(a[a.length - end])) end--;
    if (!dialog.open) dialog.showModal();
    version("theirs", a, start, a.length - end);
    version("yours", b, start, b.length - end);
  }

  /** Shows a version, what differs marked and in view. */
  function version(id, whole, from, to) {
    const place = document.getElementById(id), mark = document.createElement("mark");
    mark.textContent = whole.slice(from, to);
    place.replaceChildren(whole.slice(0, from), mark, whole.slice(to));
    place.scrollTop = mark.offsetTop - place.offsetTop - place.clientHeight / 3;
  }

  function take(values) {
    put(values);
    content = page.dataset.content = values.content;
    saved = snapshot();
    outside.hidden = true;
    showState();
    preview();
  }

  document.getElementById("keep-mine").addEventListener("click", () => {
    content = theirs.content;
    saved = "";
    dialog.close();
    save();
  });
  document.getElementById("take-theirs").addEventListener("click", () => {
    take(theirs);
    dialog.close();
    say("La version du dossier est affichée.");
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { if (!page.querySelector("#editor").hidden) body.focus(); });

  for (const f of fields) f.addEventListener("input", () => {
    showState();
    clearTimeout(timer);
    timer = setTimeout(preview, 300);
    clearTimeout(late);
    if (document.getElementById("autosave").checked) late = setTimeout(() => { if (!dialog.open) save(); }, 1500);
  });
  // where the preview scrolls by itself, it follows the place that is being written
  for (const event of ["keyup", "click"]) body.addEventListener(event, follow);
  function follow() {
    const pane = document.getElementById("reading");
    if (pane.scrollHeight > pane.clientHeight) pane.scrollTop = pane.scrollHeight * (body.selectionStart / Math.max(1, body.value.length)) - pane.clientHeight / 2;
  }
  document.getElementById("save").addEventListener("click", save);
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); save(); }
  });
  addEventListener("beforeunload", (event) => { if (dirty()) event.preventDefault(); });

  // the folder is the truth: another program or person may change the file at any time
  async function look() {
    if (document.hidden || saving || dialog.open) return;
    let now;
    try { now = await call(here + "/state"); } catch { return; } // said when something is asked for
    if (saving || now.content === content) { if (!saving) shared.state(now); return; }
    if (dirty()) {
      theirs = now;
      outside.hidden = false;
      return;
    }
    take(now);
    shared.state(now);
    say("Ce texte a changé sur le disque : la page montre la nouvelle version.");
  }
  setInterval(look, 4000);
  document.addEventListener("visibilitychange", look);
  document.getElementById("outside-take").addEventListener("click", () => conflict(theirs, "Le texte du dossier a changé pendant que vous modifiiez le vôtre. Rien n’est perdu : choisissez."));

  // a page that was closed or a browser that fell left its text here
  const left = sessionStorage.getItem(backup);
  if (left) {
    const kept = JSON.parse(left);
    if (JSON.stringify(kept.text) !== saved) {
      put(kept.text);
      if (kept.content !== content) {
        theirs = { ...JSON.parse(saved), content };
        outside.hidden = false;
      }
      say("Vos changements non enregistrés sont revenus.");
      preview();
    }
  }
  showState();

  return {
    dirty, save, text,
    content: () => content,
    /** Shows the words that a finding is about, selected in their field. */
    async jump(line, column, words) {
      await shared.mode("edit");
      let field = body, start = -1;
      const lines = body.value.split("\n"), at = line - shared.line;
      if (at >= 0 && at < lines.length) {
        const before = lines.slice(0, at).reduce((n, l) => n + l.length + 1, 0);
        start = before + [...lines[at]].slice(0, column - 1).join("").length;
      } else {
        field = [title, summary].filter(Boolean).find((f) => f.value.includes(words)) ?? title;
        start = Math.max(0, field.value.indexOf(words));
      }
      const end = field.value.startsWith(words, start) ? start + words.length : Math.min(field.value.length, start + Math.max(1, words.length));
      field.focus();
      field.setSelectionRange(start, end);
      scrollToSelection(field, start);
      follow();
    },
  };
}

/** Brings the selection of a textarea that is as tall as its text into view. */
function scrollToSelection(field, start) {
  const twin = document.createElement("div"), style = getComputedStyle(field);
  for (const p of ["font", "lineHeight", "padding", "border", "width", "boxSizing", "overflowWrap"]) twin.style[p] = style[p];
  twin.style.whiteSpace = "pre-wrap";
  twin.style.position = "absolute";
  twin.style.visibility = "hidden";
  twin.textContent = field.value.slice(0, start);
  const end = document.createElement("span");
  end.textContent = "|";
  twin.append(end);
  document.body.append(twin);
  const top = end.offsetTop;
  twin.remove();
  scrollTo({ top: scrollY + field.getBoundingClientRect().top + top - innerHeight / 3 });
  field.scrollTop = Math.max(0, top - field.clientHeight / 2);
}
