import { type Address, onlyWriting, type Place } from './address.ts';
import { unitInText } from './administrative-units.ts';

/** Names of the units of an address, as its tables give them. */
export interface UnitNames {
  readonly province: string;
  readonly commune: string;
}

/** `Thôn Mẫu 3, xã Thử Nghiệm, tỉnh Mẫu`; of an old entry with units of its own time, what stands in the book. */
export function printAddress(address: Address, names: UnitNames): string {
  const writing = onlyWriting(address);
  if (writing !== undefined) return writing;
  const units = `${unitInText(names.commune)}, ${unitInText(names.province)}`;
  return address.detail === '' ? units : `${address.detail}, ${units}`;
}

/** As the certificate writes it: facility and its address; elsewhere commune and province (with `detail`, hamlet and house too); abroad city and country. */
export function printPlace(place: Place, names: UnitNames, countryName: string, detail = false): string {
  switch (place.at) {
    case 'facility':
      return `${place.facility}, ${printAddress(place.address, names)}`;
    case 'address':
      return printAddress(detail ? place.address : { ...place.address, detail: '' }, names);
    case 'abroad':
      return `${place.city}, ${countryName}`;
    default: {
      const unreachable: never = place;
      return unreachable;
    }
  }
}
