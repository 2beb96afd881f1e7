import { describe, expect, it } from 'vitest';
import { filterDossiers } from '../../../src/features/dossiers/filter-dossiers.ts';
import { madeUpDeath } from '../../support/made-up-events.ts';
import { madeUpView } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const people = makePeople(9);
const views = ['Trần Văn Bình', 'Bình Trần Thử', "H'Mẫu Niê", 'Đặng Thị Đoan'].map((name, index) =>
  madeUpView({ number: index + 1, fields: people.birth({ 'child.fullName': name }) }),
);
const found = (typed: string) => filterDossiers(views, typed).map(({ dossier }) => dossier.fields['child.fullName']);

describe('the filter', () => {
  it('ignores accents, capitals and the order of words', () => {
    expect(found('tran binh')).toEqual(['Trần Văn Bình', 'Bình Trần Thử']);
    expect(found('DOAN dang')).toEqual(['Đặng Thị Đoan']);
    expect(found('261120-003 hmau')).toEqual(["H'Mẫu Niê"]);
  });

  it('finds codes and printed dates, and shows everything when nothing is typed', () => {
    expect(found('261120-003')).toEqual(["H'Mẫu Niê"]);
    expect(found('20/11/2026')).toHaveLength(4);
    expect(found('  ')).toHaveLength(4);
    expect(found('khong co ai')).toEqual([]);
  });

  it('does not search what somebody died of', () => {
    const [view] = views;
    if (view === undefined) throw new Error('There is a view.');
    const fields = madeUpDeath({
      seed: 1,
      overrides: { 'deceased.fullName': 'Nông Văn Cũ', 'death.cause': 'Bệnh kín' },
    });
    const death = { ...view, dossier: { ...view.dossier, procedure: 'death', fields } };
    expect(filterDossiers([death], 'nong cu')).toHaveLength(1);
    expect(filterDossiers([death], 'benh kin')).toEqual([]);
  });
});
