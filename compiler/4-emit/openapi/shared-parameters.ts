// Headers that many operations take alike, and the gateway reads itself.
import type { YamlData } from '../text/yaml.ts';

const TAG = '(W/)?"[!#-~]*"';
const TAGS = `^(\\*|${TAG}( *, *${TAG})*)$`;
const KEY = '[!#-\\[\\]-~]';

export const SHARED_PARAMETERS = {
  'idempotency-key': {
    name: 'idempotency-key',
    in: 'header',
    description: 'The same key with the same request has its effect once, and the same reply.',
    schema: { type: 'string', pattern: `^(${KEY}{1,255}|"${KEY}{1,255}")$` },
  },
  'if-match': {
    name: 'if-match',
    in: 'header',
    description: 'The tags of which the entity must have one.',
    schema: { type: 'string', pattern: TAGS },
  },
  'if-none-match': {
    name: 'if-none-match',
    in: 'header',
    description: 'Tags of representations that the caller has.',
    schema: { type: 'string', pattern: TAGS },
  },
} as const satisfies YamlData;
