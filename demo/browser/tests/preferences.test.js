import assert from "node:assert/strict";
import { test } from "node:test";

import { assertNoFaults, inspect } from "../support/inspect.js";
import { column, go, rows } from "../support/panel.js";
import { story } from "../support/story.js";

const { at, person } = story({ rows: 40 });
const plain = { javaScriptEnabled: false };
const button = (page, name) => page.getByRole("button", { name, exact: true });
const heads = (page) =>
  page.locator("thead [data-column]").evaluateAll((all) => all.map((head) => head.dataset.column));

test("a zone that is chosen tells every moment by its clocks", async () => {
  const admin = await person(plain);
  await admin.page.goto(at("-/account"));
  await admin.page.getByLabel("Time zone").selectOption("Asia/Kathmandu");
  await go(admin, button(admin.page, "Save"));
  await admin.page.goto(at("job_posting/"));
  const head = admin.page.locator("thead [data-column=posted_at]");
  assert.match(await head.innerText(), /Asia\/Kathmandu/);
  assert.match((await column(admin, "posted_at"))[0], /^\d+ \w+ \d{4}, \d\d:\d\d/);
  await admin.page.goto(at("-/account"));
  assertNoFaults(admin);
});

test("the account page stands every look", async () => {
  const admin = await person();
  await admin.page.goto(at("-/account"));
  await inspect(admin, "account");
});

test("columns are ticked and moved in place", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/"));
  const before = await heads(admin.page);
  const chooser = admin.page.locator(".columns:has(#columns)");
  await chooser.locator("summary").click();
  await inspect(admin, "columns");
  const title = await admin.page.locator("thead [data-column=company]").innerText();
  await chooser.getByRole("button", { name: `Move ${title.trim()} up` }).click();
  await chooser.locator("[name=column][value=remote]").uncheck();
  await go(admin, button(chooser, "Save"));
  const wanted = [before[1], before[0], ...before.slice(2)].filter((name) => name !== "remote");
  assert.deepEqual(await heads(admin.page), wanted);
  await chooser.locator("summary").click();
  await go(admin, button(chooser, "As the list was made"));
  assert.deepEqual(await heads(admin.page), before);
  assertNoFaults(admin);
});

test("columns are moved by plain forms, too, and the panel stays open", async () => {
  const admin = await person(plain);
  await admin.page.goto(at("job_posting/?remote=true"));
  const before = await heads(admin.page);
  const chooser = admin.page.locator(".columns:has(#columns)");
  await chooser.locator("summary").click();
  await go(admin, chooser.locator(`[name=_up][value=${before[1]}]`));
  assert.deepEqual((await heads(admin.page)).slice(0, 2), [before[1], before[0]]);
  assert.match(admin.page.url(), /remote=true#columns$/);
  assert.ok(await button(chooser, "Save").isVisible());
  await go(admin, button(chooser, "As the list was made"));
  assertNoFaults(admin);
});

for (const [how, options] of [["", {}], [" without scripts", plain]]) {
  test(`a view is kept, opens the list and is deleted${how}`, async () => {
    const admin = await person(options);
    await admin.page.goto(at("job_posting/?remote=true"));
    await go(admin, admin.page.getByRole("link", { name: "Save view" }));
    await admin.page.getByLabel("Name").fill(`Remote${how}`);
    await admin.page.getByLabel("Open the list with this view").check();
    if (!how) await inspect(admin, "view");
    await go(admin, button(admin.page, "Save"));
    assert.match(admin.page.url(), /remote=true&_view=\d+$/);
    if (!how) await inspect(admin, "views");
    await admin.page.goto(at("job_posting/"));
    assert.match(admin.page.url(), /remote=true&_view=\d+$/, "it opens the list");
    const narrowed = await rows(admin).count();
    await go(admin, admin.page.getByRole("link", { name: "All", exact: true }).first());
    assert.ok((await rows(admin).count()) > narrowed);
    const tabs = admin.page.getByRole("navigation", { name: "Saved views" });
    await go(admin, tabs.getByRole("link", { name: `Remote${how}`, exact: true }));
    await go(admin, admin.page.getByRole("link", { name: `Name, share or delete Remote${how}` }));
    await go(admin, button(admin.page, "Delete"));
    assert.equal(admin.page.url(), at("job_posting/"));
    assertNoFaults(admin);
  });
}
