/** A figure, and what it may be at most. */
export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "×";
  readonly allowed?: number;
}

export function milliseconds(what: string, value: number, allowed?: number): Measured {
  return { what, value, unit: "ms", ...(allowed && { allowed }) };
}

/** How many times as much one thing takes as another. */
export function ratio(what: string, value: number, allowed?: number): Measured {
  return { what, value, unit: "×", ...(allowed && { allowed }) };
}

export function isKept({ value, allowed }: Measured): boolean {
  return allowed === undefined || value <= allowed;
}
