// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { SavedProblem } from '../../../src/components/form/saved-problem.tsx';
import { language as english } from '../../../src/messages/en.ts';
import { inVietnamese, useLanguage } from '../../../src/state/language.ts';
import { draw } from '../../support/drawn.tsx';

afterEach(() => useLanguage.setState(inVietnamese));

it('what is too large says how much may be, and how much she must leave away, as people read sizes', async () => {
  // Both round to 66 KB: the two sizes beside each other would say nothing.
  const { frame, during, end } = await draw(
    <SavedProblem outcome={{ status: 'tooLarge', bytes: 65_900, limit: 65_536 }} />,
  );
  const said = () => frame.querySelector('[role="alert"] p')?.textContent;
  expect(said()).toBe('Hồ sơ quá lớn: tối đa 66 KB, đang thừa 1 KB. Hãy viết gọn lại.');
  await during(() => useLanguage.setState({ locale: 'en', fetched: english }));
  expect(said()).toBe('The dossier is too large: at most 66 KB, and it has 1 KB more. Shorten it.');
  await end();
});

it('a size is said in the manner of the language that it is said in', async () => {
  const { frame, during, end } = await draw(
    <SavedProblem outcome={{ status: 'tooLarge', bytes: 1_465_536, limit: 65_536 }} />,
  );
  expect(frame.textContent).toContain('đang thừa 1,4 MB');
  await during(() => useLanguage.setState({ locale: 'en', fetched: english }));
  expect(frame.textContent).toContain('1.4 MB more');
  await end();
});
