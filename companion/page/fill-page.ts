import * as v from 'valibot';
import { isForPage, pageAddress, type Place } from '../fill/mapping.ts';
import { controlAt, elementsAt } from './find-control.ts';
import { fillForm, type OpenFill } from './fill-form.ts';
import { openReportPanel } from './report-panel.ts';
import { type Filled, type FillOrder, pageOrderSchema } from './page-orders.ts';

/** How long a page is watched for taking something away again, and how often it is looked at. */
const watchMs = 60_000;
const lookEveryMs = 700;

let standing: { readonly end: () => void } | null = null;
let filling: Promise<unknown> = Promise.resolve();

/** Looks after what was filled until the panel is closed or its time is over. */
function watch(fill: OpenFill, isHere: () => boolean, show: () => void): () => void {
  let looking = false;
  const timer = setInterval(() => {
    if (looking || !isHere()) return;
    looking = true;
    void fill.look().then((changed) => {
      looking = false;
      if (changed) show();
    });
  }, lookEveryMs);
  const last = setTimeout(stop, watchMs);
  function stop(): void {
    clearInterval(timer);
    clearTimeout(last);
  }
  return stop;
}

function answerOrders(): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender, answer) => {
    const order = v.safeParse(pageOrderSchema, message);
    if (!order.success || sender.id !== chrome.runtime.id) return undefined;
    const { output } = order;
    if (output.page === 'readCode') {
      answer({ code: codeShown(output.at) });
      return undefined;
    }
    // One after the other: two at once would open each other's windows.
    filling = filling.then(() => fillHere(output)).then(answer, () => answer(null));
    return true;
  });
}

async function fillHere({ pages, plan, waitMs, locale }: FillOrder): Promise<Filled> {
  if (!isForPage({ pages }, location.href)) return { elsewhere: true };
  // Another page that the mapping is for as well may have controls of the same names.
  const at = pageAddress(location.href);
  const isHere = (): boolean => pageAddress(location.href) === at;
  standing?.end();
  const fill = await fillForm(plan, { page: window, waitMs, isHere });
  const end = (): void => {
    stopWatch();
    fill.stop();
    standing = null;
  };
  const panel = openReportPanel(fill, locale, end);
  const stopWatch = watch(fill, isHere, panel.show);
  standing = { end };
  return { report: fill.report() };
}

function codeShown(at: Place): string {
  const control = controlAt(document, at);
  const text = control?.kind === 'text' ? control.element.value : elementsAt(document, at)[0]?.textContent;
  return (text ?? '').trim().slice(0, 100);
}

// Put into the page at each use; the first stays.
const mark = 'lienMachFills';
if (!Object.hasOwn(globalThis, mark)) {
  Object.defineProperty(globalThis, mark, { value: true });
  answerOrders();
}
