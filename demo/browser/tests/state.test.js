// What is asked of a list goes along: through forms, a login that ran out, and the browser's back button.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LOGIN } from "../support/demo.js";
import { assertNoFaults, inspect } from "../support/inspect.js";
import { column, go, rows } from "../support/panel.js";
import { story } from "../support/story.js";

const { at, person } = story({ rows: 120 });
const STATE = "job_posting/?remote=true&_sort=salary_min";
const button = ({ page }, name) => page.getByRole("button", { name, exact: true });
const open = (admin) => go(admin, rows(admin).first().getByRole("link").first());

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`conditions are put together on a page of their own, ${how}`, async () => {
    const admin = await person({ javaScriptEnabled });
    await admin.page.goto(at("job_posting/?_sort=salary_min"));
    await admin.page.goto(await admin.page.locator("#filters").getByText("Combine filters").evaluate((link) => link.href));
    await go(admin, button(admin, "Add a condition"));
    await choose(admin, "f1", "remote");
    await admin.page.locator("[name=v1]").selectOption("true");
    await go(admin, button(admin, "Add a group"));
    await choose(admin, "f2.1", "salary_min__gte");
    await admin.page.locator("[name='v2.1']").fill("100000");
    await choose(admin, "f2.2", "employment_type");
    await admin.page.locator("[name='v2.2']").selectOption("contract");
    if (javaScriptEnabled) await inspect(admin, "filter-builder");
    await go(admin, button(admin, "Apply").last());
    const url = new URL(admin.page.url());
    assert.equal(url.searchParams.get("_where"), "remote:true,(salary_min__gte:100000|employment_type:contract)");
    assert.equal(url.searchParams.get("_sort"), "salary_min");
    assert.ok(await rows(admin).count() > 0);
    const [pay, kinds] = [await column(admin, "salary_min"), await column(admin, "employment_type")];
    const meets = (text, place) => Number(text.replaceAll(/\D/g, "")) >= 100000 || kinds[place] === "Contract";
    assert.ok(pay.every(meets), `${pay} ${kinds}`);
    await go(admin, admin.page.getByRole("link", { name: "Remove the condition" }).first());
    assert.equal(new URL(admin.page.url()).searchParams.get("_where"), "salary_min__gte:100000|employment_type:contract");
    assertNoFaults(admin);
  });

  /** A script draws the matching inputs at once, without one a button does. */
  async function choose(admin, name, parameter) {
    const select = admin.page.locator(`[name='${name}']`);
    if (!javaScriptEnabled) {
      await select.selectOption(parameter);
      return go(admin, button(admin, "Show matching inputs"));
    }
    await Promise.all([admin.page.waitForEvent("framenavigated"), select.selectOption(parameter)]);
    await admin.page.waitForLoadState();
  }
}

test("a bad value stays on the page of conditions, with a sentence", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/-/filter?g=all&f1=salary_min__gte&v1=much&_do=apply"));
  assert.match(await admin.page.getByRole("alert").innerText(), /number/);
  assert.equal(await admin.page.locator("[name=v1]").inputValue(), "much");
  await inspect(admin, "filter-builder-error");
});

test("saving and going on, and then the way back, keep the list", async () => {
  const admin = await person();
  await admin.page.goto(at(STATE));
  await open(admin);
  await admin.page.getByLabel("Title").fill("Kept in mind");
  await go(admin, button(admin, "Save and continue editing"));
  assert.match(await admin.page.getByRole("main").innerText(), /was changed/);
  assert.equal(await admin.page.getByLabel("Title").inputValue(), "Kept in mind");
  await go(admin, button(admin, "Save"));
  assert.equal(admin.page.url(), at(STATE));
  assertNoFaults(admin);
});

test("adding another, and deleting, lead back to the same list", async () => {
  const admin = await person();
  await admin.page.goto(at("tag/?_sort=-name"));
  await go(admin, admin.page.getByRole("link", { name: "Add", exact: true }));
  for (const name of ["swift", "scheme"]) {
    await admin.page.getByLabel("Name").fill(name);
    await go(admin, button(admin, "Save and add another"));
    assert.equal(await admin.page.getByLabel("Name").inputValue(), "");
  }
  await go(admin, admin.page.getByRole("link", { name: "Cancel" }));
  assert.equal(admin.page.url(), at("tag/?_sort=-name"));
  await go(admin, rows(admin).getByRole("link", { name: "scheme", exact: true }));
  await go(admin, admin.page.getByRole("link", { name: "Delete" }));
  await go(admin, button(admin, "Yes, delete"));
  assert.equal(admin.page.url(), at("tag/?_sort=-name"));
  assert.ok(!(await column(admin, "name")).includes("scheme"));
  assertNoFaults(admin);
});

test("a list asked for after the session ended is shown after the login", async () => {
  const admin = await person();
  await admin.page.goto(at(STATE));
  await admin.page.context().clearCookies();
  await go(admin, admin.page.getByRole("link", { name: "Remove the filter Remote" }));
  assert.match(admin.page.url(), /\/-\/login\?next=/);
  await admin.page.getByLabel("Username").fill(LOGIN.name);
  await admin.page.getByLabel("Password").fill(LOGIN.password);
  await go(admin, button(admin, "Log in"));
  assert.equal(admin.page.url(), at("job_posting/?_sort=salary_min"));
});

test("the back button shows the list as it was, also after a save", async () => {
  const admin = await person();
  await admin.page.goto(at(STATE));
  const before = await column(admin, "title");
  await open(admin);
  await admin.page.goBack();
  assert.equal(admin.page.url(), at(STATE));
  assert.deepEqual(await column(admin, "title"), before);
  await open(admin);
  await admin.page.getByLabel("Title").fill("Changed and gone back");
  await go(admin, button(admin, "Save"));
  await admin.page.goBack();
  await admin.page.goBack();
  assert.equal(admin.page.url(), at(STATE));
  assert.ok((await column(admin, "title")).includes("Changed and gone back"), "never a stale list");
  assertNoFaults(admin);
});
