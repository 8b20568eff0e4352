/**
 * What a promise comes to.
 * @param patience milliseconds
 * @throws what `late` makes, where it takes longer
 */
export async function inTime<T>(answer: Promise<T>, patience: number, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), patience);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
