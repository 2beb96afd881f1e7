// @vitest-environment happy-dom
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { ModalDialog } from '../../src/components/modal-dialog.tsx';
import { draw } from '../support/drawn.tsx';

function Asking() {
  const [fault, setFault] = useState('');
  return (
    <ModalDialog title="Hỏi" onClose={() => undefined}>
      <p role="alert">{fault}</p>
      <button type="button" onClick={() => setFault('Còn thiếu lý do.')}>
        Làm
      </button>
      <button type="button" onClick={() => setFault('')}>
        Xoá
      </button>
    </ModalDialog>
  );
}

it('what went wrong in a dialog that is longer than the window comes into sight, once each time it is said', async () => {
  const shown = vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(() => undefined);
  const { frame, press, end } = await draw(<Asking />);
  expect(shown).not.toHaveBeenCalled();
  await press('Làm');
  expect(shown).toHaveBeenCalledTimes(1);
  expect(shown.mock.contexts).toEqual([frame.querySelector('[role="alert"]')]);
  await press('Xoá');
  expect(shown).toHaveBeenCalledTimes(1);
  await press('Làm');
  expect(shown).toHaveBeenCalledTimes(2);
  await end();
  shown.mockRestore();
});

function Sure({ asks }: { readonly asks: boolean }) {
  return (
    <ModalDialog title="Bỏ hẳn?" onClose={() => undefined}>
      {asks && <input aria-label="Lý do" />}
      <div className="actions">
        <button type="button" className="danger">
          Bỏ
        </button>
        <button type="button">Giữ lại</button>
      </div>
    </ModalDialog>
  );
}

it('a dialog that asks nothing before what cannot be taken back begins at the way out, not at that', async () => {
  const sure = await draw(<Sure asks={false} />);
  expect(document.activeElement?.textContent).toBe('Giữ lại');
  await sure.end();
  const asking = await draw(<Sure asks />);
  // Where it begins is the browser's: at what is asked.
  expect(document.activeElement?.textContent).not.toBe('Giữ lại');
  await asking.end();
});
