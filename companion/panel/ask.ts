import type { HandedOver, PortalRecord } from '../../src/domain/portal-record/portal-record.ts';
import type { PanelOrder } from '../background/orders.ts';
import type { PageOrder } from '../page/page-orders.ts';
import type { FillReport } from '../fill/report.ts';

export interface CompanionStanding {
  readonly paired: readonly string[];
  readonly records: readonly PortalRecord[];
  readonly handed: readonly (HandedOver & { readonly trouble: string | null })[];
}

/** Asks the background. */
export async function ask<Result>(order: PanelOrder): Promise<Result> {
  const { result } = await chrome.runtime.sendMessage<PanelOrder, { readonly result: Result }>(order);
  return result;
}

/** Asks our script in a tab, which is put there first. `undefined`: it may not be, or the page went away. */
export async function askPage<Answer>(tab: number, order: PageOrder): Promise<Answer | undefined> {
  try {
    await chrome.scripting.executeScript({ target: { tabId: tab }, files: ['fill-page.js'] });
    return await chrome.tabs.sendMessage<PageOrder, Answer>(tab, order, { frameId: 0 });
  } catch {
    return undefined;
  }
}

export type Filled =
  | { readonly report: FillReport }
  /** The tab has moved on to an address that the mapping is not for. */
  | { readonly elsewhere: true };
