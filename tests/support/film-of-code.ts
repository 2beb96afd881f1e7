import { encode } from 'uqr';

const width = 640;
const height = 480;
/** A frame of grey: brightness by pixel, then as much of two colours as a quarter of the pixels, both of them none. */
const colours = Buffer.alloc((width * height) / 2, 128);

/** A film (Y4M) of two frames in which a code is held before the camera, on a card that is not quite white. */
export function filmOfCode(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const module = Math.floor((height - 40) / size);
  const [left, top] = [Math.floor((width - size * module) / 2), Math.floor((height - size * module) / 2)];
  const light = Buffer.alloc(width * height, 90);
  for (let row = 0; row < size * module; row += 1) {
    for (let column = 0; column < size * module; column += 1) {
      const isDark = data[Math.floor(row / module)]?.[Math.floor(column / module)] === true;
      light[(top + row) * width + left + column] = isDark ? 40 : 215;
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colours]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}
