/** As much as some browsers tell of the line. */
interface NavigatorLine {
  readonly connection?: { readonly type?: string };
}

/** By what this machine is connected; most desktop browsers do not say. */
export function kindOfLine(): 'wifi' | 'other' | 'unknown' {
  const type = (navigator as NavigatorLine).connection?.type;
  if (type === undefined || type === 'unknown') return 'unknown';
  return type === 'wifi' || type === 'ethernet' ? 'wifi' : 'other';
}
