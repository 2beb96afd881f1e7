import type { HandedOver, PortalRecord } from '../../src/domain/portal-record/portal-record.ts';
import type { PanelOrder } from '../background/orders.ts';
import type { PageOrder } from '../page/page-orders.ts';

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

/** Asks our script in a tab, which is put there first. `notThere`: it may not be put there; `wentAway`: the page has not answered to the end. */
export async function askPage<Answer extends object>(
  tab: number,
  order: PageOrder,
): Promise<Answer | 'notThere' | 'wentAway'> {
  try {
    await chrome.scripting.executeScript({ target: { tabId: tab }, files: ['fill-page.js'] });
  } catch {
    return 'notThere';
  }
  const answer = chrome.tabs.sendMessage<PageOrder, Answer | null | undefined>(tab, order, { frameId: 0 });
  return (await answer.catch(() => undefined)) ?? 'wentAway';
}
