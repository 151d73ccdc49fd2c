// node cards.mjs CARDS.json [SCHEMA.json]: {"name": card, …} in, {"schema": {name: [problem]}, "types": {name: [problem]}} out.
// "types" judges by the card types that Microsoft publishes for Teams (@microsoft/teams.cards, charts included), "schema" by the JSON schema of Adaptive Cards.

import fs from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import ts from "typescript";

const [cardsFile, schemaFile] = process.argv.slice(2);
const cards = JSON.parse(fs.readFileSync(cardsFile, "utf8"));
console.log(JSON.stringify({ schema: schemaFile ? bySchema(cards, schemaFile) : null, types: byTypes(cards) }));

/** Each card as a literal of the published type: the compiler names unknown properties, wrong values and missing ones. */
function byTypes(cards) {
  const folder = import.meta.dirname;
  const names = Object.keys(cards);
  const file = path.join(folder, "cards.ts");
  const lines = [`import type { IAdaptiveCard } from "@microsoft/teams.cards";`, ...names.map(n => `export const ${JSON.stringify(n).replace(/\W/g, "_")}: IAdaptiveCard = ${JSON.stringify(cards[n])};`)];
  const host = ts.createCompilerHost({});
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => path.resolve(name) === file ? ts.createSourceFile(name, lines.join("\n"), ts.ScriptTarget.ES2022) : read(name, ...rest);
  const program = ts.createProgram([file], {
    strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
  }, host);
  const problems = {};
  for (const found of ts.getPreEmitDiagnostics(program)) {
    const at = found.file && found.start !== undefined ? found.file.getLineAndCharacterOfPosition(found.start) : null;
    const name = at && names[at.line - 1] || "the judge itself";
    const text = ts.flattenDiagnosticMessageText(found.messageText, "\n").split("\n");
    const near = at ? lines[at.line].slice(Math.max(0, at.character - 40), at.character + 80) : "";
    (problems[name] ??= []).push(`${text[0].slice(0, 300)} … ${text.at(-1).slice(0, 300)} at: ${near}`);
  }
  return problems;
}

/** Draft 6 in Microsoft's spelling. What is outside the schema was taken out by the caller. */
function bySchema(cards, file) {
  const schema = JSON.parse(fs.readFileSync(file, "utf8"));
  delete schema.$schema;
  delete schema.id;
  // Published with "required": true inside a property, which no draft knows; nothing of ours is media.
  for (const name of ["Media", "MediaSource", "CaptionSource"]) for (const property of Object.values(schema.definitions[name]?.properties ?? {})) delete property.required;
  const valid = new Ajv({ strict: false, allErrors: false, validateFormats: false }).compile(schema);
  const problems = {};
  for (const [name, card] of Object.entries(cards)) if (!valid(card)) problems[name] = deepest(valid.errors);
  return problems;
}

/** Of a choice of many shapes every one complains; what went furthest into the card is what was meant. */
function deepest(errors) {
  const depth = e => e.instancePath.split("/").length;
  const most = Math.max(...errors.map(depth));
  return errors.filter(e => depth(e) === most).map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`).slice(0, 8);
}
