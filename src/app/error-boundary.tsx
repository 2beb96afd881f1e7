import { Component, type ReactNode } from 'react';
import { useLocale } from '../state/locale.ts';

interface Caught {
  readonly error: unknown;
}

/** A screen that broke says so and what to do; what was saved is on the disk. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly caught: Caught | null }> {
  override state: { readonly caught: Caught | null } = { caught: null };

  static getDerivedStateFromError(error: unknown): { readonly caught: Caught } {
    return { caught: { error } };
  }

  override render(): ReactNode {
    const { caught } = this.state;
    if (caught === null) return this.props.children;
    const words = useLocale.getState().messages.app;
    const detail = caught.error instanceof Error ? `${caught.error.name}: ${caught.error.message}` : '';
    const storage = /Dexie|IndexedDB|indexedDB|MissingAPI|OpenFailed|InvalidState/u.test(detail);
    return (
      <main className="broken" id="main">
        <h1>{storage ? words.storageFailed : words.failed}</h1>
        <p>{storage ? words.storageFailedHelp : words.failedHelp}</p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            {words.reload}
          </button>
        </p>
        <p className="soft">
          <code>{detail}</code>
        </p>
      </main>
    );
  }
}
