import { stepInWords, type Story } from '../story/step.ts';

export function storyInWords({ machines, tabs, hasLocks, servers, database, steps }: Story): string {
  const people = `${machines} machines with ${tabs} ${tabs === 1 ? 'tab' : 'tabs'}${hasLocks ? '' : ' and no locks'}`;
  const head = `${people}, ${servers} server ${servers === 1 ? 'process' : 'processes'} on ${database}`;
  return [head, ...steps.map((step, index) => `${String(index + 1).padStart(3)}. ${stepInWords(step)}`)].join('\n');
}
