// serve.mjs PORT: serves dist/ at that port. serve.mjs --check PORT: only says whether it could.

import { listen, serveFile } from "./static.mjs";

const onlyCheck = process.argv[2] === "--check";
const given = process.argv.at(-1);
const port = Number(given);

function stop(message) {
  console.error(`error: ${message}`);
  process.exit(1);
}

if (!/^\d+$/.test(given) || port < 1 || port > 65535) stop(`"${given}" is no port; one from 1 to 65535 is, as in: make serve PORT=8081`);

try {
  const server = await listen((request, response) => serveFile({ root: "dist" }, request, response), port);
  if (onlyCheck) server.close();
  else console.log(`serving http://127.0.0.1:${port} (Ctrl-C stops it)`);
} catch (error) {
  if (error.code === "EADDRINUSE") stop(`port ${port} is in use; choose another, as in: make serve PORT=${port + 1}`);
  if (error.code === "EACCES") stop(`this account may not listen on port ${port}; choose one above 1023`);
  throw error;
}
