// Everything a person needs works by plain links and forms.

import assert from "node:assert/strict";
import { test } from "node:test";

import { assertNoFaults } from "../support/inspect.js";
import { go, rows } from "../support/panel.js";
import { story } from "../support/story.js";

const { at, person } = story({ rows: 40 });
const plain = { javaScriptEnabled: false };
const save = (page) => page.getByRole("button", { name: "Save", exact: true });

test("list, search and filter", async () => {
  const admin = await person(plain);
  await admin.page.goto(at("job_posting/"));
  await admin.page.getByRole("searchbox", { name: "Search" }).fill("senior");
  await admin.page.keyboard.press("Enter");
  await admin.page.waitForURL(/_q=senior/);
  assert.ok((await rows(admin).count()) > 0);
  await admin.page.goto(at("job_posting/?remote=true"));
  assert.ok((await rows(admin).count()) > 0);
  assertNoFaults(admin);
});

test("edit, with a mistake first", async () => {
  const admin = await person(plain);
  await admin.page.goto(at("company/1/"));
  await admin.page.getByLabel("Name").fill("");
  await go(admin, save(admin.page));
  assert.ok(await admin.page.getByRole("alert").first().isVisible());
  await admin.page.getByLabel("Name").fill("Plain & Simple");
  await go(admin, save(admin.page));
  assert.equal(admin.page.url(), at("company/"));
  assertNoFaults(admin);
});

test("a relation is searched with a button", async () => {
  const admin = await person(plain);
  await admin.page.goto(at("posting_tag/-/add"));
  await admin.page.locator("[name=_search_tag_id], [name=_search_tag]").fill("rust");
  await go(admin, admin.page.locator("[name=_lookup_tag_id], [name=_lookup_tag]"));
  const found = await admin.page.locator("select[name=tag_id] option").allInnerTexts();
  assert.ok(found.includes("rust"));
  assertNoFaults(admin);
});

test("delete after the question, then log out", async () => {
  const admin = await person(plain);
  await admin.page.goto(at("interview/1/-/delete"));
  await go(admin, admin.page.getByRole("button", { name: "Yes, delete" }));
  assert.equal(admin.page.url(), at("interview/"));
  const answer = await admin.page.goto(at("interview/1/"));
  assert.equal(answer.status(), 404);
  assertNoFaults(admin);
});
