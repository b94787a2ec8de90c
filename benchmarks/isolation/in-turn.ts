/** What was measured of each in one round. */
export type Round<Name extends string, Figure = number> = Readonly<Record<Name, Figure>>;

export interface InTurnOptions {
  readonly rounds: number;
  /** Rounds before those, of which nothing is kept. */
  readonly warmUp?: number;
}

/**
 * Measures things in turn, round after round, every second round in the opposite order. What else the machine does touches
 * neighbours alike: compare within a round, and take the median of that.
 */
export async function inTurn<Name extends string, Figure = number>(
  turns: Readonly<Record<Name, () => Promise<Figure>>>,
  { rounds, warmUp = 0 }: InTurnOptions,
): Promise<Round<Name, Figure>[]> {
  const measured: Round<Name, Figure>[] = [];
  let order = Object.keys(turns) as Name[];
  for (let count = -warmUp; count < rounds; count++) {
    const round = {} as Record<Name, Figure>;
    for (const name of order) round[name] = await turns[name]();
    if (count >= 0) measured.push(round);
    order = order.toReversed();
  }
  return measured;
}

/**
 * The quarter of the rounds that took the least time in all. While a machine is busy with other things every exchange with a
 * server takes longer by the same, which makes a ratio look better than it is.
 */
export function quietest<Name extends string>(rounds: readonly Round<Name>[]): Round<Name>[] {
  const whole = (round: Round<Name>) =>
    Object.values<number>(round).reduce((sum, figure) => sum + figure, 0);
  return rounds.toSorted((a, b) => whole(a) - whole(b)).slice(0, Math.ceil(rounds.length / 4));
}
