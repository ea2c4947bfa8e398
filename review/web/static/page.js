// What every page shares: calls to the server, messages, and who is reading.

const token = localStorage.getItem("phare-jeton") ?? ""; // put there by enter.js

/** A failed call: the server's French message, its status, and what else it said. */
export class CallError extends Error {
  constructor(message, status, more) {
    super(message);
    this.status = status;
    this.more = more;
  }
}

/** Calls the server; body undefined makes it a GET. */
export const call = (address, body) => ask(address, body === undefined ? { headers: { Accept: "application/json" } } : {
  method: "POST",
  headers: { "Content-Type": "application/json", "X-Phare-Token": token },
  body: JSON.stringify(body),
});

/** Brings a file in. */
export const bring = (address, file) => ask(address, {
  method: "POST", headers: { "Content-Type": "application/octet-stream", "X-Phare-Token": token }, body: file,
});

async function ask(address, request) {
  let answer;
  try {
    answer = await fetch(address, request);
  } catch {
    throw new CallError("Le programme ne répond plus. Votre texte reste dans cette page : relancez phare, puis copiez-le dans la nouvelle page.", 0, {});
  }
  const text = await answer.text();
  let value;
  try { value = JSON.parse(text); } catch { value = { error: text }; }
  if (!answer.ok) throw new CallError(value.error ?? text, answer.status, value);
  return value;
}

/** Says something that is not urgent, and takes it off the screen later. */
export function say(message) { put("status", message, 5000); }

/** Says that something went wrong. */
export function warn(message) { put("alert", message, 12000); }

const timers = {};
function put(id, message, time) {
  const place = document.getElementById(id);
  clearTimeout(timers[id]);
  place.replaceChildren();
  const p = document.createElement("p");
  p.textContent = message;
  place.append(p);
  timers[id] = setTimeout(() => place.replaceChildren(), time);
}

/** Follows a task until it ends; returns its result or throws its error. */
export async function follow(job, each) {
  const box = document.getElementById("job"), bar = document.getElementById("job-bar"), label = document.getElementById("job-label");
  if (job.state === "running" && box) { label.textContent = "Travail en cours"; bar.removeAttribute("value"); box.hidden = false; }
  try {
    for (let wait = 60; job.state === "running"; wait = Math.min(wait * 1.5, 1000)) {
      await new Promise((done) => setTimeout(done, wait));
      job = await call("/jobs/" + job.job);
      each?.(job);
      if (box && job.step) {
        label.textContent = job.step;
        if (job.total > 1) { bar.max = job.total; bar.value = job.done; } else bar.removeAttribute("value");
      }
    }
  } finally {
    if (box) box.hidden = true;
  }
  if (job.state === "failed") throw new CallError(job.error, 500, {});
  return job.result;
}

const dialog = document.getElementById("me");
let waiting = null;

/** Asks who is reading, and resolves to the name, or to "" when the person gives none. */
export function askWho() {
  return new Promise((done) => {
    waiting = done;
    dialog.returnValue = "";
    dialog.showModal();
  });
}

/** Carries out what writes under a name; asks for the name first where none is given. */
export async function signed(what) {
  try {
    return await what();
  } catch (e) {
    if (e.status !== 428 || !(await askWho())) throw e;
    return await what();
  }
}

document.getElementById("me-open").addEventListener("click", () => askWho());
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close(""));
dialog.querySelector("form").addEventListener("submit", (event) => {
  if (!document.getElementById("me-who").value.trim()) event.preventDefault();
});
dialog.addEventListener("close", async () => {
  const done = waiting;
  waiting = null;
  let name = "";
  if (dialog.returnValue === "ok") {
    try {
      const me = await call("/me", { name: document.getElementById("me-who").value, role: document.getElementById("me-role").value });
      name = me.name;
      document.getElementById("me-name").textContent = me.name;
      document.getElementById("me-name").dataset.known = "1";
      document.dispatchEvent(new CustomEvent("phare:me", { detail: me }));
    } catch (e) { warn(e.message); }
  }
  done?.(name);
});
