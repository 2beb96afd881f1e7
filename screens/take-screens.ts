import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../tests/support/launch-browser.ts';
import { startServer } from '../tests/support/server.ts';
import { pictureOf, schemes, takePictures, windows } from './take-picture.ts';
import type { Walk } from './walk.ts';
import { walkCitizen, walkCommune } from './walk-commune.ts';
import { walkPractice } from './walk-practice.ts';
import { walkAdministrator, walkReception, walkSupervisor, walkToTheLeader, walkVolunteer } from './walk-roles.ts';

// Every picture of docs/screens and the page that shows them, anew: on a server of its own, with made-up people.
const folder = join(import.meta.dirname, '../docs/screens');
const walks: readonly Walk[] = [
  ...[walkCommune, walkPractice, walkCitizen],
  ...[walkToTheLeader, walkReception, walkVolunteer, walkAdministrator, walkSupervisor],
];

const { phone, tablet, desk } = windows;

function page(shown: ReadonlyMap<string, string>): string {
  const line = (screen: string): string => {
    const cells = schemes.flatMap((scheme) =>
      [desk, tablet, phone].map(
        (window) => `![${screen} ${window.width} ${scheme}](${pictureOf(screen, window, scheme)})`,
      ),
    );
    return [
      '| 1366, light | 768, light | 360, light |',
      '| --- | --- | --- |',
      `| ${cells.slice(0, 3).join(' | ')} |`,
      `| ${cells.slice(3).join(' | ')} |`,
    ].join('\n');
  };
  const parts = [...shown].map(([screen, title]) => `## ${title}\n\n${line(screen)}\n`);
  return [
    '# Screens',
    '',
    'Taken by `npm run screens`, each at 1366, 768 and 360 pixels, light above and dark below. Everybody in them is made up; most are from the practice commune, which says so at its top.',
    '',
    ...parts,
  ].join('\n');
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await launchBrowser('current Chromium');
try {
  const shown = new Map<string, string>();
  for (const walk of walks) {
    const context = await browser.newContext({ viewport: desk, locale: 'vi-VN' });
    const walked = await context.newPage();
    walked.setDefaultTimeout(60_000);
    const show = async (screen: string, title: string): Promise<void> => {
      await takePictures(walked, folder, screen);
      shown.set(screen, title);
      console.log(screen);
    };
    await walk(walked, { url: server.url, server, browser, show });
    await context.close();
  }
  writeFileSync(join(folder, 'README.md'), page(shown));
  const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  console.log(`${shown.size} screens, ${Math.round(bytes / 1_024)} KB in docs/screens`);
} finally {
  await browser.close();
  await server.stop();
}
