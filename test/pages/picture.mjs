import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
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
    if (file.endsWith(".webp")) await takeSmallPicture(page, file);
    else await page.screenshot({ path: file, fullPage: true });
  } finally {
    await running.close();
  }
}

/** A quarter of the size; Playwright itself knows no WebP. */
async function takeSmallPicture(page, file) {
  const session = await page.context().newCDPSession(page);
  const { cssContentSize } = await session.send("Page.getLayoutMetrics");
  const { data } = await session.send("Page.captureScreenshot", {
    ...{ format: "webp", quality: 80, captureBeyondViewport: true },
    clip: { ...cssContentSize, scale: 1 },
  });
  await writeFile(file, Buffer.from(data, "base64"));
}

function collectErrors(page) {
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}
