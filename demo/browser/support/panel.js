// The few moves that nearly every story begins with.

import { LOGIN } from "./demo.js";

export async function logIn({ page }, panel, { name, password } = LOGIN) {
  await page.goto(panel);
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

/** The rows of the list, without its head. */
export function rows({ page }) {
  return page.locator("tbody tr");
}
