import type { ListName } from './record-schemas.ts';

const upTo = (last: number, first = 0): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index));

/**
 * The gateway's own catalogues. Ethnic codes are made up in the manner of the one that is publicly known; a real system's
 * come from the province.
 */
export const nationalLists: Readonly<Record<ListName, (code: string) => boolean>> = {
  sex: among(upTo(3, 1)),
  residence: among(upTo(3)),
  identityPaper: among([...upTo(8), '10']),
  ethnic: among(upTo(63_055, 63_001)),
  country: (code) => /^[A-Z]{2}$/u.test(code),
  entryKind: among(upTo(4)),
  marriageKind: among(['1', '2']),
  recognitionKind: among(['1', '2']),
  parentage: among(upTo(5, 1)),
  deathPaper: among(upTo(7)),
  purpose: among(upTo(5, 1)),
  recognition: among(upTo(4, 1)),
};

function among(codes: readonly string[]): (code: string) => boolean {
  const known = new Set(codes);
  return (code) => known.has(code);
}
