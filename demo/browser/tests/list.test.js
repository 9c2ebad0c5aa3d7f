import assert from "node:assert/strict";
import { test } from "node:test";

import { inspect } from "../support/inspect.js";
import { column, go, rows } from "../support/panel.js";
import { story } from "../support/story.js";

const { at, person } = story({ rows: 300 });
const number = (text) => Number(text.replaceAll(/[^0-9-]/g, ""));
const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

test("the index leads to every model", async () => {
  const admin = await person();
  await inspect(admin, "index");
  const main = admin.page.getByRole("main");
  await go(admin, main.getByRole("link", { name: "Job postings", exact: true }));
  assert.equal(admin.page.url(), at("job_posting/"));
  await inspect(admin, "list");
});

test("titles that look like HTML are text, the newest first", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/"));
  const titles = await column(admin, "title");
  assert.equal(titles[0], '<b>Senior</b> & "Co"');
  assert.equal(titles.length, 100);
});

test("the head of a column sorts by it, and again the other way round", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/"));
  const head = admin.page.getByRole("columnheader", { name: "Pay from" });
  await go(admin, head.getByRole("link").first());
  let pay = (await column(admin, "salary_min")).map(number);
  assert.deepEqual(pay, sorted(pay));
  assert.equal(await head.getAttribute("aria-sort"), "ascending");
  await go(admin, head.getByRole("link").first());
  pay = (await column(admin, "salary_min")).map(number);
  assert.deepEqual(pay, sorted(pay).reverse());
});

test("the search finds by title and by the name of the company", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/"));
  await admin.page.getByRole("searchbox", { name: "Search" }).fill("<b>senior");
  await admin.page.keyboard.press("Enter");
  await admin.page.waitForURL(/_q=/);
  assert.equal(await rows(admin).count(), 1);
  await admin.page.goto(at("job_posting/?_q=nothing+is+called+this"));
  assert.equal(await rows(admin).count(), 0);
  await inspect(admin, "list-empty");
});

test("filters of each kind narrow the list and leave a chip that takes them off", async () => {
  const admin = await person();
  const cases = [
    ["remote=true", "remote"],
    ["employment_type=contract", "employment_type"],
    ["company=1", "company"],
    ["salary_min__gte=100000", "salary_min"],
    ["posted_at__range=2026-06-01..2026-07-01", "posted_at"],
  ];
  await admin.page.goto(at("job_posting/?_size=500"));
  const all = await rows(admin).count();
  for (const [query, name] of cases) {
    await admin.page.goto(at(`job_posting/?_size=500&${query}`));
    const found = await rows(admin).count();
    assert.ok(found > 0 && found < all, `${query} leaves ${found} of ${all}`);
    await go(admin, admin.page.getByRole("link", { name: /^Remove the filter/ }).first());
    assert.equal(await rows(admin).count(), all, `${name} is taken off`);
  }
});

test("a filter is chosen by a click", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/"));
  await admin.page.getByRole("button", { name: "Filters" }).click();
  await go(admin, admin.page.getByRole("link", { name: "Contract", exact: true }));
  assert.match(admin.page.url(), /employment_type=contract/);
  assert.deepEqual([...new Set(await column(admin, "employment_type"))], ["Contract"]);
  await inspect(admin, "list-filtered");
});

test("a filter that was not declared is refused by name", async () => {
  const admin = await person();
  const answer = await admin.page.goto(at("job_posting/?colour=red"));
  assert.equal(answer.status(), 400);
  assert.match(await admin.page.getByRole("main").innerText(), /colour/);
  await inspect(admin, "bad-query");
});

test("pages follow each other without a row twice", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/"));
  const seen = await hrefs(admin);
  await go(admin, admin.page.getByRole("link", { name: "Next" }));
  const next = await hrefs(admin);
  assert.equal(next.length, 100);
  assert.deepEqual(next.filter((href) => seen.includes(href)), []);
});

function hrefs(admin) {
  return rows(admin).locator("th a").evaluateAll((links) => links.map((link) => link.pathname));
}

test("the dates above the list lead from years down to days", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/"));
  await go(admin, admin.page.getByRole("link", { name: "2026", exact: true }));
  await go(admin, admin.page.getByRole("link", { name: /^June/ }));
  const found = await rows(admin).count();
  assert.ok(found > 0);
  await inspect(admin, "list-dates");
});

test("the list comes back as it was left", async () => {
  const admin = await person();
  await admin.page.goto(at("job_posting/?remote=true&_sort=salary_min"));
  await go(admin, rows(admin).first().getByRole("link").first());
  await go(admin, admin.page.getByRole("link", { name: "Cancel" }));
  assert.equal(admin.page.url(), at("job_posting/?remote=true&_sort=salary_min"));
});
