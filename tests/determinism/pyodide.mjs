// Play games in WebAssembly: `node pyodide.mjs PACKAGE_FOLDER < request.json`.
// The request holds the engine's files, the module games.py and the document with the games; nothing else is
// loaded, and everything is written in memory only.
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const folder = process.argv[2];
const parts = [];
for await (const part of process.stdin) parts.push(part);
const request = JSON.parse(Buffer.concat(parts).toString("utf8"));

const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const python = await loadPyodide({ indexURL: folder });
for (const [path, text] of Object.entries(request.files)) {
  const at = "/engine/" + path;
  python.FS.mkdirTree(at.slice(0, at.lastIndexOf("/")));
  python.FS.writeFile(at, text);
}
python.FS.writeFile("/engine/document.json", JSON.stringify(request.document));
const said = python.runPython(`
import json, sys
sys.path.insert(0, "/engine")
import games
with open("/engine/document.json", encoding="utf-8") as file:
    said = games.answer(json.load(file))
said
`);
console.log(JSON.stringify({ ...JSON.parse(said), pyodide: python.version }));
