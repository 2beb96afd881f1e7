import { allCases } from '../../conformance/all-cases.ts';
import type { Case, Result } from '../../conformance/conformance-case.ts';
import type { Accounts } from '../../conformance/read-accounts.ts';
import { runCases } from '../../conformance/run-cases.ts';
import { createTalk } from '../../conformance/talk.ts';
import { verifyWithNode } from '../../conformance/verify-signature.ts';
import { openWorld } from '../../conformance/world.ts';
import { v7 } from 'uuid';
import { serverHash } from './server-parts.ts';

interface Judged {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly accounts: Accounts;
  readonly cases?: readonly Case[];
}

/** The conformance suite on any server that a `fetch` leads to. */
export async function judgeServer({ fetch, url, accounts, cases = allCases }: Judged): Promise<readonly Result[]> {
  const opened = await openWorld({
    talk: createTalk({ fetch, url }),
    accounts,
    newId: v7,
    hash: serverHash,
    verify: verifyWithNode,
  });
  if (opened.status === 'bad') throw new Error(opened.sentence);
  return runCases(cases, opened.world);
}
