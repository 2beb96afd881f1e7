import type { Instant } from '../../src/domain/words.ts';
import type { HubStore } from './hub-store.ts';

/** So often the time is noted at most, in ms. */
const notedEvery = 60_000;

/** Notes how late it has been here since the province last answered: a clock that falls back makes nothing young again. */
export function noteTime(notes: Pick<HubStore, 'fact' | 'setFact'>, now: Instant): void {
  const latest = Date.parse(notes.fact('latestAt') ?? '');
  if (Number.isNaN(latest) || Date.parse(now) - latest >= notedEvery) notes.setFact('latestAt', now);
}

/** How long ago the province last answered, in ms; `null`: never, or after what this machine's clock says now. */
export function sinceContact(notes: Pick<HubStore, 'fact'>, now: Instant): number | null {
  const contact = Date.parse(notes.fact('contactAt') ?? '');
  const time = Date.parse(now);
  if (Number.isNaN(contact) || time < contact) return null;
  const latest = Date.parse(notes.fact('latestAt') ?? now);
  return Math.max(time, latest) - contact;
}
