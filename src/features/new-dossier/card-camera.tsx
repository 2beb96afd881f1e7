import { useEffect, useRef, useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { looksLikeCard } from '../../domain/scanned-card.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { type CodeReader, openCodeReader } from './code-reader.ts';
import './card-camera.css';

type Looking = 'starting' | 'looking' | 'refused' | 'otherCode' | 'notHere' | 'failed';

/** Between two pictures, so that an old machine has time for everything else. */
const restMilliseconds = 150;

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

async function openCamera(): Promise<MediaStream | null> {
  const wanted = { facingMode: 'environment', width: { ideal: 1_280 }, height: { ideal: 720 } };
  try {
    return await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
  } catch {
    return null;
  }
}

/** Looks through the camera until the code of an identity card is before it. Pictures are read here and kept nowhere. */
export function CardCamera({
  onCard,
  onClose,
}: {
  readonly onCard: (text: string) => void;
  readonly onClose: () => void;
}) {
  const { openCodeWorker, timers } = useParts();
  const words = useMessages().newDossier.scan.camera;
  const video = useRef<HTMLVideoElement>(null);
  const [looking, setLooking] = useState<Looking>('starting');
  const told = useRef(onCard);
  useEffect(() => {
    told.current = onCard;
  });

  useEffect(() => {
    let over = false;
    const isOver = (): boolean => over;
    let stream: MediaStream | null = null;
    let reader: CodeReader | null = null;
    let rest = (): void => undefined;

    // Also of the hundredth picture: a camera that is pulled out gives none.
    const fail = (): void => {
      if (!isOver()) setLooking('failed');
    };
    const look = async (): Promise<void> => {
      const from = video.current;
      if (isOver() || from === null || reader === null) return;
      const seen = from.videoWidth === 0 ? undefined : await reader.read(await createImageBitmap(from));
      if (isOver()) return;
      if (seen?.status === 'read' && looksLikeCard(seen.text)) {
        told.current(seen.text);
        return;
      }
      if (seen !== undefined)
        setLooking(seen.status === 'read' ? 'otherCode' : seen.status === 'none' ? 'looking' : seen.status);
      if (seen?.status !== 'failed') rest = timers.set(restMilliseconds, () => void look().catch(fail));
    };

    const begin = async (): Promise<void> => {
      stream = await openCamera();
      reader = stream === null || isOver() ? null : await openCodeReader(openCodeWorker);
      if (isOver()) {
        if (stream !== null) stop(stream);
        reader?.close();
      } else if (stream === null) setLooking('refused');
      else if (reader === null || video.current === null) setLooking('failed');
      else {
        video.current.srcObject = stream;
        await video.current.play();
        await look();
      }
    };

    begin().catch(fail);
    return () => {
      over = true;
      rest();
      reader?.close();
      if (stream !== null) stop(stream);
    };
  }, [openCodeWorker, timers]);

  return (
    <ModalDialog title={words.title} onClose={onClose}>
      <video ref={video} className="card-camera" muted playsInline aria-label={words.title} />
      <p role="status">{words[looking]}</p>
      <div className="actions">
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </ModalDialog>
  );
}
