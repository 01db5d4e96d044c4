// With which headers the page is to be served, and that as configuration for servers and hosts. The rules stand here alone:
// nginx's and Apache's files are made of the patterns, the hosts' of the names that a build gave.

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** Files whose names change with what they hold. */
const HASHED = String.raw`(page|style)-[0-9a-f]+(_bg)?\.(js|wasm|css)`;
/** What pages of other origins ask for when they show the element; documents are their owners' to open. */
const ELEMENT = String.raw`(incident-timeline\.js|${HASHED})`;
const CACHE = "Cache-Control";
const KEPT = "public, max-age=31536000, immutable";
/** Asked for anew each time, which costs a short answer (304) where nothing changed. */
const ASKED = "no-cache";
const CORS = ["Access-Control-Allow-Origin", "*"];

/** The page's own and what `publish` writes have the policy: pictures and pages in a single file bring their style along. */
const PAGE = String.raw`(index|embed|format)\.html`;
const CSP = "Content-Security-Policy";

/** The policy that stands in the page itself. */
function policyOf(folder) {
  const [, policy] = readFileSync(join(folder, "index.html"), "utf8").match(/http-equiv="Content-Security-Policy" content="([^"]+)"/);
  return policy;
}

/** What every answer has. */
const ALWAYS = ["X-Content-Type-Options", "nosniff"];

const isNamed = (pattern, path) => new RegExp(`^${pattern}$`).test(basename(path));

/** The headers of a file of `folder`. */
export function headersOf(folder, path) {
  return Object.fromEntries([
    ALWAYS,
    ...(isNamed(PAGE, path) ? [[CSP, policyOf(folder)]] : []),
    [CACHE, isNamed(HASHED, path) ? KEPT : ASKED],
    ...(isNamed(ELEMENT, path) ? [CORS] : []),
  ]);
}

const nginx = (folder) => `# Incident Timeline behind nginx: copy this file into /etc/nginx/conf.d/ and the folder site/ to what "root" names.
# Brotli needs a module (Debian: libnginx-mod-http-brotli-static); without it take brotli_static out. Browsers take brotli,
# and open the page without a network, over https only.

map $uri $incident_timeline_cache {
  default ${ASKED};
  "~/${HASHED}$" "${KEPT}";
}
map $uri $incident_timeline_policy {
  default "";
  "~/${PAGE}$" "${policyOf(folder)}";
}
map $uri $incident_timeline_origins {
  default "";
  "~/${ELEMENT}$" ${CORS[1]};
}

server {
  listen 80;
  server_name timeline.example.org;
  root /srv/incident-timeline;
  index index.html;
  charset utf-8;
  charset_types text/css text/javascript application/javascript;

  # What stands compressed beside each file is sent as it is.
  brotli_static on;
  gzip_static on;
  gzip_vary on;

  # Without "always": what is not there is not to be kept for a year.
  add_header ${CACHE} $incident_timeline_cache;
  add_header ${CORS[0]} $incident_timeline_origins;
  add_header ${CSP} $incident_timeline_policy always;
  add_header ${ALWAYS[0]} "${ALWAYS[1]}" always;
}
`;

const apache = (folder) => `# Incident Timeline on Apache 2.4: this file stands in the page's folder as .htaccess. It needs mod_headers and mod_rewrite,
# and AllowOverride FileInfo.

AddType application/wasm .wasm
AddType text/javascript .js
AddDefaultCharset utf-8

# What stands compressed beside each file is sent as it is.
RewriteEngine On
RewriteCond %{HTTP:Accept-Encoding} \\bbr\\b
RewriteCond %{REQUEST_FILENAME}.br -f
RewriteRule ^(.+)$ $1.br [L]
RewriteCond %{HTTP:Accept-Encoding} \\bgzip\\b
RewriteCond %{REQUEST_FILENAME}.gz -f
RewriteRule ^(.+)$ $1.gz [L]
RemoveType .br .gz
RemoveLanguage .br
AddEncoding br .br
AddEncoding gzip .gz
Header merge Vary Accept-Encoding

Header set ${CACHE} "${ASKED}"
<FilesMatch "^${HASHED}(\\.br|\\.gz)?$">
  Header set ${CACHE} "${KEPT}"
</FilesMatch>
<FilesMatch "^${ELEMENT}(\\.br|\\.gz)?$">
  Header set ${CORS[0]} "${CORS[1]}"
</FilesMatch>
<FilesMatch "^${PAGE}(\\.br|\\.gz)?$">
  Header set ${CSP} "${policyOf(folder)}"
</FilesMatch>
Header always set ${ALWAYS[0]} "${ALWAYS[1]}"
`;

/** Files with what they have beyond all others. That all others are asked for anew is these hosts' own rule. */
function exceptions(folder) {
  const special = (name) => Object.entries(headersOf(folder, name)).filter(([header, value]) => header !== ALWAYS[0] && value !== ASKED);
  const names = readdirSync(folder).sort().map((name) => [name, special(name)]);
  return names.filter(([, headers]) => headers.length > 0);
}

/** By which addresses these hosts know a file: pages without their ending too, and a folder's as the folder. */
const known = (name) => [...new Set([name, name.replace(/\.html$/, ""), name.replace(/^index\.html$/, "")])];

const rule = ([path, headers]) => [path, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join("\n");

const pages = (folder) => `# Incident Timeline on Netlify and Cloudflare Pages: this file stands in the site's top folder. Where the page has a folder of
# its own, its name goes before the others.
${[["/*", [ALWAYS]], ...exceptions(folder).flatMap(([name, headers]) => known(name).map((path) => [`/${path}`, headers]))].map(rule).join("\n")}
`;

function vercel(folder) {
  const named = exceptions(folder).map(([name, headers]) => [`/(.*)${name}`, headers]);
  const rules = [["/(.*)", [ALWAYS]], ["/", [[CSP, policyOf(folder)]]], ...named];
  const headers = rules.map(([source, all]) => ({ source, headers: all.map(([key, value]) => ({ key, value })) }));
  return `${JSON.stringify({ headers }, null, 2)}\n`;
}

/** Configuration for the page in `folder`, by the names of files. */
export const hostingFiles = (folder) => ({
  "nginx.conf": nginx(folder),
  "apache.htaccess": apache(folder),
  _headers: pages(folder),
  "vercel.json": vercel(folder),
});
