// Smaller bodies for those who read them, where it pays.
import { nodeZlib } from '../core/node-modules.ts';
import type { Coding } from './negotiate.ts';

/** Below, the head and the time cost more than is saved. */
export const WORTH_COMPRESSING = 1024;

export function compress(
  body: Buffer,
  coding: NonNullable<Coding>,
  done: (error: Error | null, smaller: Buffer) => void,
): void {
  const { brotliCompress, constants, gzip } = nodeZlib();

  if (coding === 'gzip') gzip(body, { level: 6 }, done);
  else
    brotliCompress(
      body,
      {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 4,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      },
      done,
    );
}
