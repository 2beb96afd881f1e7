import { canonicalText } from '../../src/domain/canonical-text.ts';
import type { Fields } from '../../src/domain/field.ts';
import { boxContext } from '../../src/store/row-content.ts';
import { orderKey, type RecordRow } from '../../src/store/rows.ts';
import type { StoreParts } from '../../src/store/store-parts.ts';
import { madeUpDossier } from './made-up-view.ts';

/** A record of the base as a pulled page leaves it. */
export async function baseRow(parts: StoreParts, fields: Fields, id: string, rev = 1): Promise<RecordRow> {
  const state = { ...madeUpDossier({ number: 1, fields }), id };
  const text = canonicalText({ kind: 'dossier', id, rev, state });
  return {
    id,
    scope: state.scope,
    kind: 'dossier',
    seq: rev,
    digest: parts.hash(text),
    order: orderKey(state),
    pass: 1,
    came: rev,
    box: await parts.boxes.seal(text, boxContext.record(id)),
  };
}
