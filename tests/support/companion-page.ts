import { randomBytes as nodeBytes, randomUUID, webcrypto } from 'node:crypto';
import { type CompanionMemory, emptyMemory } from '../../companion/link/companion-memory.ts';
import { createCompanionSide } from '../../companion/link/companion-side.ts';
import { type AppSide, createAppSide, type LinkState } from '../../src/companion-link/app-side.ts';
import type { FrameToApp, FrameToCompanion } from '../../src/companion-link/frames.ts';
import type { HandedOver, PortalRecord } from '../../src/domain/portal-record/portal-record.ts';

const origin = 'https://lien-mach.xa-mau.test';
export const randomBytes = (count: number) => new Uint8Array(nodeBytes(count));

/** Sealings and openings that have begun and not ended: a page is not quiet before they are. */
let sealing = 0;
export const subtle = new Proxy(webcrypto.subtle as SubtleCrypto, {
  get(real, name) {
    const operation: unknown = Reflect.get(real, name);
    if (typeof operation !== 'function') return operation;
    return async (...given: unknown[]) => {
      sealing += 1;
      try {
        return (await operation.apply(real, given)) as unknown;
      } finally {
        sealing -= 1;
      }
    };
  },
});
export const appTab = { tab: 7, origin };

export const record: PortalRecord = {
  dossier: randomUUID(),
  procedure: 'birth',
  title: 'Hà Thị Mẫu',
  code: 'TAM-1',
  stood: null,
  values: [
    {
      key: 'child.fullName',
      group: { vi: 'Trẻ', en: 'Child' },
      label: { vi: 'Họ tên', en: 'Name' },
      kind: 'name',
      text: 'Hà Thị Mẫu',
      code: null,
    },
  ],
};
export const handed: HandedOver = {
  dossier: record.dossier,
  was: null,
  code: 'H99.9-261120-0047',
  system: 'Cổng làm mẫu',
  by: 'companion',
};

/** One page with the app in it and a companion beside it; everything said between them is kept. */
export function openPage() {
  let now = 1_000_000;
  let kept: string | null = null;
  let memory: CompanionMemory = emptyMemory;
  let state: LinkState = { kind: 'alone', offer: null };
  let app: AppSide | undefined;
  const said: (FrameToApp | FrameToCompanion)[] = [];
  const noted: HandedOver[] = [];
  /** Pairings whose tab is closed. */
  const deaf = new Set<string>();
  let trouble: string | null = null;
  let pending: Promise<unknown> = Promise.resolve();
  const later = (work: () => Promise<unknown> | undefined) => {
    pending = Promise.all([pending, Promise.resolve().then(work)]);
  };
  const companion = createCompanionSide({
    subtle,
    newId: randomUUID,
    now: () => now,
    randomBytes,
    async change(to) {
      memory = to(memory);
      return memory;
    },
    async sendFrame(_tab, frame) {
      if (deaf.has(frame.id)) throw new Error('Could not establish connection.');
      said.push(frame);
      later(() => app?.receive(structuredClone(frame)));
    },
    wait: () => new Promise(() => undefined),
  });
  const openApp = (account = 'officer') =>
    createAppSide({
      subtle,
      origin,
      account,
      now: () => now,
      monotonic: () => now,
      randomBytes,
      post(frame) {
        said.push(frame);
        later(() => companion.receive(appTab, structuredClone(frame)));
      },
      memory: { read: () => kept, write: (text) => void (kept = text) },
      async note(each) {
        noted.push(each);
        return trouble;
      },
      changed: (next) => void (state = next),
    });
  app = openApp();
  const quiet = async () => {
    for (let before; before !== pending || sealing > 0;) {
      before = pending;
      await pending;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  const codeShown = () => (state.kind === 'alone' ? state.offer?.code : undefined) ?? '';
  return {
    companion,
    said,
    noted,
    quiet,
    codeShown,
    app: () => app as AppSide,
    state: () => state,
    memory: () => memory,
    kept: () => kept,
    pass: (ms: number) => void (now += ms),
    refuse: (why: string | null) => void (trouble = why),
    deaf,
    leave: () => void (app = undefined),
    /** What a tab remembers goes with it. */
    leaveForGood() {
      app = undefined;
      kept = null;
    },
    stay(again: AppSide, remembered = kept) {
      app = again;
      kept = remembered;
    },
    reload(account?: string) {
      app = openApp(account);
    },
    async pair() {
      app?.offer();
      const result = await companion.pair(appTab, codeShown());
      await quiet();
      return result;
    },
  };
}
