import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../state/locale.ts';
import type { ImageTask } from './image-talk.ts';
import type { PageWish } from './make-page.ts';
import { isConvex, type Point, type Quad, wholePhoto } from './quad.ts';

interface PageEditorProps {
  readonly from: ImageTask;
  readonly onDone: (wish: PageWish) => void;
}

/** Longest side of the picture to pull corners on. Pixels. */
const shown = 640;
const byKey: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -0.01, y: 0 },
  ArrowRight: { x: 0.01, y: 0 },
  ArrowUp: { x: 0, y: -0.01 },
  ArrowDown: { x: 0, y: 0.01 },
};

/** The four corners of the page on its photograph, which way it is up, and whether its colours matter. */
export function PageEditor({ from: { source, wish }, onDone }: PageEditorProps) {
  const words = useMessages().documents.edit;
  const [quad, setQuad] = useState<Quad>(wish.quad);
  const [quarters, setQuarters] = useState(wish.quarters);
  const [grey, setGrey] = useState(wish.grey);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let over = false;
    createImageBitmap(source).then((photo) => {
      const to = canvas.current;
      if (to !== null && !over) {
        const scale = Math.min(1, shown / Math.max(photo.width, photo.height));
        to.width = Math.round(photo.width * scale);
        to.height = Math.round(photo.height * scale);
        to.getContext('2d')?.drawImage(photo, 0, 0, to.width, to.height);
      }
      photo.close();
    }, reportError);
    return () => {
      over = true;
    };
  }, [source]);

  const move = (which: number, to: Point): void => {
    const inside = { x: Math.min(1, Math.max(0, to.x)), y: Math.min(1, Math.max(0, to.y)) };
    const at = (index: 0 | 1 | 2 | 3): Point => (index === which ? inside : quad[index]);
    setQuad([at(0), at(1), at(2), at(3)]);
  };
  const pull = (which: number, clientX: number, clientY: number): void => {
    const box = frame.current?.getBoundingClientRect();
    if (box !== undefined) move(which, { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height });
  };
  const outline = quad.map(({ x, y }) => `${x * 100},${y * 100}`).join(' ');
  const fits = isConvex(quad);

  return (
    <div className="page-editor">
      <p className="soft">{words.help}</p>
      <div ref={frame} className="page-corners">
        <canvas ref={canvas} className={grey ? 'is-grey' : undefined} />
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <polygon points={outline} />
        </svg>
        <svg className="corner-handles" role="group">
          {quad.map(({ x, y }, which) => (
            <circle
              key={which}
              role="slider"
              tabIndex={0}
              aria-label={words.corner[which]}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={Math.round(x * 100)}
              aria-valuetext={words.place(Math.round(x * 100), Math.round(y * 100))}
              cx={`${x * 100}%`}
              cy={`${y * 100}%`}
              r="22"
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={(event) => {
                if (event.currentTarget.hasPointerCapture(event.pointerId)) pull(which, event.clientX, event.clientY);
              }}
              onKeyDown={(event) => {
                const step = byKey[event.key];
                if (step === undefined) return;
                event.preventDefault();
                move(which, { x: x + step.x, y: y + step.y });
              }}
            />
          ))}
        </svg>
      </div>
      <p role="alert">{!fits && words.crossed}</p>
      <p className="page-ways">
        <button type="button" onClick={() => setQuarters((quarters + 1) % 4)}>
          {words.turn} {quarters > 0 && `(${quarters * 90}°)`}
        </button>
        <button type="button" aria-pressed={grey} onClick={() => setGrey(!grey)}>
          {words.grey}
        </button>
        <button type="button" onClick={() => setQuad(wholePhoto)}>
          {words.whole}
        </button>
      </p>
      <p className="actions">
        <button type="button" className="primary" disabled={!fits} onClick={() => onDone({ quad, quarters, grey })}>
          {words.done}
        </button>
      </p>
    </div>
  );
}
