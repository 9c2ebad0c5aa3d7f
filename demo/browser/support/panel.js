// The few moves that nearly every story begins with.

import { LOGIN } from "./demo.js";

export async function logIn({ page }, panel, { name, password } = LOGIN) {
  await page.goto(panel);
  await page.getByLabel("Username").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForLoadState();
}

/** The rows of the list, without its head. */
export function rows({ page }) {
  return page.locator("table tbody tr");
}

/** What stands in one column, from top to bottom: as text, or in its inputs. */
export function column(person, name) {
  const cells = rows(person).locator(`[data-column="${name}"]`);
  return cells.evaluateAll((found) =>
    found.map((cell) => cell.querySelector("input:not([type=hidden])")?.value ?? cell.innerText));
}

/** Clicks, and waits for the page that follows. */
export async function go({ page }, locator) {
  await Promise.all([page.waitForEvent("framenavigated"), locator.click()]);
  await page.waitForLoadState();
}
