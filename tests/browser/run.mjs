// Runs every *.test.mjs of this folder, or those named, one after the other against one Chromium.

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launchShared } from "./chromium.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith(".test.mjs")).sort();
const named = process.argv.slice(2);
const chosen = named.length ? files.filter((file) => named.some((name) => file.includes(name))) : files;

const server = await launchShared();
const tests = spawn(
  process.execPath,
  ["--test", "--test-concurrency=1", "--test-reporter=spec", ...chosen.map((file) => folder + file)],
  { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, BROWSER: server.wsEndpoint() } },
);
const code = await new Promise((resolve) => tests.on("exit", resolve));
await server.close();
process.exit(code ?? 1);
