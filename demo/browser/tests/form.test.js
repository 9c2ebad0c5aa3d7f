import assert from "node:assert/strict";
import { test } from "node:test";

import { inspect } from "../support/inspect.js";
import { go, rows } from "../support/panel.js";
import { story } from "../support/story.js";

const { at, person } = story({ rows: 40 });
const save = (page) => page.getByRole("button", { name: "Save", exact: true });

test("what is wrong is said beside the field, and what was typed is kept", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/1/"));
  await inspect(admin, "form");
  await admin.page.getByLabel("Title").fill("A better title");
  const pay = admin.page.locator("[name=salary_min]");
  await pay.evaluate((input) => (input.type = "text"));
  await pay.fill("plenty");
  const [answer] = await Promise.all([
    admin.page.waitForResponse((response) => response.request().method() === "POST"),
    save(admin.page).click(),
  ]);
  assert.equal(answer.status(), 422);
  assert.equal(await admin.page.getByLabel("Title").inputValue(), "A better title");
  assert.ok(await admin.page.getByRole("alert").first().isVisible());
  assert.equal(await pay.getAttribute("aria-invalid"), "true");
  await inspect(admin, "form-errors");
});

test("a saved change is seen in the list and in the history", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/"));
  await go(admin, rows(admin).nth(1).getByRole("link").first());
  const title = "Night baker <3 & “friends” 🥐";
  await admin.page.getByLabel("Title").fill(title);
  await go(admin, save(admin.page));
  assert.equal(admin.page.url(), at("job_posting/"));
  assert.ok(await admin.page.getByRole("status").first().isVisible());
  await inspect(admin, "list-saved");
  await go(admin, admin.page.getByRole("link", { name: title, exact: true }));
  await go(admin, admin.page.getByRole("main").getByRole("link", { name: "History" }));
  assert.match(await admin.page.getByRole("main").innerText(), /Night baker <3/);
  await inspect(admin, "history");
});

test("a new posting finds its company by typing", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/"));
  await go(admin, admin.page.getByRole("link", { name: /^Add/ }).first());
  await inspect(admin, "form-add");
  await admin.page.getByLabel("Title").fill("Lighthouse keeper");
  await pick(admin, "Company", "a");
  await pick(admin, "Currency", "euro");
  await admin.page.getByLabel("Pay from").fill("42000");
  await admin.page.getByLabel("Full time").check();
  await admin.page.getByLabel("Description").fill("The lamp, the fog, the gulls.");
  await admin.page.locator("[name^=posted_at]").first().fill("2026-07-01T09:30");
  await go(admin, save(admin.page));
  assert.equal(admin.page.url(), at("job_posting/"));
  assert.equal(await rows(admin).first().getByRole("link").first().innerText(), "Lighthouse keeper");
});

async function pick({ page }, label, text) {
  const box = page.getByRole("combobox", { name: label });
  await box.fill(text);
  await page.getByRole("option").first().click();
}

test("a company with postings is kept, one without is deleted after a question", async () => {
  const admin = await person();
  await admin.page.goto(at("company/1/-/delete"));
  await inspect(admin, "delete-protected");
  assert.equal(await admin.page.getByRole("button", { name: "Yes, delete" }).count(), 0);
  await admin.page.goto(at("company/-/add"));
  await admin.page.getByLabel("Name").fill("Gone Tomorrow Ltd");
  await go(admin, save(admin.page));
  await go(admin, admin.page.getByRole("link", { name: "Gone Tomorrow Ltd" }));
  await go(admin, admin.page.getByRole("link", { name: "Delete" }));
  await inspect(admin, "delete");
  await go(admin, admin.page.getByRole("button", { name: "Yes, delete" }));
  assert.equal(admin.page.url(), at("company/"));
  await admin.page.goto(at("company/?_q=gone+tomorrow"));
  assert.equal(await rows(admin).count(), 0);
});

test("of two who change one row the second is shown both versions", async () => {
  const first = await person();
  const second = await person();
  for (const { page } of [first, second]) await page.goto(at("job_posting/5/"));
  await first.page.getByLabel("Title").fill("Written by the first");
  await go(first, save(first.page));
  await second.page.getByLabel("Title").fill("Written by the second");
  const [answer] = await Promise.all([
    second.page.waitForResponse((response) => response.request().method() === "POST"),
    save(second.page).click(),
  ]);
  assert.equal(answer.status(), 409);
  const shown = await second.page.getByRole("main").innerText();
  assert.match(shown, /Written by the first/);
  assert.equal(await second.page.getByLabel("Title").inputValue(), "Written by the second");
  await inspect(second, "conflict");
});

test("the list and the form of every model can be looked at", async () => {
  const admin = await person();
  const models = await modelLinks(admin);
  assert.ok(models.length >= 10, `the index names ${models.length} models`);
  for (const path of models) {
    await admin.page.goto(new URL(path, at()).href);
    const model = path.split("/").at(-2);
    const empty = (await rows(admin).count()) === 0;
    assert.ok(!empty || model.startsWith("backoffice_"), `${model} has no rows`);
    await inspect(admin, `list-${model}`);
    if (empty) continue;
    await go(admin, rows(admin).first().getByRole("link").first());
    await inspect(admin, `form-${model}`);
  }
});

function modelLinks({ page }) {
  return page.getByRole("main").getByRole("link").evaluateAll((links) => [
    ...new Set(links.map((link) => link.pathname).filter((path) => /^\/admin\/\w+\/$/.test(path))),
  ]);
}
