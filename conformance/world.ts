import * as v from 'valibot';
import type { HashText } from '../src/domain/words.ts';
import { keysAnswerSchema, keysPath, type PublicKey } from '../src/protocol/seal.ts';
import type { VerifySignature } from '../src/protocol/verify-proof.ts';
import { type Base, createBase } from './base.ts';
import { type Desk, deskOf, signIn } from './desk.ts';
import { NotTried } from './not-so.ts';
import type { ProvedMachine } from './proved-machine.ts';
import type { Accounts, TestAccount } from './read-accounts.ts';
import type { Talk } from './talk.ts';

export type Who = 'officer' | 'colleague' | 'neighbour';

export interface WorldParts {
  readonly talk: Talk;
  readonly accounts: Accounts;
  readonly newId: () => string;
  readonly hash: HashText;
  readonly verify: VerifySignature;
}

/** What every check has at hand. */
export interface World extends WorldParts {
  /** A person at the machine that this run has made up for her. */
  desk(who?: Who): Promise<Desk>;
  /** The same person at another machine, or at one that she is the first to sign in on. */
  deskOn(who: Who, device: string): Promise<Desk>;
  /** The same at a machine with a key, which proves what she asks. */
  deskOnProved(who: Who, machine: ProvedMachine): Promise<Desk>;
  /** A person's account, to try signing in by hand. */
  account(who: Who): TestAccount;
  /** What the officer's commune holds, walked to where it stands now. Rows stay from check to check. */
  base(): Promise<Base>;
  readonly keys: () => Promise<readonly PublicKey[]>;
}

export type OpenedWorld =
  { readonly status: 'good'; readonly world: World } | { readonly status: 'bad'; readonly sentence: string };

/** Looks whether there is a server and whether the officer may sign in. */
export async function openWorld(parts: WorldParts): Promise<OpenedWorld> {
  const { talk, accounts, newId } = parts;
  const desks = new Map<Who, Desk>();
  const account = (who: Who): TestAccount => {
    const found = accounts[who];
    if (found === undefined) throw new NotTried(`no account was given for the ${who}`);
    return found;
  };
  const deskOn = (who: Who, device: string): Promise<Desk> => signIn(account(who), device, parts);
  const desk = async (who: Who = 'officer'): Promise<Desk> => {
    const desk = desks.get(who) ?? (await deskOn(who, newId()));
    desks.set(who, desk);
    return desk;
  };
  const base = createBase(parts.hash);
  const world: World = {
    ...parts,
    account,
    deskOn,
    deskOnProved: async (who, machine) => deskOf(await machine.signIn(account(who)), machine.device, parts, machine),
    desk,
    async base() {
      await base.walk((await desk()).lane());
      return base;
    },
    async keys() {
      return v.parse(keysAnswerSchema, (await talk.ask(keysPath)).json).keys;
    },
  };
  try {
    await talk.ask('/');
  } catch {
    return { status: 'bad', sentence: `No server answers at ${talk.url}.` };
  }
  try {
    await desk();
  } catch (error) {
    return { status: 'bad', sentence: `The officer cannot sign in: ${error instanceof Error ? error.message : ''}` };
  }
  return { status: 'good', world };
}
