// The local page: who you are, the chats, their messages. What is shown comes from the server, so that a reload or a restart loses nothing.

import { make, byId } from "./dom.js";
import { loadRenderer } from "./cards.js";
import * as wire from "./wire.js";
import * as outbox from "./outbox.js";
import * as list from "./messages.js";
import { startTheme } from "./theme.js";

const messages = byId("messages"), scroll = byId("scroll"), text = byId("text");
let people = [], me, places = [], chats = new Map(), current, stop = () => {};

startTheme(byId("theme"));
start();

async function start() {
  try {
    [people] = await Promise.all([wire.people(), loadRenderer()]);
  } catch (error) {
    connection("offline");
    console.warn(error);
    return setTimeout(start, 2000);
  }
  if (people.length === 0) return empty("Nobody is in the team yet. Import team.csv: csmbot import FOLDER.", []);
  byId("who").replaceChildren(...people.map(p => make("option", { value: p.email }, `${p.name} · ${p.role}${p.team ? `, ${p.team}` : ""}`)));
  const known = people.find(p => p.email === localStorage.getItem("csmbot.me"));
  await become(known ?? people.find(p => p.role === "csm") ?? people[0]);
  // A link to an account brings its question along; whoever came by it sends it.
  const ask = new URLSearchParams(location.search).get("ask");
  if (ask) text.value = ask.slice(0, 200);
}

async function become(person) {
  stop();
  me = person;
  byId("who").value = me.email;
  localStorage.setItem("csmbot.me", me.email);
  places = await wire.places(me.email);
  chats = new Map();
  let changed = Infinity;
  for (const [place, history] of await Promise.all(places.map(async p => [p, await wire.history(me.email, p.conversation)]))) {
    chats.set(place.conversation, { place, views: new Map(history.messages.map(m => [m.id, m])), more: history.more });
    changed = Math.min(changed, history.changed);
  }
  open(places.find(p => p.conversation === localStorage.getItem("csmbot.place")) ?? places[0]);
  stop = wire.follow(me.email, changed, heard, connection);
}

function open(place) {
  current = chats.get(place.conversation);
  localStorage.setItem("csmbot.place", place.conversation);
  byId("place-name").textContent = title(place);
  byId("place-about").textContent = place.about;
  document.title = `${title(place)} · CsmBot`;
  drawList();
  toEnd();
}

const title = place => place.kind === "channel" ? `# ${place.name}` : place.name;
const context = () => ({ me, place: current.place, nameOf: email => people.find(p => p.email === email)?.name ?? email, show });
const inOrder = chat => [...chat.views.values()].sort((a, b) => a.place - b.place);

function drawList() {
  scroll.setAttribute("aria-busy", "true");
  list.drawAll(messages, context(), inOrder(current));
  byId("older").hidden = !current.more;
  scroll.removeAttribute("aria-busy");
  welcome();
}

/** A message is new, edited or deleted somewhere. */
function heard(view) {
  const chat = chats.get(view.conversation);
  if (!chat) return;
  if (view.activity) outbox.forget(view.id);
  const known = chat.views.get(view.id);
  if (known && known.changed >= view.changed) return;
  if (!view.activity) chat.views.delete(view.id);
  else if (known || chat.views.size === 0 || view.place > Math.max(...[...chat.views.values()].map(v => v.place))) chat.views.set(view.id, view);
  else return; // an edit of a message that is older than what is loaded
  if (chat !== current) return drawPlaces();
  keepEnd(() => {
    if (!view.activity) list.remove(messages, view.id);
    else if (!known || !list.replace(messages, context(), view)) list.append(messages, context(), view);
  });
  welcome();
  drawPlaces();
}

/** The answer to a press that only the presser sees: it stands until the message changes for all, or the page is loaded anew. */
function show(view, card) {
  const chat = chats.get(view.conversation);
  const own = { ...(chat.views.get(view.id) ?? view), card };
  chat.views.set(view.id, own);
  if (chat !== current) return;
  keepEnd(() => list.replace(messages, context(), own));
  beginning(messages.querySelector(`[data-id="${CSS.escape(view.id)}"]`));
}

// ---- reading

const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;

/** The newest message in view; of one that is taller than the view, its beginning. */
function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  beginning(messages.lastElementChild);
  seen();
}

function beginning(message) {
  if (message && message.offsetHeight > scroll.clientHeight) message.scrollIntoView({ block: "start" });
}

function keepEnd(change) {
  const follow = atEnd();
  change();
  if (follow) toEnd();
  else byId("newest").hidden = false;
}

function seen() {
  byId("newest").hidden = true;
  const last = inOrder(current).at(-1);
  if (last && !document.hidden) localStorage.setItem(seenKey(current.place), last.place);
  drawPlaces();
}

const seenKey = place => `csmbot.seen ${me.email} ${place.conversation}`;
const unread = chat => [...chat.views.values()].filter(v => v.author !== me.email && v.place > Number(localStorage.getItem(seenKey(chat.place)) ?? 0)).length;

function drawPlaces() {
  byId("places").replaceChildren(...places.map(place => {
    const chat = chats.get(place.conversation), count = unread(chat), here = chat === current;
    return make("li", {}, make("button", { type: "button", class: "place-button", "data-place": place.conversation, "aria-current": here ? "page" : false, onclick: () => go(place) },
      make("span", { class: "sign", "aria-hidden": "true" }, place.kind === "channel" ? "#" : "@"), make("span", {}, place.name),
      count > 0 ? make("span", { class: "unread" }, `${count}${chat.more && count === chat.views.size ? "+" : ""}`, make("span", { class: "unseen" }, " new")) : null));
  }));
}

function go(place) {
  open(place);
  byId("places").querySelector("[aria-current]")?.focus();
}

scroll.addEventListener("scroll", () => { if (atEnd()) seen(); }, { passive: true });
document.addEventListener("visibilitychange", () => { if (!document.hidden && current && atEnd()) seen(); });
byId("newest").addEventListener("click", () => { toEnd(); text.focus(); });
byId("who").addEventListener("change", e => become(people.find(p => p.email === e.target.value)));
byId("older").addEventListener("click", async () => {
  const chat = current, first = inOrder(chat)[0];
  const older = await wire.history(me.email, chat.place.conversation, first.place);
  for (const m of older.messages) chat.views.set(m.id, m);
  chat.more = older.more;
  const below = scroll.scrollHeight - scroll.scrollTop;
  drawList();
  scroll.scrollTop = scroll.scrollHeight - below;
});

function connection(state) {
  const sign = byId("connection");
  sign.textContent = state === "online" ? "Connected" : "No connection: trying again…";
  sign.dataset.state = state;
  if (state === "online") outbox.retryAll();
}

// ---- writing

outbox.onChange(m => {
  if (!current || m.place.conversation !== current.place.conversation) return;
  const follow = m.state === "sending" || atEnd();
  list.drawUnsent(messages, context());
  // Not to the beginning of a tall answer: what was sent stands below it in a moment, and is what its sender wants to see.
  if (follow) scroll.scrollTop = scroll.scrollHeight;
  welcome();
});

byId("composer").addEventListener("submit", e => {
  e.preventDefault();
  const said = text.value.trim();
  if (said === "" || !current) return;
  text.value = "";
  fit();
  outbox.send(me, current.place, said);
});
text.addEventListener("keydown", e => {
  if (e.key !== "Enter" || e.shiftKey || e.isComposing) return;
  e.preventDefault();
  byId("composer").requestSubmit();
});
text.addEventListener("input", fit);

function fit() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight + 2, 200)}px`;
}

function welcome() {
  if (current.views.size > 0 || outbox.unsent(me, current.place).length > 0) byId("empty").hidden = true;
  else if (current.place.kind === "channel") empty(current.place.name === "health-alerts" ? "All quiet. When an account turns yellow or red, it says so here." : "Nothing said yet.", ["help"]);
  else empty(`Hello ${me.name.split(" ")[0]}. Tell me what you did with a customer, or ask about your accounts.`, ["help", "which accounts are yellow", "log"]);
}

function empty(line, tries) {
  byId("empty").hidden = false;
  byId("empty").replaceChildren(make("img", { src: "icon.svg", alt: "", width: 56, height: 56 }), make("p", {}, line),
    make("div", { class: "tries" }, ...tries.map(t => make("button", { type: "button", class: "try", onclick: () => { outbox.send(me, current.place, t); text.focus(); } }, t))));
}
