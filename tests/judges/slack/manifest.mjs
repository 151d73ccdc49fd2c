// node manifest.mjs MANIFEST.json: [problem] out, by the schema of app manifests as Slack publishes it (manifest.schema.2.0.0.json).

import fs from "node:fs";
import path from "node:path";
import Ajv from "ajv";

const schema = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "manifest.schema.2.0.0.json"), "utf8"));
const valid = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
console.log(JSON.stringify(valid(JSON.parse(fs.readFileSync(process.argv[2], "utf8"))) ? [] : valid.errors.map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`)));
