// package.mjs PAGE FOLDER: packs the built page for those who serve it, into FOLDER: an archive with configuration for servers,
// and a package for npm. The same page gives the same bytes.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { hostingFiles } from "./hosting.mjs";

const [page, folder] = process.argv.slice(2).map((path) => resolve(path));
const cargo = readFileSync("Cargo.toml", "utf8");
const stated = (field) => cargo.match(new RegExp(`^${field} = "(.*)"$`, "m"))[1];
const name = stated("name");
const version = stated("version");
const TEXTS = ["README.md", "LICENSE-MIT", "LICENSE-APACHE"];
/** npm gives all files of a package the same date; this is the archive's. */
const DATE = "1985-10-26T08:15:00Z";

/** Makes a folder anew, with texts and the configuration for servers. */
function begin(path) {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(join(path, "hosting"), { recursive: true });
  for (const text of TEXTS) cpSync(text, join(path, text));
  for (const [file, content] of Object.entries(hostingFiles(page))) writeFileSync(join(path, "hosting", file), content);
}

function archive() {
  const top = `${name}-${version}`;
  begin(join(folder, top));
  cpSync(page, join(folder, top, "site"), { recursive: true });
  const same = ["--sort=name", `--mtime=${DATE}`, "--owner=0", "--group=0", "--numeric-owner", "--mode=u=rwX,go=rX", "--format=ustar"];
  const tar = execFileSync("tar", [...same, "-C", folder, "-cf", "-", top], { maxBuffer: 1 << 30 });
  const path = join(folder, `${top}.tar.gz`);
  writeFileSync(path, gzipSync(tar, { level: 9 }));
  return path;
}

function npm() {
  const staging = join(folder, "npm");
  begin(staging);
  // Whoever serves packages compresses them too.
  const isPlain = (path) => ![".br", ".gz"].includes(extname(path));
  cpSync(page, staging, { recursive: true, filter: isPlain });
  const about = {
    name,
    version,
    description: stated("description"),
    license: "(MIT OR Apache-2.0)",
    type: "module",
    exports: { ".": "./incident-timeline.js", "./*": "./*" },
    sideEffects: true,
  };
  writeFileSync(join(staging, "package.json"), `${JSON.stringify(about, null, 2)}\n`);
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: staging, stdio: ["ignore", "ignore", "inherit"] });
  return join(folder, `${name}-${version}.tgz`);
}

mkdirSync(folder, { recursive: true });
for (const path of [archive(), npm()]) console.log(`  ${path}`);
