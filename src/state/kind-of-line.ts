/** As much as some browsers tell of the line. */
interface NavigatorLine {
  readonly connection?: { readonly type?: string };
}

/** By what this machine is connected; most desktop browsers do not say, even where they tell other things of the line. */
export function kindOfLine(machine: NavigatorLine = navigator as NavigatorLine): 'wifi' | 'other' | 'unknown' {
  const type = machine.connection?.type;
  if (type === undefined || type === 'unknown') return 'unknown';
  return type === 'wifi' || type === 'ethernet' ? 'wifi' : 'other';
}
