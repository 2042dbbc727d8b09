// The file of a form (RFC 7578): one part, named `file`. Strict: what two readers could read in two ways is refused.
import { type MediaType, readMediaType } from './media-type.ts';
import { Refusal } from './refusal.ts';

export const FORM_TYPE = 'multipart/form-data';

export interface FormFile {
  /** As the part says it; a part that says nothing is a text. */
  readonly type: MediaType;
  readonly bytes: Buffer;
}

const BOUNDARY = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/;
const BREAK = '\r\n';
const MOST_HEAD = 4096;

export function fileOfForm(body: Buffer, boundary: string | undefined): FormFile {
  if (boundary === undefined || !BOUNDARY.test(boundary))
    throw malformed('its boundary is missing or malformed');

  const open = `--${boundary}${BREAK}`;
  const close = `${BREAK}--${boundary}`;

  if (!startsWith(body, 0, open)) throw malformed('it does not begin with its boundary');

  // The empty line may follow at once, where a part has no head.
  const headEnd = body.indexOf(BREAK + BREAK, open.length - BREAK.length);

  if (headEnd < 0 || headEnd > open.length + MOST_HEAD)
    throw malformed('a part has no head, or a long one');

  const begin = headEnd + 2 * BREAK.length;
  const end = body.indexOf(close, begin - BREAK.length);
  const behind = end + close.length;

  if (end < 0) throw malformed('it does not end with its boundary');
  if (startsWith(body, behind, BREAK)) throw malformed('it has more than one part');
  if (!startsWith(body, behind, '--') || !isEnd(body, behind + 2))
    throw malformed('something stands behind its end');

  const type = typeOfPart(body.toString('latin1', open.length, Math.max(headEnd, open.length)));

  return { type, bytes: body.subarray(begin, Math.max(begin, end)) };
}

function startsWith(body: Buffer, at: number, text: string): boolean {
  return body.toString('latin1', at, at + text.length) === text;
}

function isEnd(body: Buffer, at: number): boolean {
  return at === body.length || (startsWith(body, at, BREAK) && at + BREAK.length === body.length);
}

const HEADER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/;
const FILE = /^form-data[ \t]*;[ \t]*name=(?:file|"file")[ \t]*(?:;|$)/i;

function typeOfPart(head: string): MediaType {
  const headers = new Map<string, string>();

  for (const line of head === '' ? [] : head.split(BREAK)) {
    const [, name = '', value = ''] = HEADER.exec(line) ?? [];
    const key = name.toLowerCase();

    if (key === '' || headers.has(key)) throw malformed('the head of a part is malformed');

    headers.set(key, value);
  }

  if (!FILE.test(headers.get('content-disposition') ?? ''))
    throw malformed('its part is not named file');
  if (headers.has('content-transfer-encoding')) throw malformed('its part is encoded');

  const type = readMediaType(headers.get('content-type') ?? 'text/plain');

  if (type === undefined) throw malformed('the type of its part is malformed');

  return type;
}

function malformed(what: string): Refusal {
  return new Refusal('invalid', `The form cannot be read: ${what}`);
}
