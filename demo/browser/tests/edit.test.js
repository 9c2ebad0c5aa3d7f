// The list is edited: as a form, and cell by cell, by mouse and by keyboard alone.

import assert from "node:assert/strict";
import { test } from "node:test";

import { assertNoFaults, inspect } from "../support/inspect.js";
import { go, rows } from "../support/panel.js";
import { story } from "../support/story.js";

const { at, person } = story({ rows: 60 });
const save = (admin) => admin.page.getByRole("button", { name: "Save changes" }).last();
const cell = (admin, row, name) => rows(admin).nth(row).locator(`[data-column="${name}"]`);
const said = (admin) => admin.page.getByRole("status").filter({ hasText: /\S/ });

/** Answers with 409 and 422 are what these stories are about. */
function forgive(admin) {
  const left = admin.faults.filter((fault) => !/^(409|422) for .*\/-\/cell\//.test(fault));
  admin.faults.splice(0, admin.faults.length, ...left);
  assertNoFaults(admin);
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`rows are edited in the list and saved at once, ${how}`, async () => {
    // What the other of the two has saved already would be no change.
    const [first, second] = javaScriptEnabled ? ["41000", "42000"] : ["51000", "52000"];
    const admin = await person({ javaScriptEnabled });
    await admin.page.goto(at("job_posting/?_sort=title"));
    await cell(admin, 0, "salary_min").getByRole("textbox").fill(first);
    await cell(admin, 1, "salary_min").getByRole("textbox").fill(second);
    const box = cell(admin, 2, "is_active").getByRole("checkbox");
    const ticked = await box.isChecked();
    await box.setChecked(!ticked);
    await go(admin, save(admin));
    assert.equal(admin.page.url(), at("job_posting/?_sort=title"));
    assert.match(await admin.page.getByRole("main").innerText(), /3 job postings changed/);
    assert.equal(await cell(admin, 1, "salary_min").getByRole("textbox").inputValue(), second);
    assert.equal(await box.isChecked(), !ticked);
    assertNoFaults(admin);
  });

  test(`a mistake is told at its cell, and nothing typed is lost, ${how}`, async () => {
    const admin = await person({ javaScriptEnabled });
    await admin.page.goto(at("job_posting/?_sort=title"));
    await cell(admin, 0, "salary_min").getByRole("textbox").fill("a lot");
    await cell(admin, 1, "salary_min").getByRole("textbox").fill("43000");
    await go(admin, save(admin));
    assert.ok(await admin.page.getByRole("alert").first().isVisible());
    assert.match(await cell(admin, 0, "salary_min").innerText(), /number/);
    assert.equal(await cell(admin, 0, "salary_min").getByRole("textbox").inputValue(), "a lot");
    assert.equal(await cell(admin, 1, "salary_min").getByRole("textbox").inputValue(), "43000");
    if (javaScriptEnabled) await inspect(admin, "grid-errors");
    assertNoFaults(admin);
  });
}

test("a related row is picked in the list", async () => {
  const admin = await person();
  await admin.page.goto(at("applicant/"));
  await inspect(admin, "grid");
  const box = cell(admin, 0, "location").getByRole("combobox");
  await box.click();
  const option = cell(admin, 0, "location").getByRole("option").nth(2);
  const name = await option.innerText();
  await option.click();
  await go(admin, save(admin));
  assert.equal(await cell(admin, 0, "location").getByRole("combobox").inputValue(), name);
  assertNoFaults(admin);
});

test("a cell is opened by Enter, saved by Enter, and left as it was by Escape", async () => {
  const admin = await person();
  await admin.page.goto(at("applicant/"));
  const first = admin.page.locator("td[tabindex='0']");
  const name = await first.getAttribute("data-column");
  await first.focus();
  const before = await first.innerText();
  await admin.page.keyboard.press("Enter");
  const input = first.locator("input:not([type=hidden]), textarea").first();
  await input.waitFor();
  assert.ok(await input.evaluate((element) => element === document.activeElement), name);
  await inspect(admin, "cell-open");
  await input.fill("edited@example.org");
  await admin.page.keyboard.press("Escape");
  assert.equal(await first.innerText(), before);
  assert.ok(await first.evaluate((element) => element === document.activeElement));
  await admin.page.keyboard.press("Enter");
  await input.fill("edited@example.org");
  await admin.page.keyboard.press("Enter");
  await said(admin).filter({ hasText: "Saved" }).waitFor();
  assert.match(await first.innerText(), /edited@example\.org/);
  assert.ok(await first.evaluate((element) => element === document.activeElement));
  await admin.page.reload();
  assert.match(await first.innerText(), /edited@example\.org/);
  assertNoFaults(admin);
});

test("Tab saves and opens the next cell, Shift and Tab the one before", async () => {
  const admin = await person();
  await admin.page.goto(at("applicant/"));
  const cells = admin.page.locator("td[aria-describedby=edit-hint]");
  await cells.nth(0).dblclick({ position: { x: 2, y: 2 } });
  await cells.nth(0).locator("form").waitFor();
  await admin.page.keyboard.press("Tab");
  await cells.nth(1).locator("form").waitFor();
  assert.equal(await cells.nth(0).locator("form").count(), 0);
  await admin.page.keyboard.press("Shift+Tab");
  await cells.nth(0).locator("form").waitFor();
  assert.equal(await cells.nth(1).locator("form").count(), 0);
  assertNoFaults(admin);
});

test("a mistake in a cell is told there", async () => {
  const admin = await person();
  await admin.page.goto(at("applicant/"));
  const mail = cell(admin, 0, "email");
  await mail.dblclick({ position: { x: 2, y: 2 } });
  await mail.getByRole("textbox").fill("no mail");
  await admin.page.keyboard.press("Enter");
  await mail.locator(".field__errors").waitFor();
  assert.equal(await mail.getByRole("textbox").inputValue(), "no mail");
  assert.ok((await said(admin).count()) > 0, "and said aloud");
  await admin.page.keyboard.press("Escape");
  forgive(admin);
});

test("two people at one cell: the second sees what the first wrote", async () => {
  const [ana, ben] = [await person(), await person()];
  for (const admin of [ana, ben]) {
    await admin.page.goto(at("applicant/"));
    const mail = cell(admin, 1, "email");
    await mail.dblclick({ position: { x: 2, y: 2 } });
    await mail.locator("form").waitFor();
  }
  await cell(ana, 1, "email").getByRole("textbox").fill("ana@example.org");
  await ana.page.keyboard.press("Enter");
  await said(ana).filter({ hasText: "Saved" }).waitFor();
  await cell(ben, 1, "email").getByRole("textbox").fill("ben@example.org");
  await ben.page.keyboard.press("Enter");
  await cell(ben, 1, "email").getByText("ana@example.org").waitFor();
  assert.equal(await cell(ben, 1, "email").getByRole("textbox").inputValue(), "ben@example.org");
  await ben.page.keyboard.press("Enter");
  await said(ben).filter({ hasText: "Saved" }).waitFor();
  assert.match(await cell(ben, 1, "email").innerText(), /ben@example\.org/);
  forgive(ben);
  assertNoFaults(ana);
});

test("without scripts a cell is edited on a page of its own", async () => {
  const admin = await person({ javaScriptEnabled: false });
  await admin.page.goto(at("applicant/"));
  const row = await rows(admin).first().getByRole("link").first().getAttribute("href");
  await admin.page.goto(new URL(`${row.split("?")[0]}-/cell/email`, admin.page.url()).href);
  await admin.page.getByLabel("E-mail").fill("plain@example.org");
  await go(admin, admin.page.getByRole("button", { name: "Save" }).last());
  assert.equal(admin.page.url(), at("applicant/"));
  assertNoFaults(admin);
});
