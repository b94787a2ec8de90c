/**
 * Does several things at once and waits for all of them, also when one fails: nothing is still being made when somebody
 * cleans up after the failure.
 *
 * @throws the first failure, in the order of the arguments
 */
export async function together<T extends readonly unknown[]>(
  ...work: { readonly [K in keyof T]: Promise<T[K]> | T[K] }
): Promise<T> {
  await Promise.allSettled(work);
  return (await Promise.all(work)) as unknown as T;
}
