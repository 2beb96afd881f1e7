/** The form in which a sign-in name is looked up and counted: Vietnamese letters may come composed or taken apart. */
export function sameName(username: string): string {
  return username.normalize('NFC').toLowerCase();
}
