/** A figure, and what it may be at most. */
export interface Measured {
  readonly what: string;
  readonly value: { readonly number: number; readonly text: string };
  readonly allowed?: number;
}

export function milliseconds(what: string, number: number, allowed?: number): Measured {
  return { what, value: { number, text: `${number.toFixed(3)} ms` }, ...(allowed && { allowed }) };
}

/** How many times as much one thing takes as another. */
export function ratio(what: string, number: number, allowed?: number): Measured {
  return { what, value: { number, text: `${number.toFixed(2)} ×` }, ...(allowed && { allowed }) };
}
