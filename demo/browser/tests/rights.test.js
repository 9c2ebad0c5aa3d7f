import assert from "node:assert/strict";
import { test } from "node:test";

import { READER } from "../support/demo.js";
import { inspect } from "../support/inspect.js";
import { go, rows } from "../support/panel.js";
import { story } from "../support/story.js";

const { at, person } = story({ rows: 20 });

test("who may only look finds no button to change, add or delete", async () => {
  const reader = await person({ login: READER });
  await inspect(reader, "index-reader");
  await reader.page.goto(at("job_posting/"));
  assert.equal(await reader.page.getByRole("link", { name: /^Add/ }).count(), 0);
  await go(reader, rows(reader).first().getByRole("link").first());
  assert.equal(await reader.page.getByRole("button", { name: /save/i }).count(), 0);
  assert.equal(await reader.page.getByRole("link", { name: "Delete" }).count(), 0);
  await inspect(reader, "form-reader");
});

test("what may not be used is refused, not only hidden", async () => {
  const reader = await person({ login: READER });
  for (const path of ["job_posting/-/add", "job_posting/1/-/delete", "applicant/"]) {
    const answer = await reader.page.goto(at(path));
    assert.equal(answer.status(), 403, path);
  }
  await inspect(reader, "forbidden");
});

test("a model that is not there, a row that is not there: the same page", async () => {
  const admin = await person();
  const missing = await admin.page.goto(at("job_posting/999999/"));
  assert.equal(missing.status(), 404);
  const text = await words(admin);
  const unknown = await admin.page.goto(at("spaceship/"));
  assert.equal(unknown.status(), 404);
  assert.equal(await words(admin), text);
  await inspect(admin, "not-found");
});

/** What the page says, but for the number of the request. */
async function words({ page }) {
  return (await page.getByRole("main").innerText()).replace(/Request .*/s, "");
}
