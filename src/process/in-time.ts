/**
 * Waits for some work, but not for long; what it does when nobody waits any more is its own matter.
 *
 * @param limitMs milliseconds
 * @throws when it takes longer
 */
export async function inTime<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const late = () => reject(new Error(`there was no answer within ${limitMs / 1000} s`));
    timer = setTimeout(late, limitMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
