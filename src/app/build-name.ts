/** What this build of the app is called wherever machines are told apart: its version, and six digits of what it was made of. */
export const buildName: string = import.meta.env.VITE_BUILD;
