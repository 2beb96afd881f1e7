import type { Address, Place } from '../address.ts';
import { unitInText, unitKey } from '../administrative-units.ts';
import type { FieldPath, Fields } from '../field.ts';
import { foldText } from '../fold-text.ts';
import { printAddress, printPlace, type UnitNames } from '../print-address.ts';
import { addressAt, placeAt } from '../read-field.ts';

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

/** With a capital: it begins what stands after a label. */
function begun(said: string): string {
  return said.charAt(0).toUpperCase() + said.slice(1);
}

export function addressText(fields: Fields, path: FieldPath, names: PlaceNames): string {
  const address = addressAt(fields, path);
  return address === undefined ? '' : begun(addressOnPaper(address, names));
}

/** `detail`: hamlet and house are said too. */
export function placeText(fields: Fields, path: FieldPath, names: PlaceNames, detail = false): string {
  const place = placeAt(fields, path);
  return place === undefined ? '' : begun(placeOnPaper(place, names, detail));
}

function placeOnPaper(place: Place, names: PlaceNames, detail: boolean): string {
  if (place.at === 'abroad') return printPlace(place, { commune: '', province: '' }, names.countryOf(place.country));
  if (place.at === 'address' && place.address.asWritten !== undefined) return addressOnPaper(place.address, names);
  return printPlace(place, names.unitsOf(place.address), '', detail);
}
