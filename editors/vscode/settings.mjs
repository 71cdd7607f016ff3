// Writes the settings of oomlint (docs/oomlint.schema.json) into the manifest, as oomlint.settings.*; with --check, only says whether they are there.
//   node settings.mjs SCHEMA MANIFEST [--check]
import { readFileSync, writeFileSync } from "node:fs";

const [schemaFile, manifestFile, check] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
const before = readFileSync(manifestFile, "utf8");
const manifest = JSON.parse(before);
const properties = manifest.contributes.configuration.properties;

// Settings of a run from the command line, and of settings files themselves.
const notForEditors = new Set(["extend", "required-version", "output-format", "cache-dir", "fix", "fix-only", "show-fixes", "force-exclude"]);
const prefix = "oomlint.settings.";

function camel(key) {
  return key.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

// VS Code follows no references.
function inlined(value, depth = 0) {
  if (Array.isArray(value)) return value.map((each) => inlined(each, depth));
  if (typeof value !== "object" || value === null) return value;
  if (value.$ref) return depth > 1 ? { type: "object" } : inlined(schema.definitions[value.$ref.split("/").pop()], depth + 1);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inlined(each, depth)]));
}

// null, the default, means that nothing is said.
function setting(about) {
  const { description, type, anyOf, enum: words, ...rest } = inlined(about);
  const takes = anyOf
    ? { anyOf: [...anyOf, { type: "null" }] }
    : words
      ? { enum: [...words, null] }
      : { type: [type, "null"] };
  return { scope: "resource", markdownDescription: description, ...takes, ...rest, default: null };
}

for (const name of Object.keys(properties)) if (name.startsWith(prefix)) delete properties[name];
for (const [key, about] of Object.entries(schema.properties))
  if (!notForEditors.has(key)) properties[prefix + camel(key)] = setting(about);

const after = JSON.stringify(manifest, null, 2) + "\n";
if (check && after !== before) {
  console.error(`${manifestFile} does not have the settings of ${schemaFile}: npm run settings`);
  process.exit(1);
}
if (!check) writeFileSync(manifestFile, after);
