import type { ReactNode } from 'react';

/** Small drawn signs: a state is told by sign and word, colour only helps. Hidden from screen readers, the word is beside it. */
const paths = {
  /** A disk: it is on this machine. */
  local: <path d="M3 3h8l2 2v8H3zM5 3v4h5V3M5 13v-4h6v4" />,
  sending: <path d="M8 13V3M4 7l4-4 4 4" />,
  relayed: <path d="M2 8h5M9 8h5M5 5l3 3-3 3" />,
  received: <path d="M3 8.5 6.5 12 13 4.5" />,
  attention: <path d="M8 2 14.5 13.5h-13zM8 6.5v3M8 11.2v.6" />,
  noLine: (
    <path d="M2 2l12 12M4 9a6 6 0 0 1 2.5-1.6M1.8 6.6A9 9 0 0 1 4.6 4.700M8 4a9 9 0 0 1 6.2 2.6M10 7.600A6 6 0 0 1 12 9M8 12.500v.1" />
  ),
  today: <path d="M2.500 4h11v9.500h-11zM2.500 7h11M5.500 2v3M10.500 2v3" />,
  dossiers: <path d="M3 2h7l3 3v9H3zM10 2v3h3M5.500 8h5M5.500 10.500h5" />,
  books: (
    <path d="M3 2.500h8.500a1.500 1.500 0 0 1 1.500 1.500v9.500H4.500A1.500 1.500 0 0 1 3 12zM3 12a1.500 1.500 0 0 1 1.500-1.500H13M6 5.500h4" />
  ),
  outbox: <path d="M2 9v4.500h12V9M2 9l2-1.500M14 9l-2-1.500M8 10V2.500M5.500 5 8 2.500 10.500 5" />,
  sheets: <path d="M2 3h12v10H2zM2 6.500h12M2 10h12M6 3v10M10 3v10" />,
  add: <path d="M8 3v10M3 8h10" />,
  warning: <path d="M8 1.800a6.200 6.200 0 1 0 0 12.400A6.200 6.200 0 0 0 8 1.800M8 4.800v4M8 10.700v.5" />,
  error: <path d="M5 1.800h6L14.200 5v6L11 14.200H5L1.800 11V5zM5.500 5.500l5 5M10.500 5.500l-5 5" />,
  done: <path d="M3 8.500 6.500 12 13 4.500" />,
  beside: <path d="M2 3h5v10H2zM9 3h5v10H9z" />,
  open: <path d="M6 3l5 5-5 5" />,
} satisfies Record<string, ReactNode>;

export type SignName = keyof typeof paths;

export function Sign({ name }: { readonly name: SignName }) {
  return (
    <svg className="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {paths[name]}
    </svg>
  );
}
