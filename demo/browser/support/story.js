// A demo and a browser for all the tests of a file.

import { after, before } from "node:test";

import { launch, sitDown } from "./browser.js";
import { startDemo } from "./demo.js";
import { logIn } from "./panel.js";

/** Answers with people who sit down at that demo. */
export function story(options) {
  let demo, browser;
  before(async () => {
    // One after the other: where there is no browser, no demo is left running behind it.
    browser = await launch();
    demo = await startDemo(options);
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });
  return {
    /** The URL of a page of the panel. */
    at: (path = "") => demo.panel + path,
    /** Somebody who has not logged in. */
    stranger: (how) => sitDown(browser, how),
    /** Somebody who has; the demo's administrator unless another login is named. */
    async person({ login, ...how } = {}) {
      const person = await sitDown(browser, how);
      await logIn(person, demo.panel, login);
      return person;
    },
  };
}
