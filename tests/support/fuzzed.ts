import fc from 'fast-check';

/** `FUZZ_SEED` tells another story; what fails names its own. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_120);
const runs = Number(process.env['FUZZ_RUNS'] ?? 300);
/** However slow the machine is: what has run by then has held. */
const longestMs = Number(process.env['FUZZ_SECONDS'] ?? 20) * 1_000;

const bounds = { seed, numRuns: runs, interruptAfterTimeLimit: longestMs };

/** Runs a property a bounded number of times from one seed, which stands in the message when it fails. */
export function fuzzed<Values>(property: fc.IProperty<Values>): void {
  fc.assert(property, bounds);
}

export async function fuzzedAsync<Values>(property: fc.IAsyncProperty<Values>, numRuns = runs): Promise<void> {
  await fc.assert(property, { ...bounds, numRuns });
}
