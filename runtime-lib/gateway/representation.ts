// A value of the wire as the bytes of a media type.
import { messagePack } from './message-pack.ts';
import { yamlText } from './yaml-text.ts';

export const VALUE_TYPES: readonly string[] = [
  'application/json',
  'application/yaml',
  'application/msgpack',
  'text/plain',
];

export function represent(type: string, value: unknown): string | Buffer {
  switch (type) {
    case 'application/yaml':
      return yamlText(value);
    case 'application/msgpack':
      return messagePack(value);
    case 'text/plain':
      return typeof value === 'object' ? jsonText(value) : String(value);
    default:
      return jsonText(value);
  }
}

function jsonText(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** With the charset where the type has one. */
export function contentType(type: string): string {
  return type === 'text/plain' ? 'text/plain; charset=utf-8' : type;
}
