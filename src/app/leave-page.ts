import { devices } from '../messages/vi/devices.ts';
import { lateWords } from '../state/language.ts';
import type { Left } from '../sync/leave-machine.ts';

/**
 * One plain page in place of everything, made by hand: what draws the screens may be gone with the rest. A locked page
 * stays as it is, with a line above it, so that it can be unlocked.
 *
 * @param count of acts that wait; of a machine that is `gone`, pages that the server was not given
 */
export function showLeaving(state: Left | 'leaving', count: number): void {
  const words = lateWords('devices', devices).leaving;
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  said.textContent = words[state](count);
  if (state === 'locked') {
    document.querySelector('#leaving')?.remove();
    said.id = 'leaving';
    said.className = 'leaving-notice';
    document.body.prepend(said);
    return;
  }
  const page = document.createElement('main');
  page.className = 'sign-in-page';
  page.id = 'main';
  const title = document.createElement('h1');
  title.textContent = words.title;
  page.append(title, said);
  document.title = words.title;
  document.body.replaceChildren(page);
}
