// Asks a real yaml-language-server what an author's editor shows of a scenario.
//
//   node tests/scenario/language_server.mjs node_modules/yaml-language-server/bin/yaml-language-server
//
// Without a server it says that it was skipped. It leaves 1 when an editor would show something wrong.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const server = process.argv[2] ?? process.env.YAML_LANGUAGE_SERVER ?? "";
if (!existsSync(server)) {
  console.log("skipped: give the path of yaml-language-server (from the npm package of that name)");
  process.exit(0);
}
const scenarios = resolve(dirname(fileURLToPath(import.meta.url)), "../../scenarios");
const settings = { yaml: { hover: true, completion: true, validate: true, schemaStore: { enable: false } } };
const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const answers = new Map();
const findings = new Map();
let waiting = Buffer.alloc(0);
let asked = 0;

function send(message) {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function ask(method, params) {
  asked += 1;
  const id = asked;
  return new Promise((done) => {
    answers.set(id, done);
    send({ id, method, params });
  });
}

function take(message) {
  if (message.method === "textDocument/publishDiagnostics") {
    findings.get(message.params.uri)?.(message.params.diagnostics);
  } else if (message.method === "workspace/configuration") {
    send({ id: message.id, result: message.params.items.map((item) => settings[item.section] ?? {}) });
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (message.id !== undefined) {
    answers.get(message.id)?.(message.result);
  }
}

child.stdout.on("data", (data) => {
  waiting = Buffer.concat([waiting, data]);
  for (;;) {
    const head = waiting.indexOf("\r\n\r\n");
    if (head < 0) return;
    const size = Number(/Content-Length: (\d+)/i.exec(waiting.subarray(0, head).toString())[1]);
    if (waiting.length < head + 4 + size) return;
    const body = waiting.subarray(head + 4, head + 4 + size).toString();
    waiting = waiting.subarray(head + 4 + size);
    take(JSON.parse(body));
  }
});

function open(path, text) {
  const uri = pathToFileURL(path).href;
  const found = new Promise((done) => findings.set(uri, done));
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  return found;
}

const failures = [];
function expect(what, holds) {
  console.log(`${holds ? "ok  " : "FAIL"} ${what}`);
  if (!holds) failures.push(what);
}

await ask("initialize", {
  processId: process.pid,
  rootUri: null,
  capabilities: {
    textDocument: { hover: { contentFormat: ["markdown"] }, completion: { completionItem: { snippetSupport: true } } },
    workspace: { configuration: true },
  },
});
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings } });

for (const name of readdirSync(scenarios, { recursive: true }).filter((each) => each.endsWith(".yaml")).sort()) {
  const path = join(scenarios, name);
  const problems = await open(path, readFileSync(path, "utf8"));
  expect(`${name}: ${problems.length} problems`, problems.length === 0);
}

const path = join(scenarios, "unsaved", "scenario.yaml");
const lines = [
  "# yaml-language-server: $schema=../scenario.schema.json",
  "taktskifte: 1",
  "id: unsaved",
  "title: Prøve",
  "municipality: {name: Kvernlia, population: 12}",
  "turns: {count: 4}",
  "initiatives:",
  "  alarms:",
  "    from: chatbot",
  "    change_load: mye",
  "    usefullness: 40",
  "    ",
  "",
];
const said = (await open(path, lines.join("\n"))).map((each) => each.message);
expect("a figure out of range is underlined", said.some((each) => each.includes("200")));
expect("a wrong word is answered with what may stand there", said.some((each) => each.includes("small, medium")));
expect("a misspelt key is underlined", said.some((each) => each.includes("usefullness")));
const textDocument = { uri: pathToFileURL(path).href };
const at = (line, word, more = 1) => ({ line, character: lines[line].indexOf(word) + more });
const hover = (await ask("textDocument/hover", { textDocument, position: at(5, "count") })).contents.value;
expect("hover tells meaning, range, unit and default", ["Hvor mange", "1 til 20", "omganger", "uten: 6"].every((each) => hover.includes(each)));
const keys = await ask("textDocument/completion", { textDocument, position: { line: 11, character: 4 } });
const labels = (keys.items ?? keys).map((item) => item.label);
expect("completion lists the keys of an initiative", ["pitch", "benefit", "owners"].every((each) => labels.includes(each)));
const words = await ask("textDocument/completion", { textDocument, position: at(8, "from: ", 6) });
expect("completion lists the archetypes", (words.items ?? words).some((item) => item.label === "digital_supervision"));
child.kill();
process.exit(failures.length ? 1 : 0);
