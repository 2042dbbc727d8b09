// Of which entities, and under which circumstances: the part of a case that is not about who calls.
import type { AtomTable, Comparing } from './atoms.ts';
import type { Case } from './change-of-access.ts';
import type { Literal } from './clause.ts';
import { constantWords, literalText, nameText } from './literal-text.ts';

interface Words {
  /** ` in state placed`, ` whose size is below 5`. */
  readonly entity: readonly string[];
  readonly circumstances: readonly string[];
  readonly ofOthers: boolean;
}

export function conditionWords(one: Case): string {
  const { literals, table } = one;
  const { circumstances, entity, ofOthers } = literals
    .filter((l, i) => !isSaidBefore(table, l, literals.slice(0, i)))
    .map((l) => wordsOf(one, l))
    .reduce(together, NOTHING);
  const owned = literals.some((l) => l.value && isOwner(table, l));

  return [
    ...(ofOthers && !owned && !one.isAnonymous ? ['of others'] : []),
    ...joined(entity),
    ...circumstances.map((text, i) => (i === 0 ? `where ${text}` : `and ${text}`)),
  ]
    .map((text) => ` ${text}`)
    .join('');
}

const NOTHING: Words = { entity: [], circumstances: [], ofOthers: false };

function together(a: Words, b: Words): Words {
  return {
    entity: [...a.entity, ...b.entity],
    circumstances: [...a.circumstances, ...b.circumstances],
    ofOthers: a.ofOthers || b.ofOthers,
  };
}

function joined(parts: readonly string[]): readonly string[] {
  return parts.map((part, i) => (i === 0 ? part : `and ${part}`));
}

function wordsOf(one: Case, literal: Literal): Words {
  const { table } = one;
  const asked = table.atoms[literal.atom];

  switch (asked?.kind) {
    case 'equal':
    case 'below':
      return comparedWords(one, literal, asked);
    case 'present':
      return presenceWords(table, literal, asked.path);
    case 'member':
    case 'segment':
      return { ...NOTHING, circumstances: [literalText(table, literal)] };
    default:
      return NOTHING;
  }
}

function isOwner(table: AtomTable, { atom }: Literal): boolean {
  const asked = table.atoms[atom];

  return asked?.kind === 'equal' && ofCaller(asked);
}

/** Compared with the caller: who it is, or who it is not. */
function ofCaller({ subject }: Comparing): boolean {
  return subject.names.some((name) => name.startsWith('identity.'));
}

function comparedWords(one: Case, literal: Literal, asked: Comparing): Words {
  const { table } = one;
  const [name = ''] = asked.subject.names;

  if (ofCaller(asked)) return { ...NOTHING, ofOthers: !literal.value };
  if (name.startsWith('claims.')) return NOTHING;
  if (asked.subject.isPair || !name.startsWith('entity.'))
    return { ...NOTHING, circumstances: [literalText(table, literal)] };

  const field = nameText(table, name).slice('entity.'.length);

  if (asked.kind === 'below') {
    const value = constantWords(asked.subject, asked.value);
    const how = literal.value ? 'is below' : 'is not below';

    return { ...NOTHING, entity: [`whose ${field} ${how} ${value}`] };
  }

  const { isNot, values } = valuesSaid(one, literal, asked);

  return { ...NOTHING, entity: [valueWords(field, values, isNot)] };
}

interface Values {
  readonly values: readonly string[];
  readonly isNot: boolean;
}

const MOST_VALUES = 3;

/** Which ones it is, where they are few; else which ones it is not. */
function valuesSaid({ literals, table }: Case, { value }: Literal, asked: Comparing): Values {
  const own = constantWords(asked.subject, asked.value);

  if (value) return { values: [own], isNot: false };

  const known = table.paths.get(asked.subject.paths[0] ?? '')?.values;
  const denied = literals
    .filter((l) => !l.value)
    .flatMap((l) => {
      const atom = table.atoms[l.atom];

      return atom?.kind === 'equal' && atom.subject.key === asked.subject.key
        ? [constantWords(atom.subject, atom.value)]
        : [];
    });
  const rest = known?.filter((v) => !denied.includes(v)) ?? [];

  return rest.length > 0 && rest.length <= MOST_VALUES
    ? { values: rest, isNot: false }
    : { values: denied, isNot: true };
}

/** What is not equal to several constants is said once. */
function isSaidBefore(table: AtomTable, literal: Literal, before: readonly Literal[]): boolean {
  const asked = table.atoms[literal.atom];

  if (asked?.kind !== 'equal' || literal.value || asked.subject.isPair) return false;

  return before.some((l) => {
    const other = table.atoms[l.atom];

    return other?.kind === 'equal' && !l.value && other.subject.key === asked.subject.key;
  });
}

function valueWords(field: string, values: readonly string[], isNot: boolean): string {
  const text = values.join(' or ');

  if (field === 'state' || field === 'status')
    return isNot ? `in another ${field} than ${text}` : `in ${field} ${text}`;

  return `whose ${field} is ${isNot ? 'not ' : ''}${text}`;
}

function presenceWords(table: AtomTable, { value }: Literal, path: string): Words {
  const name = nameText(table, path);

  if (name.startsWith('identity.')) return NOTHING;
  if (name.startsWith('claims.'))
    return { ...NOTHING, circumstances: [`${value ? 'there is' : 'there is no'} ${name}`] };
  if (!name.startsWith('entity.'))
    return { ...NOTHING, circumstances: [`${name} is ${value ? '' : 'not '}there`] };

  return { ...NOTHING, entity: [`${value ? 'with' : 'without'} ${name.slice('entity.'.length)}`] };
}
