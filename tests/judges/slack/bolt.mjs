// node bolt.mjs GIVEN: Slack's own framework takes what the Slack that the tests imitate delivers, after its own look at the signature, and answers there.
// Says as lines of JSON where it listens and what it took.

import bolt from "@slack/bolt";

const given = JSON.parse(process.argv[2]);
const say = what => console.log(JSON.stringify(what));
const plain = text => ({ type: "plain_text", text });

const receiver = new bolt.HTTPReceiver({ signingSecret: given.secret, endpoints: ["/slack/events", "/slack/commands", "/slack/interactivity", "/slack/options"], logLevel: bolt.LogLevel.ERROR });
const app = new bolt.App({
  receiver, logLevel: bolt.LogLevel.ERROR, clientOptions: { slackApiUrl: given.api },
  authorize: async ({ teamId }) => ({ botToken: given.token, botId: given.botId, botUserId: given.bot, teamId }),
});

const form = {
  type: "modal", callback_id: "judged", title: plain("Judged"), submit: plain("Save"),
  blocks: [
    { type: "input", block_id: "account", label: plain("Account"), element: { type: "external_select", action_id: "account", min_query_length: 0 } },
    { type: "input", block_id: "notes", label: plain("Notes"), element: { type: "plain_text_input", action_id: "notes" } },
  ],
};

app.event("app_mention", async ({ event, context, say: answer }) => {
  say({ took: "mention", text: event.text, retry: context.retryNum ?? 0 });
  await answer({ text: "Heard", thread_ts: event.ts, blocks: [{ type: "actions", block_id: "b", elements: [{ type: "button", action_id: "again", text: plain("Again"), value: "kept" }] }] });
});
app.message(async ({ message, context }) => say({ took: "message", text: message.text, retry: context.retryNum ?? 0 }));
app.event("app_home_opened", async ({ event, client }) => {
  await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [{ type: "section", text: plain("At home") }] } });
  say({ took: "home", tab: event.tab });
});
app.command("/csm", async ({ command, ack, respond }) => {
  await ack();
  await respond("Done: " + command.text);
  say({ took: "command", text: command.text, user: command.user_id, team: command.team_id });
});
app.action("again", async ({ action, body, ack, respond }) => {
  await ack();
  await respond({ replace_original: true, text: "Pressed" });
  say({ took: "press", value: action.value, message: body.message?.ts, channel: body.channel?.id });
});
app.shortcut("log_new", async ({ shortcut, ack, client }) => {
  await ack();
  await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
  say({ took: shortcut.type });
});
app.shortcut("log_from_message", async ({ shortcut, ack, client }) => {
  await ack();
  await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
  say({ took: shortcut.type, text: shortcut.message.text, channel: shortcut.channel.id });
});
app.options("account", async ({ options, ack }) => {
  await ack({ options: [{ text: plain("Acme for " + options.value), value: "A-1" }] });
  say({ took: "typing", text: options.value });
});
app.view("judged", async ({ view, ack }) => {
  const { account, notes } = view.state.values;
  if (!notes.notes.value) await ack({ response_action: "errors", errors: { notes: "Say what was said" } });
  else await ack();
  say({ took: "submission", account: account.account.selected_option?.value, notes: notes.notes.value });
});
app.error(async error => say({ failed: error.message }));

const server = await app.start({ port: 0, host: "127.0.0.1" });
say({ port: server.address().port });
process.stdin.resume().on("end", () => process.exit(0));
