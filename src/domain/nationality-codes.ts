// ISO 3166-1 alpha-2, all 249, without blanks so that the first screen stays small. Their names: nationalities.ts.
const packed =
  'ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW';

const countryCodes: ReadonlySet<string> = new Set(packed.match(/../gu));

/** Ours, from the range ISO leaves to its users: a person no country calls its own (*Không quốc tịch*). */
export const stateless = 'XX';

export function isCountryCode(code: string): boolean {
  return countryCodes.has(code);
}

export function isNationalityCode(code: string): boolean {
  return code === stateless || countryCodes.has(code);
}
