import { installIsFresh, stampInstall } from './install-stamp.mjs';
import { runNpm } from './run-npm.mjs';

/** Installs what the lock file names, unless it is there already. Ends the process when it cannot. */
export const installWhenStale = async () => {
  if (installIsFresh()) return;
  console.log('Installing packages (npm ci) …');
  const { code } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0) {
    console.error(
      'Packages could not be installed: see the message above. The machine must reach the npm registry once.',
    );
    process.exit(1);
  }
  stampInstall();
};
