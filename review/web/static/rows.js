// The passages of a text: walked with the arrows, edited where they stand, ticked as read.

import { askWho, call, say, signed, warn } from "/static/page.js";

const pause = 800; // ms: no more than this is ever unsaved while a person types

export function rows(shared) {
  const { text, here } = shared;
  const mark = document.getElementById("save-state");
  let current = 0, open = null, saving = null;

  const row = (n) => document.getElementById("r-" + n);
  const all = () => [...text.querySelectorAll(":scope > .row")];

  /** The controls of the passage at hand are reached by Tab; those of the others are not. */
  function reach(n, focus) {
    for (const r of all()) {
      const on = Number(r.dataset.row) === n;
      r.tabIndex = on ? 0 : -1;
      for (const c of r.querySelectorAll("button, .words a")) c.tabIndex = on ? 0 : -1;
    }
    current = n;
    if (focus) {
      row(n)?.focus({ preventScroll: true });
      row(n)?.scrollIntoView({ block: "nearest" });
    }
  }

  function put(html) {
    const inside = text.contains(document.activeElement) ? document.activeElement : null;
    const keep = inside && { id: inside.id, row: inside.closest(".row")?.dataset.row, what: inside.dataset.do, note: inside.closest(".finding")?.id };
    text.innerHTML = html;
    reach(Math.min(current, all().length - 1), false);
    if (!keep) return;
    const r = row(keep.row), note = keep.note && document.getElementById(keep.note);
    const back = (keep.id && document.getElementById(keep.id)) || (keep.what && (note ?? r)?.querySelector(`[data-do="${keep.what}"]`)) || note || r;
    back?.focus({ preventScroll: true });
  }

  function state(words, dirty) {
    mark.textContent = words;
    mark.classList.toggle("dirty", Boolean(dirty));
  }

  const value = () => open.field.value;
  const dirty = () => open && value() !== open.saved;
  /** A passage that was emptied is saved when it is left: it goes then. */
  const settled = () => Boolean(value().trim());

  /** Opens a passage to be written, the caret at a place. */
  async function edit(n, caret) {
    if (open?.n === n) return;
    await close();
    if (!document.getElementById("me-name").dataset.known && !(await askWho())) return;
    const r = row(n);
    if (!r || r.dataset.kind === "rule") return;
    reach(n, false);
    const field = document.createElement("textarea");
    field.className = "in-place";
    field.value = r.dataset.field;
    field.rows = 1;
    field.spellcheck = true;
    field.setAttribute("aria-label", `${r.getAttribute("aria-label")} : texte`);
    const single = r.dataset.kind !== "list" && r.dataset.kind !== "quote" && r.dataset.kind !== "raw" && !r.dataset.field.includes("\n");
    open = { n, field, source: r.dataset.source, saved: field.value, was: shared.content, span: 1, rows: all().length, single, kind: r.dataset.kind, timer: 0, look: 0 };
    r.classList.add("editing");
    r.querySelector(".words").after(field);
    grow();
    field.focus();
    const at = caret === undefined ? field.value.length : Math.max(0, Math.min(caret, field.value.length));
    field.setSelectionRange(at, at);
    field.addEventListener("input", () => {
      grow();
      state("Non enregistré", true);
      open.timer ||= setTimeout(save, pause);
      clearTimeout(open.look);
      open.look = setTimeout(look, 150);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.preventDefault(); close(true); return; }
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      if (event.ctrlKey || event.metaKey || ["title", "summary", "heading"].includes(open.kind)) { event.preventDefault(); close(true); return; }
      if (open.single && !shared.page.classList.contains("is-post")) { // a new line is a new passage
        event.preventDefault();
        field.setRangeText("\n\n", field.selectionStart, field.selectionEnd, "end");
        field.dispatchEvent(new Event("input"));
      }
    });
    field.addEventListener("blur", () => setTimeout(() => {
      if (open?.field === field && document.activeElement !== field && !document.querySelector("dialog[open]") && document.hasFocus()) close();
    }, 120));
  }

  function grow() {
    open.field.style.height = "auto";
    open.field.style.height = open.field.scrollHeight + 2 + "px";
  }

  /** Shows what the acts say of the words as they are typed. */
  async function look() {
    const mine = open;
    if (!mine || !settled()) return;
    try {
      const live = await call(here + "/passage", { row: mine.n, source: mine.source, span: mine.span, text: value(), expect: shared.content, check: true });
      if (open !== mine) return;
      row(mine.n).querySelector(".notes").innerHTML = live.notes; // made by the server, escaped
      document.getElementById("tally").innerHTML = live.tally;
      document.getElementById("counters").innerHTML = live.counters;
      reach(mine.n, false);
    } catch { /* the save says what is wrong */ }
  }

  /** Saves what is typed; the field stays open. */
  async function save(last) {
    const mine = open;
    if (!mine) return true;
    clearTimeout(mine.timer);
    mine.timer = 0;
    while (saving) await saving;
    if (mine.stopped) return false; // the person chooses between two versions first
    if (!dirty() || !last && !settled()) return true;
    const sent = value();
    let done;
    saving = new Promise((end) => { done = end; });
    state("Enregistrement…", true);
    try {
      const live = await signed(() => call(here + "/passage", { row: mine.n, source: mine.source, span: mine.span, text: sent, expect: shared.content, check: false }));
      mine.saved = sent;
      mine.live = live;
      shared.content = shared.page.dataset.content = live.content;
      const fresh = document.createElement("template");
      fresh.innerHTML = live.text;
      mine.source = fresh.content.querySelector("#r-" + mine.n)?.dataset.source ?? mine.source;
      const now = fresh.content.querySelectorAll(".row").length; // a new line makes a passage more
      mine.span = Math.max(1, mine.span + now - mine.rows);
      mine.rows = now;
      shared.state(live);
      if (open !== mine || value() === sent) state("Enregistré");
      else state("Non enregistré", true);
      return true;
    } catch (e) {
      state("Non enregistré", true);
      if (e.more?.conflict) {
        mine.stopped = true;
        conflict(e.more.conflict, e.message, sent);
      }
      else warn(e.message);
      return false;
    } finally {
      saving = null;
      done();
      if (open === mine && !mine.stopped && value() !== mine.saved && settled()) mine.timer ||= setTimeout(save, pause);
    }
  }

  /** Saves and shuts the open passage. */
  async function close(focus) {
    const mine = open;
    if (!mine) return true;
    if (!(await save(true))) return false;
    if (open !== mine) return true;
    open = null;
    clearTimeout(mine.look);
    if (mine.live) {
      shared.changed(mine.was);
      shared.show(mine.live);
    } else {
      row(mine.n)?.classList.remove("editing");
      mine.field.remove();
    }
    reach(Math.min(mine.n, all().length - 1), focus);
    return true;
  }

  const dialog = document.getElementById("conflict");
  function conflict(c, why, mine) {
    document.getElementById("conflict-why").textContent = why;
    document.getElementById("theirs").textContent = c.theirs;
    document.getElementById("yours").textContent = mine;
    document.getElementById("conflict-beside").textContent = c.beside ? `Votre version est gardée dans ${c.beside}.` : "";
    dialog.showModal();
  }
  document.getElementById("copy-mine").addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById("yours").textContent);
    say("Votre passage est copié.");
  });
  document.getElementById("take-theirs").addEventListener("click", async () => {
    open = null;
    dialog.close();
    state("Enregistré");
    try { shared.show(await call(here + "/state?texte=1")); } catch (e) { warn(e.message); }
  });

  /** Notes that passages were read, and goes on to the next that is not. */
  async function read(n) {
    const r = row(n);
    if (!r || r.classList.contains("silent")) return;
    if (r.classList.contains("seen")) { next(n); return; }
    try {
      shared.show(await signed(() => call(here + "/lu", { sentences: r.dataset.sentences.split(" "), opened: false })));
      next(n);
    } catch (e) { warn(e.message); }
  }

  const unread = (r) => !r.classList.contains("silent") && !r.classList.contains("seen");
  function next(n) {
    const list = all(), on = list.slice(n + 1).find(unread) ?? list.find(unread);
    if (on) reach(Number(on.dataset.row), true);
    else { reach(n, true); say("Tout est lu."); }
  }

  /** Where in the field of a passage a click in its words falls. */
  function caretAt(r, event) {
    const at = document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? document.caretRangeFromPoint?.(event.clientX, event.clientY);
    const node = at?.offsetNode ?? at?.startContainer, offset = at?.offset ?? at?.startOffset;
    if (node?.nodeType !== Node.TEXT_NODE) return undefined;
    const plain = (s) => s.replace(/[\s\u00a0\u202f]+/g, " ").replaceAll("’", "'");
    const head = plain(node.data.slice(Math.max(0, offset - 24), offset)), tail = plain(node.data.slice(offset, offset + 24));
    const field = plain(r.dataset.field);
    for (let take = 24; take > 3; take -= 4) {
      const piece = head.slice(-take) + tail.slice(0, take), i = field.indexOf(piece);
      if (i >= 0 && piece.length > 3) return i + Math.min(take, head.length);
    }
    return undefined;
  }

  text.addEventListener("click", (event) => {
    const r = event.target.closest(".row");
    if (!r) return;
    const n = Number(r.dataset.row);
    if (event.target.closest("[data-do=read]")) { read(n); return; }
    const tab = event.target.closest("[data-bind]");
    if (tab) { bind(r, tab); return; }
    if (n !== current) reach(n, false);
    if (event.target.closest("a, button, textarea, .notes") || String(getSelection())) return;
    if (event.target.closest(".words")) edit(n, caretAt(r, event));
  });
  text.addEventListener("focusin", (event) => {
    const r = event.target.closest(".row");
    if (r && Number(r.dataset.row) !== current) reach(Number(r.dataset.row), false);
  });
  text.addEventListener("keydown", (event) => {
    if (!event.target.matches(".row") || event.ctrlKey || event.metaKey || event.altKey) return;
    const n = Number(event.target.dataset.row), last = all().length - 1;
    const act = {
      ArrowDown: () => reach(Math.min(last, n + 1), true), ArrowUp: () => reach(Math.max(0, n - 1), true),
      Home: () => reach(0, true), End: () => reach(last, true),
      Enter: () => edit(n), l: () => read(n), L: () => read(n),
      p: () => shared.proofs.row(row(n)), P: () => shared.proofs.row(row(n)),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  document.getElementById("tally").addEventListener("click", (event) => {
    const what = event.target.closest("[data-next]")?.dataset.next;
    if (what === "unread") next(-1);
    if (what === "finding") shared.findings.next();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      save(true).then(() => say("Tout est enregistré, au fil de la frappe."));
    }
  });
  addEventListener("beforeunload", (event) => { if (dirty()) event.preventDefault(); });

  const binding = document.getElementById("bind");
  let bound = null;
  function bind(r, tab) {
    bound = r;
    const now = tab.dataset.bind.split(" ");
    for (const c of binding.querySelectorAll("[name=act]")) c.checked = now.includes(c.value);
    binding.returnValue = "";
    binding.showModal();
    binding.querySelector(":checked")?.scrollIntoView({ block: "center" });
  }
  binding.addEventListener("close", async () => {
    if (binding.returnValue !== "ok") return;
    const acts = [...binding.querySelectorAll("[name=act]:checked")].map((c) => c.value), was = shared.content;
    try {
      shared.show(await signed(() => call(here + "/lier", { row: Number(bound.dataset.row), source: bound.dataset.source, span: 1, text: "", expect: shared.content, acts })));
      shared.changed(was);
      say("La partie est reliée : ses phrases sont tenues contre cet acte.");
    } catch (e) { warn(e.message); }
  });

  reach(0, false);
  return {
    put, edit, reach, close, save,
    busy: () => Boolean(open || saving),
    dirty: () => Boolean(dirty()),
    /** Puts words of a passage in the place of others, as a person would. */
    async replace(n, words, other, sentence) {
      await close();
      const r = row(n), was = shared.content, field = r.dataset.field;
      const from = Math.max(0, field.indexOf(sentence)), at = field.indexOf(words, from);
      if (at < 0) { edit(n); say("Les mots à remplacer ne sont plus là : corrigez le passage."); return; }
      try {
        const next = field.slice(0, at) + other + field.slice(at + words.length);
        shared.show(await signed(() => call(here + "/passage", { row: n, source: r.dataset.source, span: 1, text: next, expect: shared.content, check: false })));
        shared.changed(was);
        reach(n, true);
        say(`« ${words} » est remplacé par « ${other} ».`);
      } catch (e) { warn(e.message); }
    },
  };
}
