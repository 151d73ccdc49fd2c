// node web-api.mjs GIVEN: Slack's own client of the Web API does what a bot does at the Slack that the tests imitate, and says as one line of JSON what it understood.

import { LogLevel, WebClient, WebClientEvent } from "@slack/web-api";

const given = JSON.parse(process.argv[2]);
const options = { slackApiUrl: given.api, retryConfig: { retries: 3, minTimeout: 0, maxTimeout: 1 }, logLevel: LogLevel.ERROR };
const bot = new WebClient(given.token, options);
const said = { waited: [] };
bot.on(WebClientEvent.RATE_LIMITED, seconds => said.waited.push(seconds));

/** A failure is what the client makes of it: its own kind, Slack's word, and what Slack says about it. */
async function step(name, call) {
  try { return said[name] = await call(); }
  catch (error) { said[name] = { failed: error.code ?? error.message, error: error.data?.error, needed: error.data?.needed, provided: error.data?.provided }; }
}

const blocks = text => [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] }];
const modal = title => ({ type: "modal", title: { type: "plain_text", text: title }, private_metadata: "kept", blocks: blocks("in the modal") });

await step("auth.test", () => bot.auth.test());
await step("bots.info", () => bot.bots.info({ bot: said["auth.test"].bot_id }));
await step("users.info", () => bot.users.info({ user: given.user }));
await step("a stranger", () => bot.users.info({ user: "U0NOBODY01" }));
await step("conversations.info", () => bot.conversations.info({ channel: given.channel }));
await step("chat.postMessage", () => bot.chat.postMessage({ channel: given.channel, text: "first", blocks: blocks("first"), unfurl_links: false, metadata: { event_type: "csmbot_post", event_payload: { key: "k" } } }));
await step("a thread", () => bot.chat.postMessage({ channel: given.channel, text: "below", thread_ts: said["chat.postMessage"].ts }));
await step("a direct message", () => bot.chat.postMessage({ channel: given.user, text: "to you" }));
await step("chat.update", () => bot.chat.update({ channel: given.channel, ts: said["chat.postMessage"].ts, text: "second", blocks: blocks("second") }));
await step("chat.getPermalink", () => bot.chat.getPermalink({ channel: given.channel, message_ts: said["chat.postMessage"].ts }));
await step("chat.postEphemeral", () => bot.chat.postEphemeral({ channel: given.channel, user: given.user, text: "for you alone" }));
await step("an update of what one person sees", () => bot.chat.update({ channel: given.channel, ts: said["chat.postEphemeral"].message_ts, text: "changed" }));
await step("a channel that is not there", () => bot.chat.postMessage({ channel: "C0NOWHERE1", text: "hello" }));
await step("too soon", () => bot.chat.postMessage({ channel: given.channel, text: "too soon" }));
await step("views.open", () => bot.views.open({ trigger_id: given.trigger, view: modal("First") }));
await step("a trigger twice", () => bot.views.open({ trigger_id: given.trigger, view: modal("Again") }));
await step("a title that is too long", () => bot.views.open({ trigger_id: given.trigger2, view: modal("x".repeat(25)) }));
await step("views.update", () => bot.views.update({ view_id: said["views.open"].view.id, view: modal("Second") }));
await step("views.publish", () => bot.views.publish({ user_id: given.user, view: { type: "home", blocks: blocks("home") } }));
await step("a wrong token", () => new WebClient("xoxb-wrong", options).auth.test());
await step("no token", () => new WebClient(undefined, options).auth.test());

const app = new WebClient(undefined, options);
const own = { client_id: given.clientId, client_secret: given.clientSecret };
await step("oauth.v2.access", () => app.oauth.v2.access({ ...own, code: given.code }));
await step("a code twice", () => app.oauth.v2.access({ ...own, code: given.code }));
await step("a new token", () => app.oauth.v2.access({ ...own, grant_type: "refresh_token", refresh_token: said["oauth.v2.access"].refresh_token }));
await step("the new token at work", () => new WebClient(said["a new token"].access_token, options).auth.test());
await step("apps.connections.open", () => new WebClient(given.appToken, options).apps.connections.open({}));

console.log(JSON.stringify(said));
