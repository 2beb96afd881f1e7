import type { Plugin } from 'vite';

/**
 * What is shipped is built for production whatever the shell, or the program that asks for the build, has in NODE_ENV:
 * vite takes its word, and libraries of several builds would come as the slow and large one meant for development.
 */
export const alwaysProduction = (): Plugin => ({
  name: 'always-production',
  apply: 'build',
  config() {
    process.env['NODE_ENV'] = 'production';
  },
});
