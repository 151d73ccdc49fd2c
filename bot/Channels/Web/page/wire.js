// What goes over the wire: see WebEndpoints.cs. The page is a client of the bot like Teams, and says the same things.

const bot = { id: "csmbot", name: "CsmBot" };

export const adaptiveCard = "application/vnd.microsoft.card.adaptive";

export const people = () => get("/page/people");
export const places = as => get("/page/places", { as });
export const history = (as, conversation, before) => get("/page/history", { as, conversation, ...(before ? { before } : {}) });

async function get(path, query = {}) {
  const response = await fetch(`${path}?${new URLSearchParams(query)}`, { cache: "no-store" });
  if (!response.ok) throw new Error(await problem(response));
  return response.json();
}

/** A message's id is made once and sent again with each retry, so that it counts once. */
export const newId = () => `${Date.now()}-${crypto.getRandomValues(new Uint32Array(2)).join("")}`;

function activity(me, place, more) {
  return {
    channelId: "web",
    timestamp: new Date().toISOString(),
    localTimezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: navigator.language,
    serviceUrl: location.origin,
    from: { id: me.email, name: me.name },
    recipient: bot,
    conversation: { id: place.conversation, conversationType: place.kind, name: place.name },
    ...more,
  };
}

/** Sends a message; the answer comes by the events. Throws NotSent, whose `again` says whether another try can help. */
export async function say(me, place, id, text) {
  let response;
  try {
    response = await post(activity(me, place, { type: "message", id, text, textFormat: "plain" }));
  } catch {
    throw new NotSent("The server does not answer.", true);
  }
  if (!response.ok) throw new NotSent(await problem(response), response.status >= 500 || response.status === 429);
}

export class NotSent extends Error {
  constructor(message, again) {
    super(message);
    this.again = again;
  }
}

/** Presses a button: {card}, {text} or {error}. */
export async function press(me, place, messageId, verb, data) {
  const value = { action: { type: "Action.Execute", verb, data }, trigger: "manual" };
  const response = await post(activity(me, place, { type: "invoke", id: `f:${newId()}`, name: "adaptiveCard/action", replyToId: messageId, value }));
  if (!response.ok) return { error: await problem(response) };
  const answer = await response.json();
  if (answer.type === adaptiveCard) return { card: answer.value };
  if (answer.type === "application/vnd.microsoft.activity.message") return { text: answer.value };
  return { error: answer.value?.message ?? "That did not work." };
}

/** What fits the typed letters: [{title, value}]. */
export async function search(me, place, messageId, dataset, queryText) {
  const value = { queryText, queryOptions: { skip: 0, top: 15 }, dataset };
  const response = await post(activity(me, place, { type: "invoke", id: `f:${newId()}`, name: "application/search", replyToId: messageId, value }));
  if (!response.ok) throw new Error(await problem(response));
  return (await response.json()).value?.results ?? [];
}

const post = body => fetch("/api/messages", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

async function problem(response) {
  try {
    const body = await response.json();
    return body.detail ?? body.error?.message ?? body.message ?? body.title ?? `The server answered ${response.status}.`;
  } catch {
    return `The server answered ${response.status}.`;
  }
}

/** Follows what happens in all places of a person, for ever; `state` hears "online" and "offline". */
export function follow(as, after, heard, state) {
  let source, watchdog, retry, wait = 500;
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(reopen, 40_000); // the server beats every 15 s
  };
  const open = () => {
    source = new EventSource(`/page/events?${new URLSearchParams({ as, after })}`);
    source.addEventListener("hello", () => { wait = 500; state("online"); alive(); });
    source.addEventListener("beat", alive);
    source.addEventListener("message", e => { after = Number(e.lastEventId); alive(); heard(JSON.parse(e.data)); });
    source.onerror = reopen;
    alive();
  };
  const reopen = () => {
    source.close();
    clearTimeout(watchdog);
    clearTimeout(retry);
    state("offline");
    retry = setTimeout(open, wait);
    wait = Math.min(wait * 2, 8000);
  };
  open();
  return () => { source.close(); clearTimeout(watchdog); clearTimeout(retry); };
}
