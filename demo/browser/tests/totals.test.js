import assert from "node:assert/strict";
import { test } from "node:test";

import { inspect } from "../support/inspect.js";
import { go, rows } from "../support/panel.js";
import { story } from "../support/story.js";

const { at, person } = story({ rows: 300 });

test("totals are filled in when the foot of the list comes into sight", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/?remote=true"));
  const foot = admin.page.locator("tfoot");
  await foot.getByRole("link", { name: "Show totals" }).waitFor();
  await foot.scrollIntoViewIfNeeded();
  await foot.getByText("Average").waitFor();
  assert.match(await foot.innerText(), /Pay up to, largest/);
  assert.equal(await foot.getByRole("link").count(), 0);
  await inspect(admin, "list-totals");
});

test("rows are put together, and each group leads to its rows", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/"));
  await admin.page.getByText("Group by").click();
  await inspect(admin, "list-group-by");
  const links = admin.page.getByRole("navigation", { name: "Group by" });
  await go(admin, links.getByRole("link", { name: "Employment type" }));
  await inspect(admin, "list-groups");
  const group = rows(admin).first();
  const count = await group.locator("[data-column=_count]").innerText();
  await go(admin, group.getByRole("link"));
  assert.match(admin.page.url(), /employment_type=full_time/);
  assert.match(await admin.page.locator(".pager__summary").innerText(), new RegExp(`\\b${count}\\b`));
});

test("without scripts a link shows the totals, and groups are links", async () => {
  const admin = await person({ javaScriptEnabled: false });
  await admin.page.goto(at("job_posting/?_group=posted_at:month"));
  await go(admin, admin.page.getByRole("link", { name: "Show totals" }));
  await admin.page.getByText("All rows").waitFor();
  await go(admin, rows(admin).first().getByRole("link"));
  // The bar that saves the list lies over its end until the page is at its own.
  await admin.page.locator(".pager").scrollIntoViewIfNeeded();
  await go(admin, admin.page.getByRole("link", { name: "Hide totals" }));
  await admin.page.getByRole("link", { name: "Show totals" }).waitFor();
});
