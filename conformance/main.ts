import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { allCases } from './all-cases.ts';
import { readAccounts } from './read-accounts.ts';
import { readArguments, usage } from './read-arguments.ts';
import { runCases } from './run-cases.ts';
import { resultLines } from './result-lines.ts';
import { createTalk } from './talk.ts';
import { verifyWithNode } from './verify-signature.ts';
import { openWorld } from './world.ts';

/** Nothing was judged: the call was wrong, the server is not there, or nobody may sign in. */
const notJudged = 2;

async function main(): Promise<number> {
  const read = readArguments(process.argv.slice(2));
  if (read.status === 'bad') {
    console.error(`${read.sentence}\n\n${usage}`);
    return notJudged;
  }
  const { url, accountsFile = join(process.env['DATA_DIR'] ?? 'data', 'test-accounts.txt') } = read.settings;
  if (!existsSync(accountsFile)) {
    console.error(`There is no ${accountsFile}: name a file with test accounts by --accounts.`);
    return notJudged;
  }
  const accounts = readAccounts(readFileSync(accountsFile, 'utf8'));
  if (accounts.status === 'bad') {
    console.error(`${accountsFile}: ${accounts.sentence}`);
    return notJudged;
  }
  const opened = await openWorld({
    talk: createTalk({ fetch, url }),
    accounts: accounts.accounts,
    newId: v7,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    verify: verifyWithNode,
  });
  if (opened.status === 'bad') {
    console.error(opened.sentence);
    return notJudged;
  }
  const results = await runCases(allCases, opened.world, (result) => {
    for (const line of resultLines.of(result)) console.log(line);
  });
  for (const line of resultLines.end(results)) console.log(line);
  return results.some(({ verdict }) => verdict === 'fail') ? 1 : 0;
}

process.exit(await main());
