import * as v from 'valibot';
import { isForPage } from '../fill/mapping.ts';
import { withoutCode, withoutOld, withUse } from '../link/companion-memory.ts';
import { createCompanionSide } from '../link/companion-side.ts';
import { createKeptMemory } from './kept-memory.ts';
import { keepRecorded } from './kept-mappings.ts';
import { type PanelOrder, panelOrderSchema, recorderOrderSchema } from './orders.ts';

const change = createKeptMemory(chrome.storage.session);
const sweep = 'sweep';

const companion = createCompanionSide({
  subtle: crypto.subtle,
  newId: () => crypto.randomUUID(),
  now: () => Date.now(),
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  change,
  sendFrame: async (tab, frame) => {
    await chrome.tabs.sendMessage(tab, { frame }, { frameId: 0 });
  },
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

/** How much is in hand, on the companion's button. */
async function showCount(): Promise<void> {
  const { records, handed } = await change((memory) => withoutOld(memory, Date.now()));
  await chrome.action.setBadgeText({
    text: handed.length > 0 ? '!' : records.length > 0 ? String(records.length) : '',
  });
}

async function obey(order: PanelOrder): Promise<unknown> {
  switch (order.panel) {
    case 'standing': {
      const { pairings, records, handed } = await change((memory) => withoutOld(memory, Date.now()));
      return {
        paired: pairings.map(({ origin }) => origin),
        records: records.map(({ record }) => record),
        handed: handed.map(({ handed: each, trouble }) => ({ ...each, trouble })),
      };
    }
    case 'pair':
      return companion.pair({ tab: order.tab, origin: order.origin }, order.code);
    case 'unpair':
      return companion.unpairAll();
    case 'takeBack':
      return companion.takeBack(order.dossier);
    case 'forgetCode':
      return change((memory) => withoutCode(memory, order.dossier)).then(() => null);
    case 'used':
      return change((memory) => withUse(withoutOld(memory, Date.now()), order.dossier, Date.now())).then(() => null);
    case 'handedOver':
      return companion.tellHandedOver(order.handed);
  }
}

/** Of one of our own pages; a script in somebody's page has that page's address. */
const isOwnPage = ({ url }: chrome.runtime.MessageSender): boolean =>
  url?.startsWith(chrome.runtime.getURL('')) === true;

chrome.runtime.onMessage.addListener((message: unknown, sender, answer) => {
  if (sender.id !== chrome.runtime.id || typeof message !== 'object' || message === null) return undefined;
  if ('bridge' in message) {
    // The top page of a tab alone, and whose it is the browser says.
    if (sender.tab?.id === undefined || sender.frameId !== 0 || sender.url === undefined) return undefined;
    const from = { tab: sender.tab.id, origin: new URL(sender.url).origin };
    void companion.receive(from, message.bridge).then(showCount);
    return undefined;
  }
  const recorded = v.safeParse(recorderOrderSchema, message);
  if (recorded.success) {
    if (sender.url === undefined || !isForPage(recorded.output.recorded, sender.url)) return undefined;
    void keepRecorded(chrome.storage.local, recorded.output).then(answer);
    return true;
  }
  const order = v.safeParse(panelOrderSchema, message);
  if (!order.success || !isOwnPage(sender)) return undefined;
  void obey(order.output).then(async (result) => {
    await showCount();
    answer({ result: result ?? null });
  });
  return true;
});

chrome.alarms.onAlarm.addListener(({ name }) => {
  if (name === sweep) void showCount();
});
void chrome.alarms.create(sweep, { periodInMinutes: 1 });
