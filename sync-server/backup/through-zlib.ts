import { Readable, type Transform } from 'node:stream';

/** What comes out of a stream that packs or unpacks; a failure of the source is the failure told. */
export async function* throughZlib(
  source: AsyncIterable<Buffer | string>,
  transform: Transform,
): AsyncGenerator<Buffer> {
  const reading = Readable.from(source);
  reading.once('error', (error) => transform.destroy(error));
  reading.pipe(transform);
  try {
    for await (const chunk of transform) yield chunk as Buffer;
  } finally {
    // Whoever stops in the middle lets go of the source as well.
    reading.destroy();
  }
}
