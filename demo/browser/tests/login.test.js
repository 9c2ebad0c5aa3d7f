import assert from "node:assert/strict";
import { test } from "node:test";

import { LOGIN } from "../support/demo.js";
import { inspect } from "../support/inspect.js";
import { go, logIn } from "../support/panel.js";
import { story } from "../support/story.js";

const { at, stranger, person } = story({ rows: 20 });

test("a page asked for before the login is the one shown after it", async () => {
  const someone = await stranger();
  await someone.page.goto(at("company/?_q=labs"));
  assert.match(someone.page.url(), /\/-\/login\?next=/);
  await inspect(someone, "login");
  await someone.page.getByLabel("Username").fill(LOGIN.name);
  await someone.page.getByLabel("Password").fill(LOGIN.password);
  await go(someone, someone.page.getByRole("button", { name: "Log in" }));
  assert.equal(someone.page.url(), at("company/?_q=labs"));
});

test("a wrong password is refused with the name kept", async () => {
  const someone = await stranger();
  await logIn(someone, at(), { name: "admin", password: "not this one" });
  assert.match(someone.page.url(), /\/-\/login/);
  assert.ok(await someone.page.getByRole("alert").first().isVisible());
  assert.equal(await someone.page.getByLabel("Username").inputValue(), "admin");
  assert.equal(await someone.page.getByLabel("Password").inputValue(), "");
  await inspect(someone, "login-refused");
});

test("after logging out nothing can be seen", async () => {
  const admin = await person();
  assert.equal(new URL(admin.page.url()).pathname.replace(/\/$/, ""), "/admin");
  await admin.page.getByRole("button", { name: `Account of ${LOGIN.name}` }).click();
  await go(admin, admin.page.getByRole("button", { name: "Log out" }));
  await admin.page.goto(at("company/"));
  assert.match(admin.page.url(), /\/-\/login/);
  await admin.page.goBack();
  await admin.page.reload();
  assert.match(admin.page.url(), /\/-\/login/);
});
