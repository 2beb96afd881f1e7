import type { BusinessState, Dossier } from './dossier.ts';
import type { Fields } from './field.ts';
import type { Procedure } from './procedure.ts';
import { awaitsVerification } from './timeliness.ts';

/**
 * The record with other content. What must be found out elsewhere first holds it in `AWAITING_VERIFICATION`, and the
 * answer, once it is written down, lets it go on.
 */
export function withFields(dossier: Dossier, procedure: Procedure, fields: Fields): Dossier {
  return { ...dossier, fields, business: stepWith(dossier, procedure, fields) };
}

function stepWith({ business, fields: before }: Dossier, procedure: Procedure, after: Fields): BusinessState {
  const waits = awaitsVerification(procedure, after);
  if (waits && (business === 'RECEIVED' || business === 'PROCESSING')) return 'AWAITING_VERIFICATION';
  const answered = !waits && awaitsVerification(procedure, before);
  return answered && business === 'AWAITING_VERIFICATION' ? 'PROCESSING' : business;
}
