import assert from "node:assert/strict";
import { test } from "node:test";

import { READER } from "../support/demo.js";
import { inspect } from "../support/inspect.js";
import { go, rows } from "../support/panel.js";
import { story } from "../support/story.js";

const { at, person } = story({ rows: 20 });

test("a page of the host's own stands in the panel and leads back to the list", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/?remote=true"));
  await go(admin, admin.page.getByRole("link", { name: "Salary statistics" }));
  assert.match(await admin.page.getByRole("heading", { level: 1 }).innerText(), /Salary statistics/);
  assert.ok((await rows(admin).count()) > 0);
  await inspect(admin, "own-page");
  await go(admin, admin.page.getByRole("navigation", { name: "Breadcrumbs" }).getByRole("link").last());
  assert.match(admin.page.url(), /remote=true/);
});

test("the menu of a row opens beside its button and leads to the site, also without scripts", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const admin = await person({ javaScriptEnabled });
    await admin.page.goto(at("job_posting/"));
    const button = rows(admin).nth(2).getByRole("button", { name: /^More for/ });
    await button.click();
    const link = rows(admin).nth(2).getByRole("link", { name: "View on site" });
    const [menu, opener] = [await link.boundingBox(), await button.boundingBox()];
    assert.ok(Math.abs(menu.y - opener.y) < 120, "it stands by its row");
    if (javaScriptEnabled) await inspect(admin, "row-menu");
    assert.match(await link.getAttribute("href"), /^\/api\/jobs\/\d+$/);
  }
});

test("who runs nothing does not see what was drawn back, nor can they ask for it", async () => {
  const reader = await person({ login: READER });
  await reader.page.goto(at("job_posting/"));
  assert.equal(await reader.page.locator('[data-column="is_active"]').count(), 0);
  assert.equal(await reader.page.getByRole("link", { name: "Salary statistics" }).count(), 1);
  const refused = await reader.page.goto(at("job_posting/?is_active=true"));
  assert.equal(refused.status(), 400);
});
