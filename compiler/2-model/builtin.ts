// The words that the language has for types, and which arguments each takes.

export type ArgumentKind = 'size' | 'range' | 'values' | 'digits' | 'component' | 'type' | 'none';

export const BUILTINS: ReadonlyMap<string, ArgumentKind> = new Map<string, ArgumentKind>([
  ['string', 'size'],
  ['integer', 'range'],
  ['bigint', 'range'],
  ['decimal', 'digits'],
  ['number', 'range'],
  ['boolean', 'none'],
  ['timestamp', 'range'],
  ['date', 'range'],
  ['duration', 'none'],
  ['uuid', 'none'],
  ['email', 'none'],
  ['uri', 'none'],
  ['hostname', 'none'],
  ['bytes', 'size'],
  ['blob', 'component'],
  ['enum', 'values'],
  ['map', 'type'],
  ['ref', 'component'],
  ['stream', 'type'],
  ['any', 'none'],
  ['secret', 'none'],
  ['null', 'none'],
]);
