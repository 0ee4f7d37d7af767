// Writes edtf-js.json anew: the bounds that edtf.js (npm: edtf 4.11.1) finds for the values of edtf.md.
//
//   python -c "import json; from test_edtf_cases import table; print(json.dumps([row[0] for row in table('edtf')]))" > texts.json
//   npm install edtf@4.11.1 && node edtf_js.mjs texts.json > edtf-js.json
import { readFileSync } from "node:fs";
import edtf from "edtf";

const day = (bound) =>
  bound === null || !Number.isFinite(bound) ? null : new Date(bound).toISOString().split("T")[0];
const lines = JSON.parse(readFileSync(process.argv[2])).map((text) => {
  let found = null;
  try {
    const value = edtf(text);
    found = [day(value.min), day(value.max)];
  } catch {}
  return `  ${JSON.stringify(text)}: ${JSON.stringify(found).replace(",", ", ")}`;
});
console.log(`{\n${lines.join(",\n")}\n}`);
