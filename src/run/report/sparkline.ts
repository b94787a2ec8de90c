const blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** Numbers as blocks whose heights, from nothing on, are to each other as the numbers are, to an eighth of the largest. */
export function sparkline(numbers: readonly number[]): string {
  const largest = Math.max(...numbers);
  return numbers
    .map((each) => blocks[largest > 0 ? Math.max(0, Math.round((each / largest) * 8) - 1) : 0])
    .join("");
}
