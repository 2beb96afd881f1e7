import { describe, expect, it } from 'vitest';
import { placesOfSitting } from '../../../src/features/new-dossier/places-of-sitting.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { madeUpView } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const people = makePeople(51);
const place = (facility: string) =>
  ({ at: 'facility', facility, address: { provinceCode: '99', communeCode: '99999', detail: '' } }) as const;

function view(number: number, facility: string, overrides: { author?: string; receivedAt?: string } = {}) {
  const { receivedAt = '2026-11-20T02:00:00.000Z', author } = overrides;
  const fields = people.birth({ 'child.birthPlace': place(facility) });
  const made = madeUpView({ number, fields, receivedAt });
  const [first, ...others] = made.dossier.events;
  const events: Dossier['events'] =
    first === undefined ? [] : [{ ...first, author: author ?? first.author }, ...others];
  return { ...made, dossier: { ...made.dossier, events } };
}

const me = view(1, 'Một').dossier.events[0]?.author ?? '';
const storeOf = (...views: readonly ReturnType<typeof view>[]) => ({ dossiers: async () => views });

describe('where the events of a sitting happened', () => {
  it('is the newest of her own of today', async () => {
    const store = storeOf(view(3, 'Bệnh viện Mẫu'), view(2, 'Trạm Y tế Mẫu'));
    expect(await placesOfSitting(store, me, '2026-11-20')).toEqual({ 'child.birthPlace': place('Bệnh viện Mẫu') });
  });

  it('is not a colleague’s, nor another day’s', async () => {
    const store = storeOf(
      view(3, 'Của người khác', { author: 'account-other' }),
      view(2, 'Hôm qua', { receivedAt: '2026-11-19T02:00:00.000Z' }),
    );
    expect(await placesOfSitting(store, me, '2026-11-20')).toEqual({});
  });
});
