import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const browser = process.env.CHROMIUM ?? "/usr/bin/chromium";

export async function takePicture(html, { width, file }) {
  if (!existsSync(browser)) {
    throw new Error(`${browser}: not there; install Chromium, or name its program in CHROMIUM`);
  }
  // Not sandboxed, which is Playwright's default: as root, Chromium would not start.
  const running = await chromium.launch({ executablePath: browser });
  try {
    const page = await running.newPage({
      viewport: { width, height: 1 },
      deviceScaleFactor: 2,
      offline: true,
    });
    const errors = collectErrors(page);
    await page.setContent(html);
    await page.evaluate(() => globalThis.diagrams);
    if (errors.length > 0) throw new Error(`the page has errors:\n${errors.join("\n")}`);
    await page.screenshot({ path: file, fullPage: true });
  } finally {
    await running.close();
  }
}

function collectErrors(page) {
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}
