// node socket-mode.mjs GIVEN: Slack's own client of Socket Mode connects to the Slack that the tests imitate and acknowledges what comes, saying each as a line of JSON.

import { LogLevel, SocketModeClient } from "@slack/socket-mode";

const given = JSON.parse(process.argv[2]);
const say = what => console.log(JSON.stringify(what));
const client = new SocketModeClient({ appToken: given.appToken, clientPingTimeout: 2000, clientOptions: { slackApiUrl: given.api }, logLevel: LogLevel.ERROR });
client.on("connected", () => say({ connected: true }));
client.on("slack_event", async ({ ack, type, body, retry_num, accepts_response_payload }) => {
  await ack(accepts_response_payload ? { text: `took ${type}` } : undefined);
  say({ took: type, what: body.event?.text ?? body.text ?? body.callback_id, retry: retry_num });
});

process.stdin.resume().on("end", () => {
  client.disconnect().finally(() => process.exit(0));
  setTimeout(() => process.exit(0), 3000);
});
try { await client.start(); }
catch (error) { say({ failed: error.code, error: error.data?.error }); }
