/** Letters that move what stands on a terminal, or turn it round, and are not seen themselves. */
const moving = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * Says each line as what it is: what machines and people of a commune have called themselves writes no further line, and gives the
 * terminal of whoever runs the server no orders.
 */
export function sayPlainly(print: (line: string) => void): (line: string) => void {
  return (line) => print(line.replace(moving, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`));
}
