// The least bot that Microsoft's SDK for Node makes: it says again what was said. Without an app id it asks nobody who speaks.
const http = require("http");
const { CloudAdapter, ConfigurationBotFrameworkAuthentication, ActivityHandler } = require("botbuilder");

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => { await context.sendActivity(context.activity.text); await next(); });

const server = http.createServer((request, response) => {
  const parts = [];
  request.on("data", part => parts.push(part)).on("end", () => {
    request.body = JSON.parse(Buffer.concat(parts));
    response.status = code => { response.statusCode = code; return response; };
    response.send = body => { response.write(typeof body === "string" ? body : JSON.stringify(body)); return response; };
    response.header = (name, value) => response.setHeader(name, value);
    adapter.process(request, response, context => bot.run(context)).catch(error => { console.error(error.message); if (!response.writableEnded) { response.statusCode = 500; response.end(); } });
  });
});
server.listen(0, "127.0.0.1", () => console.log(`echo serves http://127.0.0.1:${server.address().port}`));
