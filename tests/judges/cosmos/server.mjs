// Runs the imitation on this machine alone, says on which port, and ends when nobody listens to it any more.
import { createRequire } from "node:module";

const { createHttpServer } = createRequire(import.meta.url)("@vercel/cosmosdb-server");
const server = createHttpServer().listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
process.stdin.resume();
process.stdin.on("end", () => process.exit());
