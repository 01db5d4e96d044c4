// What the tool makes of an incident for a reader who waits for no script.

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = `${ROOT}target/bench-published`;

/** Publishes a document; gives back its folder. */
export function publish(document) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/incident.json`, JSON.stringify(document));
  const cargo = ["run", "--quiet", "--locked", "--features", "tool", "--bin", "incident-timeline", "--"];
  execFileSync("cargo", [...cargo, "publish", "--quiet", `${FOLDER}/incident.json`, "-o", `${FOLDER}/site`], { cwd: ROOT, stdio: "inherit" });
  const [page] = readdirSync(`${FOLDER}/site`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return { folder: `${FOLDER}/site`, page: page.name };
}
