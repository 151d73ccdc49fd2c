// node manifest.mjs MANIFEST.json VERSION: [problem] out, by the schema of app manifests as Microsoft publishes it in @microsoft/app-manifest.

import fs from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv";
import Ajv04 from "ajv-draft-04";
import addFormats from "ajv-formats";

const [file, version] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const schema = JSON.parse(fs.readFileSync(require.resolve(`@microsoft/app-manifest/build/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`), "utf8"));
const Judge = /draft-04/.test(schema.$schema) ? Ajv04 : Ajv;
const judge = addFormats(new Judge({ strict: false, allErrors: true }));
const valid = judge.compile(schema);
const manifest = JSON.parse(fs.readFileSync(file, "utf8"));
console.log(JSON.stringify(valid(manifest) ? [] : valid.errors.map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`)));
