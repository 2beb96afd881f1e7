import type { Case, Result } from './conformance-case.ts';
import { NotSo, NotTried } from './not-so.ts';
import type { World } from './world.ts';

/** One after the other; a check that fails stops no other. */
export async function runCases(
  cases: readonly Case[],
  world: World,
  told: (result: Result) => void = () => undefined,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const one of cases) {
    const result = await runCase(one, world);
    results.push(result);
    told(result);
  }
  return results;
}

async function runCase({ rule, name, asked, run }: Case, world: World): Promise<Result> {
  const head = { rule, name, asked };
  try {
    return { ...head, came: await run(world), verdict: 'pass' };
  } catch (error) {
    if (error instanceof NotTried) return { ...head, came: error.message, verdict: 'not tried' };
    if (error instanceof NotSo) return { ...head, came: error.message, verdict: 'fail' };
    // A connection that breaks off, a body that is no JSON: the server's doing as well.
    return {
      ...head,
      came: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      verdict: 'fail',
    };
  }
}
