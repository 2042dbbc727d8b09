// Diagnostics TOA20xx: names and types. Numbers are never reused.
import { error, warning } from './entry.ts';

export const NAMES = {
  TOA2001: error<{ name: string }>('unknown-type', (p) => `there is no type '${p.name}'`),
  TOA2002: error<{ name: string; scope: string }>(
    'unknown-field',
    (p) => `there is no '${p.name}' in ${p.scope}`,
  ),
  TOA2003: error<{ name: string; scope: string }>('unknown-component', (p) =>
    p.scope === 'entity'
      ? `there is no component '${p.name}' with an entity`
      : p.scope === ''
        ? `there is no component '${p.name}'`
        : `there is no '${p.name}' in ${p.scope}`,
  ),
  TOA2004: error<{ name: string; scope: string }>('unknown-operation', (p) =>
    p.scope === ''
      ? `there is no operation '${p.name}'`
      : `${p.scope} has no operation '${p.name}'`,
  ),
  TOA2005: error<{ name: string; scope: string }>('unknown-event', (p) =>
    p.scope === '' ? `there is no event '${p.name}'` : `${p.scope} has no event '${p.name}'`,
  ),
  TOA2006: error<{ name: string; scope: string }>(
    'unknown-input',
    (p) => `the input of ${p.scope} has no '${p.name}'`,
  ),
  TOA2007: error(
    'dot-without-entity',
    () => `'.' means a field of the entity, and there is none here`,
  ),
  TOA2008: error(
    'dot-below',
    () =>
      `a bare '.' stands only on the first level; further down write the path, as in '.address.line'`,
  ),
  TOA2009: error<{ annotation: string; type: string }>(
    'annotation-misplaced',
    (p) => `${p.annotation} means nothing on ${p.type}`,
  ),
  TOA2010: error<{ problem: string }>('range-invalid', (p) => p.problem),
  TOA2011: error<{ value: string; type: string }>(
    'default-invalid',
    (p) => `the default ${p.value} is not ${p.type}`,
  ),
  TOA2012: error(
    'default-of-optional',
    () => 'a field has a default or may be absent, not both: it would never be absent',
  ),
  TOA2013: error<{ left: string; right: string }>(
    'types-not-disjoint',
    (p) => `a value could be both ${p.left} and ${p.right}`,
  ),
  TOA2014: error<{ name: string }>(
    'type-without-end',
    (p) =>
      `no value of ${p.name} can end: it holds itself with no list, map or optional field between`,
  ),
  TOA2015: error<{ name: string }>(
    'type-hides-shared',
    (p) => `'${p.name}' hides the shared type of that name`,
  ),
  TOA2016: error<{ name: string; other: string }>(
    'type-names-clash',
    (p) => `the TypeScript name ${p.name} is taken by ${p.other}`,
  ),
  TOA2017: error<{ name: string; other: string }>(
    'names-differ-in-case',
    (p) => `'${p.name}' and '${p.other}' differ only in case`,
  ),
  TOA2018: error<{ name: string }>(
    'union-arm-not-object',
    (p) => `the arm '${p.name}' is not an object`,
  ),
  TOA2019: error<{ name: string }>(
    'union-arm-has-discriminator',
    (p) => `'${p.name}' tells the arms apart; an arm cannot have a field of that name`,
  ),
  TOA2020: error<{ value: string }>('enum-value-twice', (p) => `'${p.value}' stands twice`),
  TOA2021: error<{ problem: string }>('secret-misplaced', (p) => p.problem),
  TOA2022: error<{ problem: string }>('stream-misplaced', (p) => p.problem),
  TOA2023: error<{ type: string }>(
    'type-not-yet',
    (p) => `'${p.type}' is reserved: not yet in this version`,
  ),
  TOA2024: error<{ problem: string }>('decimal-digits', (p) => p.problem),
  TOA2025: error<{ problem: string }>('schema-not-supported', (p) => p.problem),
  TOA2026: error<{ path: string }>(
    'extends-cycle',
    (p) => `a component cannot extend itself: ${p.path}`,
  ),
  TOA2027: error<{ what: string; name: string; problem: string }>(
    'inheritance-conflict',
    (p) => `the ${p.what} '${p.name}' is inherited, and ${p.problem}`,
  ),
  TOA2028: warning<{ name: string }>('unused-type', (p) => `nothing uses the type '${p.name}'`),
  TOA2029: error<{ field: string; problem: string }>(
    'key-not-comparable',
    (p) => `'${p.field}' ${p.problem}`,
  ),
} as const;
