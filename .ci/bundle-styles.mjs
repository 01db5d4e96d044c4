// Puts the sheets of style/ into one small file, so that a reader waits for one request: what all build on first, then
// by name. Anything that is no CSS stops the build.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { transformSync } from "esbuild";

const FIRST = ["tokens.css", "page.css"];

const names = readdirSync("style").filter((name) => name.endsWith(".css")).sort();
const ordered = [...FIRST.filter((name) => names.includes(name)), ...names.filter((name) => !FIRST.includes(name))];

/** The tokens' two schemes once more: for a widget in another page, for whoever asks for one of them, and for paper. */
function schemes(css) {
  const [, light, dark] = /:root \{([^}]*)\}[^]*:root \{([^}]*)\}/.exec(css) ?? [];
  if (!dark) throw new Error("style/tokens.css has not two schemes");
  return `:root[data-theme="light"], :host, .printing {${light} color-scheme: light;}
    @media screen {:root[data-theme="dark"], :host([data-scheme="dark"]) {${dark} color-scheme: dark;}}`;
}

let bundle = "";
for (const name of ordered) {
  const css = readFileSync(`style/${name}`, "utf8");
  const { code, warnings } = transformSync(name === "tokens.css" ? css + schemes(css) : css, {
    loader: "css",
    minify: true,
    sourcefile: `style/${name}`,
  });
  for (const { text, location } of warnings) console.error(`error: ${location?.file}:${location?.line}: ${text}`);
  if (warnings.length) process.exit(1);
  bundle += code;
}
mkdirSync("target/bundle", { recursive: true });
writeFileSync("target/bundle/style.css", bundle);
