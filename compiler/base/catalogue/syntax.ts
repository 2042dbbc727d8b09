// Diagnostics TOA1xxx: text that cannot be read. Numbers are never reused.
import { error } from './entry.ts';

export const SYNTAX = {
  // YAML
  TOA1001: error<{ problem: string }>('yaml-syntax', (p) => `this is not valid YAML: ${p.problem}`),
  TOA1002: error<{ key: string }>('duplicate-key', (p) => `'${p.key}' is written twice`),
  TOA1003: error<{ feature: string }>(
    'yaml-feature',
    (p) => `${p.feature} cannot be used in contracts`,
  ),
  TOA1004: error(
    'second-document',
    () => 'a contract file holds one document; here begins a second one',
  ),
  TOA1005: error<{ problem: string }>('empty-file', (p) => p.problem),
  TOA1006: error<{ key: string; kind: string }>(
    'key-not-text',
    (p) => `the key '${p.key}' is ${p.kind}, not text`,
  ),
  TOA1007: error<{ name: string }>('unknown-alias', (p) => `nothing above is marked '&${p.name}'`),
  TOA1008: error<{ what: string; most: string }>(
    'too-large',
    (p) => `${p.what} is more than toac reads: at most ${p.most}`,
  ),
  TOA1009: error<{ character: string }>(
    'invalid-character',
    (p) => `${p.character} cannot stand in a contract`,
  ),
  TOA1010: error<{ number: string }>(
    'inexact-number',
    (p) => `the number ${p.number} cannot be kept exactly`,
  ),
  TOA1011: error<{ what: string; form: string }>(
    'scalar-form',
    (p) => `${p.what} cannot be written as ${p.form}`,
  ),

  // Structure
  TOA1020: error<{ key: string; owner: string }>(
    'unknown-key',
    (p) => `${p.owner} has no '${p.key}'`,
  ),
  TOA1021: error<{ expected: string; found: string }>(
    'wrong-kind',
    (p) => `expected ${p.expected}, found ${p.found}`,
  ),
  TOA1022: error<{ key: string; owner: string }>(
    'missing-key',
    (p) => `${p.owner} lacks '${p.key}'`,
  ),
  TOA1023: error<{ value: string; what: string }>(
    'not-one-of',
    (p) => `'${p.value}' is not ${p.what}`,
  ),
  TOA1024: error<{ problem: string }>('out-of-bounds', (p) => p.problem),
  TOA1025: error<{ value: string; form: string }>('bad-form', (p) => `'${p.value}' ${p.form}`),
  TOA1026: error<{ key: string }>(
    'not-yet',
    (p) => `'${p.key}' is reserved: not yet in this version`,
  ),
  TOA1027: error<{ owner: string; keys: string }>(
    'one-of-keys',
    (p) => `${p.owner} takes exactly one of ${p.keys}`,
  ),

  // Names and places
  TOA1030: error<{ problem: string }>('file-place', (p) => p.problem),
  TOA1031: error<{ name: string; what: string }>(
    'reserved-name',
    (p) => `'${p.name}' cannot name ${p.what}`,
  ),

  // Grammars
  TOA1040: error<{ expected: string; found: string }>(
    'type-syntax',
    (p) => `expected ${p.expected}, found ${p.found}`,
  ),
  TOA1041: error<{ expected: string; found: string }>(
    'expression-syntax',
    (p) => `expected ${p.expected}, found ${p.found}`,
  ),
  TOA1042: error<{ expected: string; found: string }>(
    'trigger-syntax',
    (p) => `expected ${p.expected}, found ${p.found}`,
  ),
  TOA1043: error<{ problem: string }>('route-path', (p) => p.problem),
  TOA1044: error<{ problem: string }>('pattern', (p) => p.problem),

  // $schema
  TOA1050: error<{ problem: string }>('schema-keyword', (p) => p.problem),

  // Suppressions
  TOA1060: error<{ code: string }>(
    'suppression-without-reason',
    (p) => `why ${p.code} is ignored is not said`,
  ),
  TOA1061: error<{ code: string; problem: string }>(
    'suppression-of-nothing',
    (p) => `${p.code} ${p.problem}`,
  ),
} as const;
