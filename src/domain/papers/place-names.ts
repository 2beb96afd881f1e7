import type { Address } from '../address.ts';
import { unitInText, unitKey } from '../administrative-units.ts';
import { foldText } from '../fold-text.ts';
import { printAddress, type UnitNames } from '../print-address.ts';

/** Names of places as their tables give them. */
export interface PlaceNames {
  readonly unitsOf: (address: Address) => UnitNames;
  readonly countryOf: (code: string) => string;
}

/** What an older paper calls the place, where that is not what it is called now. */
function oldWriting({ asWritten }: Address, units: UnitNames): string | undefined {
  if (asWritten === undefined) return undefined;
  const folded = foldText(asWritten);
  const still = folded.includes(unitKey(units.commune)) && folded.includes(unitKey(units.province));
  return still ? undefined : asWritten;
}

/** `Thôn Mẫu 3, xã Thử Nghiệm, tỉnh Mẫu`; of an older paper `Thôn 3, xã Cũ, huyện Cũ, tỉnh Mẫu (nay là xã Thử Nghiệm, tỉnh Mẫu)`. */
export function addressOnPaper(address: Address, names: PlaceNames): string {
  const units = names.unitsOf(address);
  const old = oldWriting(address, units);
  if (old === undefined) return printAddress(address, units);
  return `${old} (nay là ${unitInText(units.commune)}, ${unitInText(units.province)})`;
}
