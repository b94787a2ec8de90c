/** A text of at most so many characters, which says that it was longer. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = [...text.slice(0, 2 * longest)];
  if (characters.length <= longest && text.length <= 2 * longest) return text;
  return `${characters.slice(0, Math.max(0, longest - 1)).join("")}…`;
}
