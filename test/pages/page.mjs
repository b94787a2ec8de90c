import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import rehypeRaw from "rehype-raw";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const { resolve } = createRequire(import.meta.url);

// Raw HTML is parsed first and sanitized last, by GitHub's list of what may stay: what GitHub strips is stripped here.
const markdownToHtml = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize)
  .use(rehypeStringify);

export async function renderPage(markdown, { theme }) {
  const body = String(await markdownToHtml.process(markdown));
  const stylesheet = await read(`github-markdown-css/github-markdown-${theme}.css`);
  const scripts = body.includes('"language-mermaid"') ? await diagramScripts(theme) : "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width">
<style>${stylesheet}</style>
<style>
body { margin: 0; }
.markdown-body { padding: 16px; }
.diagram { margin-bottom: 16px; text-align: center; }
</style>
</head>
<body>
<article class="markdown-body">
${body}
</article>
${scripts}
</body>
</html>
`;
}

async function diagramScripts(theme) {
  const script = `window.diagrams = (${drawDiagrams})(${JSON.stringify(theme)});`;
  return `<script>${await read("mermaid/dist/mermaid.min.js")}</script>\n<script>${script}</script>`;
}

/** Runs in the page. Gantt charts are drawn 1200 pixels wide and scaled to the column, as by GitHub. */
async function drawDiagrams(theme) {
  const { mermaid, document } = globalThis;
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    theme: theme === "dark" ? "dark" : "default",
    gantt: { useWidth: 1200 },
  });
  const blocks = document.querySelectorAll("pre > code.language-mermaid");
  for (const [index, block] of blocks.entries()) {
    const { svg } = await mermaid.render(`diagram-${index}`, block.textContent);
    const diagram = document.createElement("div");
    diagram.className = "diagram";
    diagram.innerHTML = svg;
    block.parentElement.replaceWith(diagram);
  }
}

function read(file) {
  return readFile(resolve(file), "utf8");
}
