// Takes the picture of the README from a running demo of its own: `npm run picture`, after
// `cargo build -p demo`.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { launch, sitDown } from "./support/browser.js";
import { startDemo } from "./support/demo.js";
import { logIn } from "./support/panel.js";

const FOLDER = fileURLToPath(new URL("../../docs/", import.meta.url));

const browser = await launch();
const demo = await startDemo({ rows: 2_000 });
const person = await sitDown(browser, { viewport: { width: 1280, height: 860 } });
await logIn(person, demo.panel);
await person.page.goto(`${demo.panel}job_posting/?remote=true`);
await mkdir(FOLDER, { recursive: true });
await person.page.screenshot({ path: join(FOLDER, "list.png") });
await browser.close();
await demo.stop();
