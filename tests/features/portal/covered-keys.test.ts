import { expect, it } from 'vitest';
import { procedures } from '../../../src/domain/procedures/catalogue.ts';
import { coveredKeys } from '../../../src/features/portal/covered-keys.ts';

it('covers personal numbers, papers and telephones, parts and all, and nothing else', () => {
  const birth = procedures.find(({ id }) => id === 'birth');
  if (birth === undefined) throw new Error('no birth');
  const isCovered = coveredKeys(birth);
  for (const key of [
    'child.pin',
    'mother.pin',
    'applicant.idDocument',
    'applicant.idDocument.number',
    'applicant.phone',
  ])
    expect(isCovered(key), key).toBe(true);
  for (const key of ['child.fullName', 'mother.residence.commune', 'applicant.phoneless'])
    expect(isCovered(key), key).toBe(false);
});
