// What every page must stand: axe, and a look at it wide and narrow, light and dark.

import assert from "node:assert/strict";
import { readFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { DESKTOP, PHONE } from "./browser.js";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const FOLDER =
  process.env.SCREENSHOTS ?? fileURLToPath(new URL("../../../screenshots", import.meta.url));
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails on any fault so far, and on what axe finds in the page as it stands, in all its looks. */
export async function inspect(person, name) {
  const before = person.page.viewportSize();
  for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    await person.page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"]) {
      await person.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await look(person, `${name}-${size}-${colorScheme}`);
    }
    await assertItFits(person, `${name}-${size}`);
  }
  await person.page.setViewportSize(before);
  await person.page.emulateMedia({ colorScheme: "light" });
  assertNoFaults(person);
}

export function assertNoFaults(person) {
  assert.deepEqual(person.faults, []);
}

async function look({ page }, name) {
  await mkdir(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: "tag", values } }),
    RULES,
  );
  assert.deepEqual(violations.map(sentence), [], `axe on ${name}`);
}

function sentence({ id, help, nodes }) {
  return `${id}: ${help} – ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`;
}

async function assertItFits({ page }, name) {
  const [aside, below] = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - Math.max(document.body.offsetHeight, innerHeight)];
  });
  assert.ok(aside <= 0, `${name} scrolls ${aside} px sideways`);
  assert.ok(below <= 0, `${name} has ${below} px of nothing at its end`);
}
