import type { DossierEvent, ParkedAsMeant } from '../dossier.ts';
import { axisActOf } from './axis-acts.ts';

/** An act that was parked as a line of the history would tell it, had it taken effect: so that it is told in the same words. */
export function parkedInHistory(act: ParkedAsMeant): DossierEvent {
  const { mid, name, author, device, occurredAt, changes, args } = act;
  const line = args === undefined ? undefined : axisActOf(name)?.line(args);
  const [first] = changes;
  const steps = [first?.from, first?.to].map((step) => (typeof step === 'string' ? step : ''));
  const told = name === 'moveDossier' ? steps : changes.map(({ field }) => field);
  // A plain move that was parked by a build of before has its reason among the arguments.
  const reason = line === undefined ? (act.reason ?? args?.['reason']) : line.reason;
  return {
    ...{ id: mid, type: name, author, device, occurredAt },
    ...{ clockOffset: null, recordedAt: null },
    touched: line?.touched ?? told,
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}
