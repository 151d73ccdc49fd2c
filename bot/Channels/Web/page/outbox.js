// What was written and has not reached the server: kept in the browser, tried again until it gets through or is put away.

import { say, newId, NotSent } from "./wire.js";

const key = "csmbot.outbox";
let waiting = read();
let changed = () => {};
let timer;

export const onChange = listener => { changed = listener; };

/** {id, me, place, text, at, state: "sending" | "waiting" | "refused", problem?} of one person's chat. */
export const unsent = (me, place) => waiting.filter(m => m.me.email === me.email && m.place.conversation === place.conversation);

export function send(me, place, text) {
  const message = { id: newId(), me, place, text, at: new Date().toISOString(), state: "sending" };
  waiting.push(message);
  keep(message);
  attempt(message);
}

export function retry(id) {
  const message = waiting.find(m => m.id === id);
  if (message) attempt(message);
}

/** Forgets a message: it was put away, or has come back from the server. */
export function forget(id) {
  const message = waiting.find(m => m.id === id);
  waiting = waiting.filter(m => m.id !== id);
  if (message) keep(message);
}

/** Tries all that could not be sent; called when the connection is back, and every few seconds. */
export function retryAll() {
  clearTimeout(timer);
  for (const message of waiting.filter(m => m.state === "waiting")) attempt(message);
}

async function attempt(message) {
  message.state = "sending";
  keep(message);
  try {
    await say(message.me, message.place, message.id, message.text);
    forget(message.id);
  } catch (error) {
    if (!(error instanceof NotSent)) throw error;
    // The server may have shown it for a moment, before it refused.
    if (!waiting.includes(message)) waiting.push(message);
    message.state = error.again ? "waiting" : "refused";
    message.problem = error.message;
    keep(message);
    if (error.again) {
      clearTimeout(timer);
      timer = setTimeout(retryAll, 5000);
    }
  }
}

function keep(message) {
  localStorage.setItem(key, JSON.stringify(waiting));
  changed(message);
}

function read() {
  try {
    return (JSON.parse(localStorage.getItem(key)) ?? []).map(m => m.state === "sending" ? { ...m, state: "waiting" } : m);
  } catch {
    return [];
  }
}
