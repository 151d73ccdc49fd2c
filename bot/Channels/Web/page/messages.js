// The list of messages of one chat.

import { make } from "./dom.js";
import { draw } from "./cards.js";
import { adaptiveCard, press, search } from "./wire.js";
import * as outbox from "./outbox.js";

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** `context` is {me, place, nameOf(email)}; `views` in order, then what is still unsent. */
export function drawAll(list, context, views) {
  list.replaceChildren();
  for (const view of views) append(list, context, view);
  drawUnsent(list, context);
}

export function append(list, context, view) {
  const before = list.querySelector(".unsent");
  const last = before ? before.previousElementSibling : list.lastElementChild;
  if (last?.dataset.day !== dayOf(view.postedAt)) list.insertBefore(make("li", { class: "day", "data-day": dayOf(view.postedAt) }, day.format(new Date(view.postedAt))), before);
  list.insertBefore(message(context, view, last), before);
  forgetNotes(list, view);
}

/** Puts an edited message where the old one stands; the keyboard stays where it was. */
export function replace(list, context, view) {
  const old = list.querySelector(`[data-id="${CSS.escape(view.id)}"]`);
  if (!old) return false;
  const within = old.contains(document.activeElement);
  const drawn = message(context, view, old.previousElementSibling);
  old.replaceWith(drawn);
  if (within) drawn.querySelector(".card, .bubble")?.focus({ preventScroll: true });
  return true;
}

export const remove = (list, id) => list.querySelector(`[data-id="${CSS.escape(id)}"]`)?.remove();

export function drawUnsent(list, context) {
  for (const old of list.querySelectorAll(".unsent")) old.remove();
  for (const m of outbox.unsent(context.me, context.place)) list.append(unsent(m));
}

const dayOf = at => new Date(at).toDateString();

function message(context, view, previous) {
  const author = view.author ?? "";
  const mine = author === context.me.email;
  const follows = previous?.dataset.author === author && previous.dataset.day === dayOf(view.postedAt) && new Date(view.postedAt) - new Date(previous.dataset.at) < 300_000;
  const name = author ? context.nameOf(author) : "CsmBot";
  return make("li", {
    class: `message ${mine ? "mine" : author ? "theirs" : "bots"}${follows ? " follows" : ""}`, "data-id": view.id, "data-author": author, "data-at": view.postedAt,
    "data-day": dayOf(view.postedAt), "data-summary": summaryOf(view),
  },
  author ? make("span", { class: "avatar", "aria-hidden": "true" }, initials(name)) : make("img", { class: "avatar", src: "icon.svg", alt: "" }),
  make("div", { class: "said" },
    make("p", { class: "by" }, make("b", {}, mine ? "You" : name), " ", make("time", { datetime: view.postedAt }, time.format(new Date(view.postedAt))),
      view.onlyYou ? make("span", { class: "only" }, "only you see this") : null),
    ...contents(context, view)));
}

const initials = name => name.split(/\s+/).map(w => w[0]).filter((c, i, all) => i === 0 || i === all.length - 1).join("").toUpperCase();

function contents(context, view) {
  const activity = view.activity ?? {};
  const cards = view.card ? [view.card] : (activity.attachments ?? []).filter(a => a.contentType === adaptiveCard).map(a => a.content);
  return [...(activity.text && !view.card ? [make("div", { class: "bubble", tabindex: "-1" }, activity.text)] : []), ...cards.map(c => card(context, view, c, activity.summary))];
}

function card(context, view, content, summary) {
  const note = make("div", { class: "note", role: "status", "aria-live": "polite" });
  const box = make("article", { class: "card", tabindex: "-1", "aria-label": view.card?.fallbackText ?? summary ?? content.fallbackText });
  if (content.msteams?.width === "Full") box.classList.add("full");
  const pressed = async (verb, data) => {
    if (box.getAttribute("aria-busy") === "true") return;
    busy(box, true);
    note.className = "note";
    note.textContent = "";
    const result = await press(context.me, context.place, view.id, verb, data).catch(() => ({ error: "The server does not answer. Try again." }));
    busy(box, false);
    if (result.card) context.show(view, result.card);
    else if (result.error) say(note, result.error, "failed");
    else if (result.text && !isSaidBelow(box, result.text)) say(note, result.text, "done");
  };
  box.append(draw(content, pressed, (dataset, text) => search(context.me, context.place, view.id, dataset, text)), note);
  return box;
}

// The bot may answer a press with a message of its own beside the short answer to the press: once is enough.
const summaryOf = view => view.activity?.summary ?? view.activity?.text;
const isSaidBelow = (box, text) => [...box.closest(".messages").querySelectorAll(".message")].slice(-3).some(m => m.dataset.summary === text);
const forgetNotes = (list, view) => {
  for (const note of list.querySelectorAll(".note.done")) if (note.textContent === summaryOf(view)) note.textContent = "";
};

function busy(box, on) {
  box.setAttribute("aria-busy", String(on));
  for (const button of box.querySelectorAll("button")) button.setAttribute("aria-disabled", String(on));
}

function say(note, text, kind) {
  note.className = `note ${kind}`;
  note.textContent = text;
}

function unsent(m) {
  const refused = m.state === "refused";
  return make("li", { class: "message mine unsent", "data-unsent": m.id },
    make("div", { class: "said" },
      make("div", { class: "bubble" }, m.text),
      m.state === "sending" ? make("p", { class: "sending" }, "Sending…")
        : make("p", { class: refused ? "failed" : "waiting", role: "status" }, refused ? `Not sent: ${m.problem} ` : "Not sent yet: it will be tried again. ",
          make("button", { type: "button", class: "link", onclick: () => outbox.retry(m.id) }, "Try now"), " ",
          make("button", { type: "button", class: "link", onclick: () => outbox.forget(m.id) }, "Discard"))));
}
