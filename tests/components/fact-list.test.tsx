// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { FactList } from '../../src/components/fact-list.tsx';
import { draw } from '../support/drawn.tsx';

it('each fact is a term with what stands for it, in its order; none at all is a fact, nothing to tell is not', async () => {
  const { frame, end } = await draw(
    <FactList
      className="thu"
      facts={[
        ['Đang chờ gửi', 0],
        ['Người dùng gần nhất', null],
        ['Ghi chú', ''],
        ['Phiên bản', <span translate="no">1.2</span>],
      ]}
    />,
  );
  const list = frame.querySelector('dl');
  expect(list?.className).toBe('fact-list thu');
  expect(
    [...(list?.children ?? [])].map(({ children }) => [...children].map((each) => each.outerHTML).join('')),
  ).toEqual(['<dt>Đang chờ gửi</dt><dd>0</dd>', '<dt>Phiên bản</dt><dd><span translate="no">1.2</span></dd>']);
  await end();
});
