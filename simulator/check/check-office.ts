import type { OfficeView } from '../../src/store/store.ts';
import type { Ledger } from './ledger.ts';
import type { Oracle } from './oracle.ts';
import type { ServerState } from './read-server.ts';

/** What the commune has stated for itself, on the server, against the oracle and the first times devices could vouch for (R13). */
export function checkOffice(ledger: Ledger, { office }: ServerState, oracle: Oracle): void {
  const stated = office?.state.statements ?? [];
  const ids = stated.map(({ id }) => id).join();
  const expected = oracle.office.statements.join();
  if (ids !== expected) ledger.violate('oracle', `the commune has stated ${ids}, by the rules ${expected}`);
  const rev = office?.rev ?? 0;
  if (rev !== oracle.office.rev)
    ledger.violate('oracle', `what the commune states has revision ${rev}, by the rules ${oracle.office.rev}`);
  for (const { id, recordedAt } of stated) {
    const first = ledger.vouched.get(id);
    if (first === undefined || (recordedAt ?? '') <= first || ledger.withoutVoucher.has(id)) continue;
    ledger.violate('firstTime', `${id} first came at ${first} and now bears ${recordedAt ?? 'no time'}`);
  }
}

/** In the end every desk goes by the same values; what is held for somebody to decide is shown on top of them by its own machine alone (R16). */
export function checkSameOffice(ledger: Ledger, views: ReadonlyMap<string, OfficeView>): void {
  const told = [...views].map(([name, { office }]) => ({
    name,
    text: JSON.stringify(office?.statements.filter(({ recordedAt }) => recordedAt !== null) ?? []),
  }));
  for (const { name, text } of told) {
    if (text !== told[0]?.text) ledger.violate('office', `${name} goes by other values than ${told[0]?.name ?? ''}`);
  }
}
