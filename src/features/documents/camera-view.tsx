import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../state/locale.ts';

interface CameraViewProps {
  readonly taken: number;
  readonly onShot: (photo: Blob) => Promise<void>;
  readonly onDone: () => void;
}

/** The back camera, as sharp as it goes, with a frame to lay the page in. */
export function CameraView({ taken, onShot, onDone }: CameraViewProps) {
  const words = useMessages().documents.camera;
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'on' | 'refused'>('starting');
  const [shooting, setShooting] = useState(false);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let over = false;
    const wanted = { facingMode: 'environment', width: { ideal: 4_096 }, height: { ideal: 3_072 } };
    navigator.mediaDevices
      .getUserMedia({ video: wanted, audio: false })
      .then(async (opened) => {
        stream = opened;
        if (over || video.current === null) {
          stop(opened);
          return;
        }
        video.current.srcObject = opened;
        await video.current.play();
        setState('on');
      })
      .catch(() => {
        if (!over) setState('refused');
      });
    return () => {
      over = true;
      if (stream !== undefined) stop(stream);
    };
  }, []);

  const shoot = async (): Promise<void> => {
    const from = video.current;
    if (state !== 'on' || shooting || from === null || from.videoWidth === 0) return;
    setShooting(true);
    const canvas = document.createElement('canvas');
    canvas.width = from.videoWidth;
    canvas.height = from.videoHeight;
    canvas.getContext('2d')?.drawImage(from, 0, 0);
    const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95));
    if (photo !== null) await onShot(photo);
    setShooting(false);
  };

  return (
    <div className="camera-view">
      <div className="camera-frame" hidden={state === 'refused'}>
        <video ref={video} muted playsInline aria-label={words.guide} />
        <span className="camera-guide" aria-hidden="true" />
      </div>
      <p role="status">
        {state === 'starting' ? words.starting : state === 'refused' ? words.refused : words.guide}{' '}
        {taken > 0 && words.taken(taken)}
      </p>
      <p className="actions">
        {state !== 'refused' && (
          <button
            type="button"
            className="primary"
            aria-disabled={state !== 'on' || shooting}
            onClick={() => void shoot()}
          >
            {words.shoot}
          </button>
        )}
        <button type="button" onClick={onDone}>
          {words.done}
        </button>
      </p>
    </div>
  );
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
