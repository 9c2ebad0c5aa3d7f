// A demo of its own for every test file: a fresh SQLite database, a free port.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const BUILT = fileURLToPath(new URL("../../../target/debug/demo", import.meta.url));

export const LOGIN = { name: "admin", password: "admin-demo-only" };
/** May look at postings and companies, and nothing else. */
export const READER = { name: "reader", password: "reader-demo-only" };

/** Starts the demo and answers with the panel's URL and a way to stop it. */
export async function startDemo({ rows = 300 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "backoffice-browser-"));
  const database = `sqlite://${join(folder, "demo.sqlite")}?mode=rwc`;
  const args = ["--rows", String(rows), "--port", "0", "--database-url", database];
  const child = spawn(process.env.DEMO ?? BUILT, args, { stdio: ["ignore", "pipe", "inherit"] });
  return {
    panel: await printedUrl(child),
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function printedUrl(child) {
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, "exit").then(([status]) => {
    throw new Error(`the demo ended with status ${status} before it printed its URL`);
  });
  const [line] = await Promise.race([once(lines, "line"), ended]);
  return line.split(" ")[0];
}
