// The Playground listens on every interface of the machine. Anything that a test starts may be reached from this machine alone: whatever
// address a server asks for, it gets the loopback.
const net = require("node:net");

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  const [first, ...rest] = args;
  if (first !== null && typeof first === "object") return listen.call(this, { ...first, host: "127.0.0.1" }, ...rest);
  return listen.call(this, { port: Number(first ?? 0), host: "127.0.0.1" }, ...rest.filter((a) => typeof a === "function"));
};
