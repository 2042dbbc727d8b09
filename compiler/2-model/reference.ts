// Dotted names across components: 'shop.orders.place' is the operation place of shop.orders.

import type { ComponentSyntax, Name } from '../1-syntax/syntax.ts';
import type { Span } from '../base/source.ts';
import type { UnresolvedKind } from './model.ts';
import type { Reference } from './node.ts';
import { declared } from './node-id.ts';
import { candidatesOf, miss, type Scope } from './scope.ts';

export interface Split {
  readonly component: Name;
  readonly member: Name;
}

export function splitName(name: Name): Split | undefined {
  const dot = name.value.lastIndexOf('.');

  if (dot < 1) return undefined;

  const { file, start, end } = name.at;
  const exact = end - start === name.value.length;
  const part = (from: number, to: number): Span =>
    exact ? { file, start: start + from, end: start + to } : name.at;

  return {
    component: { value: name.value.slice(0, dot), at: part(0, dot) },
    member: { value: name.value.slice(dot + 1), at: part(dot + 1, name.value.length) },
  };
}

interface Kind {
  readonly what: UnresolvedKind;
  readonly section: 'operations' | 'events';
  readonly names: (component: ComponentSyntax) => readonly Name[];
}

const OPERATION: Kind = {
  what: 'operation',
  section: 'operations',
  names: (c) => c.operations.map((o) => o.name),
};

const EVENT: Kind = { what: 'event', section: 'events', names: (c) => c.events.map((e) => e.name) };

export function operationReference(name: Name, scope: Scope): Reference {
  return memberReference(name, scope, OPERATION);
}

export function eventReference(name: Name, scope: Scope): Reference {
  return memberReference(name, scope, EVENT);
}

function memberReference(name: Name, scope: Scope, kind: Kind): Reference {
  const split = splitName(name);
  const unresolved = { name: name.value, at: name.at, id: '' };

  if (split === undefined) {
    const candidates = [...scope.components.values()].flatMap((c) =>
      kind.names(c).map((n) => ({ name: `${c.id}.${n.value}`, at: n.at })),
    );
    const same = candidates.filter((c) => c.name.endsWith(`.${name.value}`));

    miss(scope, {
      what: kind.what,
      name: name.value,
      at: name.at,
      scope: '',
      candidates: same.length > 0 ? same : candidates,
    });

    return unresolved;
  }

  const component = scope.components.get(split.component.value);

  if (component === undefined) {
    missComponent(split.component, scope);

    return unresolved;
  }

  if (!kind.names(component).some((n) => n.value === split.member.value)) {
    miss(scope, {
      what: kind.what,
      name: split.member.value,
      at: split.member.at,
      scope: component.id,
      candidates: candidatesOf(kind.names(component)),
    });

    return unresolved;
  }

  return { ...unresolved, id: declared(component.id, kind.section, split.member.value) };
}

/** The wrong segment of a dotted id is underlined: the first that no component's id has at that depth. */
export function missComponent(name: Name, scope: Scope): void {
  const segments = name.value.split('.');
  const ids = [...scope.components.keys()].map((id) => id.split('.'));
  const exact = name.at.end - name.at.start === name.value.length;
  let known = 0;

  while (known < segments.length && ids.some((id) => startsWith(id, segments.slice(0, known + 1))))
    known++;

  if (known >= segments.length || !exact) known = exact ? segments.length - 1 : 0;

  const before = segments.slice(0, known);
  const offset = before.join('.').length + (known > 0 ? 1 : 0);
  const wrong = exact ? (segments[known] ?? name.value) : name.value;
  const start = exact ? name.at.start + offset : name.at.start;
  const at = exact ? { file: name.at.file, start, end: start + wrong.length } : name.at;
  const siblings = exact
    ? new Set(ids.filter((id) => startsWith(id, before)).map((id) => id[known] ?? ''))
    : new Set(scope.components.keys());

  miss(scope, {
    what: 'component',
    name: wrong,
    at,
    scope: before.join('.'),
    candidates: [...siblings].filter((s) => s !== '').map((s) => ({ name: s })),
  });
}

function startsWith(id: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every((segment, i) => id[i] === segment);
}
