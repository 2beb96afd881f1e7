interface ImportMetaEnv {
  /** See build-name.ts. */
  readonly VITE_BUILD: string;
}
