/**
 * Takes pictures of a job summary as GitHub shows it, in both themes, on a desk and on a phone:
 *
 *     npx tsx scripts/show-summary.ts FILE.md [OUT_DIR [png|webp]]
 *
 * What renders it is installed the first time; Chromium is not: it is /usr/bin/chromium, or what CHROMIUM names.
 */
import { mkdir, readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { installPages } from "../test/pages/install.ts";

const themes = ["light", "dark"] as const;
const widths = [1012, 390];

async function main([file, directory = ".", format = "png"]: string[]): Promise<void> {
  if (!file) throw new Error("usage: npx tsx scripts/show-summary.ts FILE.md [OUT_DIR [png|webp]]");
  await installPages();
  const { renderPage } = await import("../test/pages/page.mjs");
  const { takePicture } = await import("../test/pages/picture.mjs");
  const markdown = await readFile(file, "utf8");
  await mkdir(directory, { recursive: true });
  for (const theme of themes) {
    const html = await renderPage(markdown, { theme });
    for (const width of widths) {
      const name = `${basename(file, extname(file))}-${theme}-${width}.${format}`;
      const picture = join(directory, name);
      await takePicture(html, { width, file: picture });
      console.log(picture);
    }
  }
}

await main(process.argv.slice(2));
