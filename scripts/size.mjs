// What a first visit costs on the wire, against the two budgets. Run after a build.
import './require-node.mjs';
import { measureApp } from './measure-app.mjs';
import { projectRoot } from './project-root.mjs';

const kilobyte = 1000;
const budgets = { firstScreen: 150 * kilobyte, precache: 1500 * kilobyte };
const largeFile = 64 * kilobyte;

/** @typedef {import('./measure-app.mjs').Sized} Sized */

/** @param {number} bytes */
const inKilobytes = (bytes) => `${(bytes / kilobyte).toFixed(1).padStart(8)} KB`;
const total = (/** @type {readonly Sized[]} */ files) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** @param {string} title @param {readonly Sized[]} files */
const print = (title, files) => {
  console.log(`\n${title}${files.length === 0 ? ': none' : ''}`);
  for (const { name, bytes } of files) console.log(`${inKilobytes(bytes)}  ${name}`);
};

/** @param {string} what @param {readonly Sized[]} files @param {number} budget @returns {boolean} whether it fits */
const judge = (what, files, budget) => {
  const bytes = total(files);
  const verdict = bytes <= budget ? '✓' : '✗ over budget';
  console.log(`${inKilobytes(bytes)}  of ${inKilobytes(budget).trim()}: ${what}, ${files.length} files ${verdict}`);
  return bytes <= budget;
};

try {
  const { firstScreen, worker, later, precached, whenAsked } = measureApp(process.argv[2] ?? `${projectRoot}/dist/app`);
  print('JavaScript up to the first usable screen, the sign-in', firstScreen);
  print('Beside it, once: the service worker that brings these', [worker]);
  print('JavaScript fetched later', later);
  const large = precached.filter(({ bytes }) => bytes > largeFile);
  print(`Precached files over ${largeFile / kilobyte} KB`, large);
  print('Fetched where it is first used, and kept there', whenAsked);
  console.log('');
  const firstFits = judge('JavaScript up to the first usable screen', firstScreen, budgets.firstScreen);
  const allFits = judge('precached', precached, budgets.precache);
  if (!firstFits || !allFits) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
