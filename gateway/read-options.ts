import { parseArgs } from 'node:util';
import { everyFault, type Faults, noFaults } from './faults.ts';

export interface Options {
  readonly port: number;
  readonly seed: number;
  readonly client: string;
  readonly secret: string;
  readonly tokenMinutes: number;
  /** How much faster than the wall its clock goes. */
  readonly speed: number;
  readonly faults: Faults;
}

const chances = [
  'serverError',
  'oddAnswer',
  'lostReply',
  'supplement',
  'refuse',
  'otherNumber',
  'illogical',
  'strangeState',
  'deaf',
] as const;
const options = {
  port: { type: 'string', default: '8090' },
  seed: { type: 'string', default: '1' },
  client: { type: 'string', default: 'lien-mach' },
  secret: { type: 'string', default: 'lam-mau' },
  'token-minutes': { type: 'string', default: '30' },
  speed: { type: 'string', default: '1' },
  'every-fault': { type: 'boolean', default: false },
  'forgets-minutes': { type: 'string' },
  'per-minute': { type: 'string' },
  serverError: { type: 'string' },
  oddAnswer: { type: 'string' },
  lostReply: { type: 'string' },
  supplement: { type: 'string' },
  refuse: { type: 'string' },
  otherNumber: { type: 'string' },
  illogical: { type: 'string' },
  strangeState: { type: 'string' },
  deaf: { type: 'string' },
} as const;

/** @throws Error with a sentence for the terminal when a word cannot be used. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({ args: [...words], options });
  let faults = values['every-fault'] ? everyFault : noFaults;
  for (const name of chances) {
    const given = values[name];
    if (given !== undefined) faults = { ...faults, [name]: numberFrom(`--${name}`, given, 0, 1) };
  }
  const forgets = values['forgets-minutes'];
  if (forgets !== undefined) {
    faults = { ...faults, forgetsMs: numberFrom('--forgets-minutes', forgets, 0, 1e6) * 60_000 };
  }
  const perMinute = values['per-minute'];
  if (perMinute !== undefined) faults = { ...faults, perMinute: numberFrom('--per-minute', perMinute, 1, 1e6) };
  return {
    port: numberFrom('--port', values.port, 0, 65_535),
    seed: numberFrom('--seed', values.seed, 0, 1e9),
    client: values.client,
    secret: values.secret,
    tokenMinutes: numberFrom('--token-minutes', values['token-minutes'], 0.1, 1e6),
    speed: numberFrom('--speed', values.speed, 0.01, 1e6),
    faults,
  };
}

function numberFrom(name: string, text: string, min: number, max: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isNaN(value) || value < min || value > max) {
    throw new Error(`${name} must be a number from ${min} to ${max}, not "${text}".`);
  }
  return value;
}
