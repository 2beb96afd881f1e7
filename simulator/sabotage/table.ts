import { heldBy } from './coverage.ts';
import { byLesson } from './by-lesson.ts';
import { notPutBack } from './not-put-back.ts';
import type { Outcome } from './outcome.ts';

/** Caught by enough seeds, within its budget: no more stories are told than that. */
export function isCaught({ caught }: Outcome, enough: number): boolean {
  return caught.length >= enough;
}

/** One bug in a line, as soon as it is known. */
export function lineOf(outcome: Outcome, enough: number): string {
  const { mutant, seconds } = outcome;
  const mark = isCaught(outcome, enough) ? '✓' : '✗';
  const of = heldBy(mutant).join(' ');
  return `${mark} ${of.padEnd(8)} ${mutant.name}: ${seedsOf(outcome)}, ${checksOf(outcome) || 'NOT CAUGHT'}; budget ${mutant.budget}, ${seconds.toFixed(0)} s`;
}

/** All of it, as Markdown, lessons first and then rules. */
export function tableOf(outcomes: readonly Outcome[], enough: number): string {
  const rows = [...outcomes]
    .sort((a, b) => byLesson(a.mutant, b.mutant))
    .map((outcome) => [
      isCaught(outcome, enough) ? '✓' : '✗',
      heldBy(outcome.mutant).join(', '),
      outcome.mutant.why,
      `\`${outcome.mutant.name}\``,
      seedsOf(outcome),
      checksOf(outcome) || '**not caught**',
      String(outcome.mutant.budget),
    ]);
  const reasons = notPutBack.map(({ lesson, why }) => ['–', lesson, `not put back: ${why}`, '', '', '', '']);
  const head = ['', 'of', 'what was put back', 'name', 'caught', 'broke first', 'budget'];
  return [head, head.map(() => '---'), ...rows, ...reasons].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function seedsOf({ caught, told, lastSeed, givenUp }: Outcome): string {
  const seeds = caught.length === 0 ? '' : ` (${caught.map(({ seed }) => seed).join(', ')})`;
  const slow = givenUp === 0 ? '' : `, ${givenUp} given up`;
  return `${caught.length} of ${told}${seeds}, up to seed ${lastSeed}${slow}`;
}

/** How many seeds broke which check first, the most frequent one in front. */
function checksOf({ caught }: Outcome): string {
  const counts = new Map<string, number>();
  for (const { check } of caught) counts.set(check, (counts.get(check) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([check, count]) => (count === 1 ? check : `${check} ×${count}`))
    .join(', ');
}
