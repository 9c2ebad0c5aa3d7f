// Chromium without a window and without a word to anyone but the demo.

import { chromium } from "playwright-core";

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: ARGUMENTS, headless: true });
}

/**
 * A person at a browser of their own. `person.faults` collects what a person would not see but a
 * developer must: console errors, violations of the content policy, scripts and styles that are
 * missing.
 */
export async function sitDown(browser, { javaScriptEnabled = true, viewport = DESKTOP } = {}) {
  const context = await browser.newContext({
    javaScriptEnabled,
    viewport,
    locale: "en-GB",
    timezoneId: "UTC",
  });
  context.setDefaultTimeout(30_000);
  const faults = [];
  await reportViolations(context, faults);
  context.on("page", (page) => listen(page, faults));
  return { context, faults, page: await context.newPage() };
}

async function reportViolations(context, faults) {
  await context.exposeBinding("reportViolation", (_, what) => faults.push(what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const what = `${event.effectiveDirective} blocked ${event.blockedURI} (${event.sample})`;
      globalThis.reportViolation(`content policy on ${location.pathname}: ${what}`);
    });
  });
}

function listen(page, faults) {
  page.on("pageerror", (error) => faults.push(`uncaught on ${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    // A page may well be answered with 403 or 422; what it loads may not, and is watched below.
    const answered = message.text().startsWith("Failed to load resource");
    if (["error", "warning"].includes(message.type()) && !answered) {
      faults.push(`console on ${page.url()}: ${message.text()}`);
    }
  });
  page.on("response", (response) => {
    const loaded = response.request().resourceType() !== "document";
    if (loaded && response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
    if (response.status() >= 500) faults.push(`${response.status()} for ${response.url()}`);
  });
}
