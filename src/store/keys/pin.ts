export const pinDigits = { fewest: 6, most: 12 } as const;

/** Why a PIN will not do: too short, not digits, or among the first that anybody tries. */
export function pinProblem(pin: string): 'length' | 'plain' | null {
  if (!/^[0-9]+$/u.test(pin) || pin.length < pinDigits.fewest || pin.length > pinDigits.most) return 'length';
  const steps = new Set(Array.from(pin).map((digit, at) => (at === 0 ? null : Number(digit) - Number(pin[at - 1]))));
  steps.delete(null);
  const [step] = steps;
  // 000000, 123456, 654321.
  return steps.size === 1 && step !== null && step !== undefined && Math.abs(step) <= 1 ? 'plain' : null;
}
