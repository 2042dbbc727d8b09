// Media types of bodies, read once and strictly. What this says chooses the decoder; nothing else looks at the header.
import { Refusal } from './refusal.ts';

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const TYPE: RegExp = new RegExp(`^(${TOKEN}/${TOKEN})[ \\t]*(;.*)?$`);
const PARAMETER: RegExp = new RegExp(
  `^;[ \\t]*(?:(${TOKEN})=(?:(${TOKEN})|"((?:[^"\\\\]|\\\\[\\t -~])*)")[ \\t]*)?`,
);

export interface MediaType {
  /** `application/json` */
  readonly type: string;
  readonly charset: string | undefined;
  /** Of forms. */
  readonly boundary?: string | undefined;
}

/** Undefined: it is none. */
export function readMediaType(text: string): MediaType | undefined {
  if (text === 'application/json') return PLAIN_JSON;

  const match = TYPE.exec(text);
  const type = match?.[1]?.toLowerCase();

  if (type === undefined) return undefined;

  return withParameters(type, match?.[2] ?? '');
}

const PLAIN_JSON: MediaType = { type: 'application/json', charset: undefined };

function withParameters(type: string, text: string): MediaType | undefined {
  let rest = text;
  let charset: string | undefined;
  let boundary: string | undefined;

  while (rest !== '') {
    const match = PARAMETER.exec(rest);

    if (match === null) return undefined;

    const [whole, name, token, quoted] = match;

    if (name?.toLowerCase() === 'charset') {
      if (charset !== undefined) return undefined;

      charset = (token ?? quoted ?? '').toLowerCase();
    } else if (name?.toLowerCase() === 'boundary') {
      if (boundary !== undefined) return undefined;

      boundary = token ?? quoted ?? '';
    }

    rest = rest.slice(whole.length);
  }

  return { type, charset, boundary };
}

/** Texts are UTF-8; another charset would be read as what it is not. */
export function acceptedType(text: string | undefined, accepts: readonly string[]): MediaType {
  return accepted(text === undefined ? undefined : readMediaType(text), accepts);
}

export function accepted(media: MediaType | undefined, accepts: readonly string[]): MediaType {
  if (media === undefined || !accepts.some((range) => covers(range, media.type)))
    throw new Refusal('media-type', `The body must be ${accepts.join(' or ')}`, {
      headers: ['accept', accepts.join(', ')],
    });

  if (media.charset !== undefined && media.charset !== 'utf-8' && media.charset !== 'utf8')
    throw new Refusal('media-type', 'The charset of a body must be utf-8');

  return media;
}

/** `image/*` covers `image/png`. */
function covers(range: string, type: string): boolean {
  if (range === type || range === '*/*') return true;

  return range.endsWith('/*') && type.startsWith(range.slice(0, -1));
}
