// How the values of a stream follow each other on the wire: as SSE, as lines, as parts.
import { nodeCrypto } from '../core/node-modules.ts';
import type { ProblemDocument } from './problem-document.ts';

export const STREAM_TYPES: readonly string[] = [
  'text/event-stream',
  'application/x-ndjson',
  'multipart/mixed',
];

export interface Framing {
  readonly type: string;
  readonly frame: (value: unknown) => string;
  /** The last frame of a stream that failed. */
  readonly failure: (problem: ProblemDocument) => string;
  readonly end: string;
  /** Says nothing, and keeps the connection. */
  readonly heartbeat: string;
}

/** JSON has no line breaks of its own: what separates frames cannot stand in one. */
export function framingOf(type: string): Framing {
  switch (type) {
    case 'application/x-ndjson':
      return LINES;
    case 'multipart/mixed':
      return parts();
    default:
      return EVENTS;
  }
}

const EVENTS: Framing = {
  type: 'text/event-stream',
  frame: (value) => `data: ${jsonOf(value)}\n\n`,
  failure: (problem) => `event: error\ndata: ${JSON.stringify(problem)}\n\n`,
  end: '',
  heartbeat: ':\n\n',
};

const LINES: Framing = {
  type: 'application/x-ndjson',
  frame: (value) => `${jsonOf(value)}\n`,
  failure: (problem) => `${JSON.stringify({ error: problem })}\n`,
  end: '',
  heartbeat: '\n',
};

/** A boundary that nobody can guess stands in no value. */
function parts(): Framing {
  const boundary = nodeCrypto().randomBytes(16).toString('hex');
  const part = (type: string, text: string): string =>
    `--${boundary}\r\ncontent-type: ${type}\r\n\r\n${text}\r\n`;

  return {
    type: `multipart/mixed; boundary=${boundary}`,
    frame: (value) => part('application/json', jsonOf(value)),
    failure: (problem) => part('application/problem+json', JSON.stringify(problem)),
    end: `--${boundary}--\r\n`,
    // Before a boundary, empty lines belong to no part only at the start; so there is none.
    heartbeat: '',
  };
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
