import { type Address, onlyWriting, type Place, writtenAddress } from '../address.ts';
import { printAddress, printPlace } from '../print-address.ts';
import type { FieldValue } from '../field.ts';
import type { LocalDate } from '../words.ts';
import type { Gazetteer } from './gazetteer.ts';

export function writeAddress(address: Address, gazetteer: Gazetteer): string {
  return printAddress(address, gazetteer.namesOf(address));
}

export function writePlace(place: Place, gazetteer: Gazetteer): string {
  if (place.at === 'abroad') return `${place.city}, ${gazetteer.countryName(place.country)}`;
  return printPlace(place, gazetteer.namesOf(place.address), '', true);
}

/**
 * An address as the book writes it. It is mapped to units only when they bear those names on that day and printing them
 * gives the same text back; else the writing stands for itself. Never a guess.
 */
export function readAddress(text: string, on: LocalDate, gazetteer: Gazetteer): Address {
  const parts = text.split(',').map((part) => part.trim());
  const province = gazetteer.province(parts.pop() ?? '');
  const commune = province === undefined ? undefined : gazetteer.commune(province.code, parts.pop() ?? '');
  if (province === undefined || commune === undefined || on < commune.validFrom) return writtenAddress(text);
  const address = { provinceCode: province.code, communeCode: commune.code, detail: parts.join(', ') };
  return writeAddress(address, gazetteer) === text ? address : writtenAddress(text);
}

/** Abroad when a country's name stands at the end, and nothing of it is lost that way; else an address. */
export function readPlace(text: string, on: LocalDate, gazetteer: Gazetteer): Place {
  const cut = text.lastIndexOf(', ');
  const city = text.slice(0, Math.max(cut, 0));
  const country = cut < 1 ? undefined : gazetteer.country(text.slice(cut + 2));
  if (country !== undefined && country.code !== 'VN' && `${city}, ${country.label.vi}` === text) {
    return { at: 'abroad', city, country: country.code };
  }
  return { at: 'address', address: readAddress(text, on, gazetteer) };
}

/** Whose tables must be there to write these values with their names. */
export function provincesOf(values: readonly FieldValue[]): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const value of values) {
    if (typeof value !== 'object') continue;
    const address = 'address' in value ? value.address : value;
    if ('communeCode' in address && onlyWriting(address) === undefined) codes.add(address.provinceCode);
  }
  return codes;
}
