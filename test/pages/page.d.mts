export type Theme = "light" | "dark";

/**
 * A whole HTML page that shows Markdown as a job summary on GitHub does, with everything it needs in it. Mermaid's
 * diagrams are drawn once it is opened; `window.diagrams` is a promise of that.
 */
export function renderPage(markdown: string, options: { readonly theme: Theme }): Promise<string>;
