// Problems (RFC 9457) that any route may answer with.
import type { YamlData } from '../text/yaml.ts';

export const PROBLEM: YamlData = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'message'],
        properties: {
          in: { enum: ['query', 'header'] },
          pointer: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
    data: {},
  },
};

/** A name for each status that toac itself answers with. */
export const STATUSES: Readonly<Record<number, string>> = {
  400: 'Invalid',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'Missing',
  406: 'NotAcceptable',
  409: 'Conflict',
  412: 'Changed',
  413: 'TooLarge',
  415: 'UnsupportedMedia',
  422: 'Rejected',
  429: 'TooMany',
  503: 'Unavailable',
  504: 'Timeout',
};

const WORDS: Readonly<Record<string, string>> = {
  Invalid: 'The request is not what the contract says.',
  Unauthenticated: 'Nobody is known to have called.',
  Forbidden: 'The caller may not do this.',
  Missing: 'There is no such entity.',
  NotAcceptable: 'No representation is acceptable.',
  Conflict: 'The entity exists, changed meanwhile, or the request is in progress.',
  Changed: 'The entity is not the version that was meant.',
  TooLarge: 'The request is too large.',
  UnsupportedMedia: 'The body is of a type that is not read here.',
  Rejected: 'The same key came with another request.',
  TooMany: 'Too many requests.',
  Unavailable: 'Overloaded or starting; try again later.',
  Timeout: 'No answer in time.',
};

export function statusWords(status: string): string {
  return WORDS[STATUSES[Number(status)] ?? ''] ?? '';
}

export const RESPONSES: YamlData = Object.fromEntries(
  Object.entries(WORDS).map(([name, description]) => [
    name,
    {
      description,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
);
