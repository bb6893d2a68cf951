const HUNDREDTHS = 10_000;

/**
 * The shares of counts in their sum, in percent with two digits. They add up to 100.00: what rounding down leaves goes to
 * those that lost most by it.
 */
export function sharesOf(counts: readonly number[]): string[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum === 0) return counts.map(() => "0.00");
  const exact = counts.map((count) => (count * HUNDREDTHS) / sum);
  const shares = exact.map(Math.floor);
  const left = HUNDREDTHS - shares.reduce((total, share) => total + share, 0);
  const byLoss = exact
    .map((share, index) => ({ index, loss: share % 1 }))
    .sort((a, b) => b.loss - a.loss || a.index - b.index);
  for (const { index } of byLoss.slice(0, left)) shares[index] = (shares[index] as number) + 1;
  return shares.map((share) => (share / 100).toFixed(2));
}
