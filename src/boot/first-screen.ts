/** What the first usable screen is made of; paths on our origin. */
export interface FirstScreen {
  readonly entry: string;
  /** What `entry` imports, and what that imports. */
  readonly modules: readonly string[];
  readonly styles: readonly string[];
  /** Of entry, modules and styles together, as they travel. */
  readonly bytes: number;
}
