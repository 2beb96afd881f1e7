// @vitest-environment happy-dom
import { type ReactNode, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { ReasonForm } from '../../src/components/form/reason-form.tsx';
import { useInPlace } from '../../src/components/form/in-place.ts';
import { ModalDialog } from '../../src/components/modal-dialog.tsx';
import { type Drawn, draw } from '../support/drawn.tsx';
import { focused, KeptFocusScreen, settled } from '../support/kept-focus.tsx';

let drawn: Drawn;
afterEach(() => drawn.end());

const escape = (target: Element | null, event: Event) => drawn.during(() => void target?.dispatchEvent(event));

function Screen({ children }: { readonly children: ReactNode }) {
  return (
    <KeptFocusScreen>
      <section>
        <h2 tabIndex={-1}>Hồ sơ</h2>
        {children}
      </section>
      <button type="button">Nút khác</button>
    </KeptFocusScreen>
  );
}

const shared = { label: 'Lý do', missing: 'Thiếu', cancel: 'Thôi' };

/** The two ways in which something opens; `stays`: what opened it is still there when it is done. */
function Opens({ how, stays }: { readonly how: 'dialog' | 'inPlace'; readonly stays: boolean }) {
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const { isOpen, open: openInPlace, close, opener } = useInPlace();
  const gone = done && !stays;
  const reasonForm = (place: boolean, onClose: () => void) => (
    <ReasonForm
      {...shared}
      confirm="Làm"
      inPlace={place}
      act={async () => {
        setDone(true);
        return null;
      }}
      onClose={onClose}
    />
  );
  if (how === 'inPlace')
    return isOpen ? (
      reasonForm(true, close)
    ) : gone ? null : (
      <button type="button" ref={opener} onClick={openInPlace}>
        Mở
      </button>
    );
  return (
    <>
      {!gone && (
        <button type="button" onClick={() => setAsking(true)}>
          Mở
        </button>
      )}
      {asking && (
        <ModalDialog title="Hỏi" onClose={() => setAsking(false)}>
          {reasonForm(false, () => setAsking(false))}
        </ModalDialog>
      )}
    </>
  );
}

async function open(how: 'dialog' | 'inPlace', stays = true): Promise<void> {
  drawn = await draw(
    <Screen>
      <Opens how={how} stays={stays} />
    </Screen>,
  );
  await drawn.press('Mở');
  await drawn.during(() => drawn.frame.querySelector('input')?.focus());
  expect(document.activeElement?.tagName).toBe('INPUT');
}

async function reason(text: string): Promise<void> {
  const field = drawn.frame.querySelector('input');
  if (field === null) throw new Error('Nothing asks for a reason.');
  await drawn.during(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe.each(['dialog', 'inPlace'] as const)('what is opened (%s) gives the focus back', (how) => {
  it('to what opened it, by Escape', async () => {
    await open(how);
    await (how === 'dialog'
      ? escape(drawn.frame.querySelector('dialog'), new Event('cancel', { cancelable: true }))
      : escape(drawn.frame.querySelector('input'), new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
    await settled(drawn);
    expect(drawn.frame.querySelector('input')).toBeNull();
    expect(focused()).toBe('Mở');
  });

  it('to what opened it, by Cancel', async () => {
    await open(how);
    await drawn.press('Thôi');
    await settled(drawn);
    expect(focused()).toBe('Mở');
  });

  it('to what opened it, when it is done and may be done again', async () => {
    await open(how);
    await reason('Vì thử');
    await drawn.press('Làm');
    await settled(drawn);
    expect(drawn.frame.querySelector('input')).toBeNull();
    expect(focused()).toBe('Mở');
  });

  it('to the heading of what it stood in, when what opened it is gone with it', async () => {
    await open(how, false);
    await reason('Vì thử');
    await drawn.press('Làm');
    await settled(drawn);
    await settled(drawn);
    expect(focused()).toBe('Hồ sơ');
  });
});
