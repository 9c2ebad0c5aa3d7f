// The watchers are watched first: a page full of faults must not pass.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { launch, sitDown } from "../support/browser.js";
import { inspect } from "../support/inspect.js";

const POLICY = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'";
const FAULTY = `<!doctype html><html lang="en"><title>Faulty</title>
  <h1>Faulty</h1><script>inline()</script><script src="/missing.js"></script>
  <div style="width: 3000px">wide</div><img src="/picture.png"></html>`;
const CLEAN = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
  <title>Clean</title><main><h1>Clean</h1></main></html>`;

let browser, server, url;

before(async () => {
  server = createServer(({ url }, answer) => {
    const body = { "/faulty": FAULTY, "/clean": CLEAN, "/favicon.ico": "" }[url];
    answer.writeHead(body === undefined ? 404 : 200, {
      "content-security-policy": POLICY,
      "content-type": "text/html",
    });
    answer.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${server.address().port}`;
  browser = await launch();
});

after(async () => {
  await browser.close();
  server.close();
});

test("a violation of the policy and a missing script are noticed", async () => {
  const person = await sitDown(browser);
  await person.page.goto(`${url}/faulty`);
  await person.page.waitForTimeout(200);
  const faults = person.faults.join("\n");
  assert.match(faults, /content policy on \/faulty: script-src-elem blocked inline/);
  assert.match(faults, /content policy on \/faulty: style-src-attr blocked inline/);
  assert.match(faults, /404 for .*missing\.js/);
});

test("axe speaks up, and a clean page passes", async () => {
  const person = await sitDown(browser);
  await person.page.goto(`${url}/faulty`);
  await assert.rejects(inspect(person, "harness"), /image-alt/);
  const other = await sitDown(browser);
  await other.page.goto(`${url}/clean`);
  await inspect(other, "harness");
});
