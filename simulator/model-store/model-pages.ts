import { joinedBytes } from '../../src/protocol/joined-bytes.ts';
import { isFinal } from '../../src/protocol/receipt.ts';
import type { PageKey, PageStore, StoredPage } from '../../sync-server/store/page-port.ts';
import type { AccountParts } from './model-accounts.ts';
import type { KeptPage, ScopeTables } from './model-tables.ts';
import type { View } from './versioned-table.ts';

interface PageParts extends AccountParts {
  readonly scopeTables: (code: string) => ScopeTables;
}

const keyOf = ({ scope, sha256 }: PageKey): string => `${scope} ${sha256}`;

/** Pages as the modelled database keeps them: a page and its parts are one row here. */
export function modelPages({ tables, statement, writing, scopeTables }: PageParts): PageStore {
  const { pages } = tables;
  const asRead = (key: PageKey & Pick<StoredPage, 'wholeAt'>, view: View): KeptPage | undefined => {
    const now = pages.get(keyOf(key), view);
    return now?.wholeAt === key.wholeAt ? now : undefined;
  };
  const ofScope = (scope: string, view: View): KeptPage[] => pages.all(view).filter((page) => page.scope === scope);
  const change = (
    key: PageKey & Pick<StoredPage, 'wholeAt'>,
    next: (now: KeptPage) => KeptPage | 'gone' | undefined,
  ): Promise<boolean> => {
    let isChanged = false;
    const changed = writing(async (transaction) => {
      await transaction.lock(pages.lock(null, keyOf(key)));
      const now = asRead(key, transaction.view);
      const then = now === undefined ? undefined : next(now);
      isChanged = now !== undefined && then !== undefined;
      if (now === undefined || then === undefined) return;
      if (then === 'gone') await transaction.remove(pages, now);
      else await transaction.upsert(pages, [then]);
    });
    return changed.then(() => isChanged);
  };

  return {
    page: (key) =>
      statement((view) => {
        const kept = pages.get(keyOf(key), view);
        if (kept === undefined) return undefined;
        const { held: _held, ...page } = kept;
        return page;
      }),
    begin: (page) =>
      writing(async (transaction) => {
        await transaction.lock(pages.lock(null, keyOf(page)));
        if (pages.get(keyOf(page), transaction.view) !== undefined) return;
        await transaction.upsert(pages, [{ ...page, wholeAt: null, held: new Uint8Array() }]);
      }),
    held: (key) => statement((view) => pages.get(keyOf(key), view)?.held.length ?? 0),
    async addPart(key, { position, bytes }) {
      await change({ ...key, wholeAt: null }, (now) =>
        now.held.length === position ? { ...now, held: joinedBytes([now.held, bytes]) } : undefined,
      );
    },
    bytesOf: (key) => statement((view) => Uint8Array.from(pages.get(keyOf(key), view)?.held ?? [])),
    settle: (page, at) => change(page, (now) => ({ ...now, wholeAt: at, held: new Uint8Array() })),
    forget: (page) => change(page, () => 'gone'),
    weigh: ({ scope, account, since }) =>
      statement((view) => {
        const here = ofScope(scope, view);
        const isOnItsWay = ({ broughtBy, wholeAt, begunAt }: KeptPage): boolean =>
          broughtBy === account && wholeAt === null && begunAt > since;
        return { bytes: here.reduce((sum, { size }) => sum + size, 0), onTheirWay: here.filter(isOnItsWay).length };
      }),
    scopes: () => statement((view) => [...new Set(pages.all(view).map(({ scope }) => scope))].sort()),
    begunBefore: (at, { scope, after, most }) =>
      statement((view) =>
        ofScope(scope, view)
          .filter(({ sha256, begunAt }) => begunAt < at && sha256 > after)
          .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
          .slice(0, most),
      ),
    named: (scope) =>
      statement((view) => {
        const { entities, mutations } = scopeTables(scope);
        const held = mutations.all(view).filter(({ status }) => !isFinal(status));
        const texts = [...entities.all(view).map(({ state }) => state), ...held.map(({ body }) => body)];
        const found = texts.flatMap((text) => [...text.matchAll(/"sha256":"([0-9a-f]{64})"/gu)]);
        return new Set(found.map(([, sha256 = '']) => sha256));
      }),
    // No record of a story leaves its commune.
    namedAfterLeaving: async () => new Set(),
  };
}
