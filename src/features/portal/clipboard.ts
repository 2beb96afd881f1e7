/** What was last put there by this page, to be taken away again. */
let ours = false;

/** `false`: the browser did not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    ours = true;
    return true;
  } catch {
    return false;
  }
}

/** Takes away what this page copied. Browsers allow it while the page has the focus; elsewhere it stays. */
export async function clearCopied(): Promise<void> {
  if (!ours) return;
  try {
    await navigator.clipboard.writeText('');
    ours = false;
  } catch {
    // Without the focus nothing may be written; the page says so beforehand.
  }
}
