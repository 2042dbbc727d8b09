// A conjunction of literals about values of one type, taken apart: what holds without a choice, and the choices left.
import { masksOf, type Node } from './node.ts';
import { inside, type Literal, outside } from './solver.ts';
import type { TypeSet } from './type-set.ts';

/** One of these groups holds entirely. */
export type Choice = readonly (readonly Literal[])[];

export interface Branch {
  readonly type: TypeSet;
  /** Node ⇒ negated. */
  readonly seen: Map<number, boolean>;
  /** Of values, numbers, texts, lists, objects. */
  readonly atoms: Literal[];
  choices: Choice[];
}

export function emptyBranch(type: TypeSet): Branch {
  return { type, seen: new Map(), atoms: [], choices: [] };
}

function copied({ type, seen, atoms, choices }: Branch): Branch {
  return { type, seen: new Map(seen), atoms: [...atoms], choices: [...choices] };
}

/** Adds what must hold; false where it cannot. */
export function require(branch: Branch, literals: readonly Literal[]): boolean {
  const open = [...literals];

  for (let literal = open.pop(); literal !== undefined; literal = open.pop()) {
    const { node, negated } = literal;
    const { some, whole } = masksOf(node);
    const always = negated ? (some & branch.type) === 0 : (whole & branch.type) !== 0;
    const never = negated ? (whole & branch.type) !== 0 : (some & branch.type) === 0;

    if (never) return false;
    if (always) continue;

    const known = branch.seen.get(node.id);

    if (known === negated) continue;
    if (known !== undefined) return false;

    branch.seen.set(node.id, negated);

    if (!takeApart(branch, literal, open)) return false;
  }

  return true;
}

function takeApart(branch: Branch, { node, negated }: Literal, open: Literal[]): boolean {
  const { form } = node;

  switch (form.kind) {
    case 'ref':
      open.push({ node: form.target(), negated });

      return true;
    case 'not':
      open.push({ node: form.of, negated: !negated });

      return true;
    case 'any-of':
    case 'all-of':
      if ((form.kind === 'all-of') !== negated) {
        open.push(...form.of.map((part) => ({ node: part, negated })));

        return true;
      }

      return choose(
        branch,
        form.of.map((part) => [{ node: part, negated }]),
        open,
      );
    case 'one-of':
      return choose(branch, negated ? notOne(form.of) : exactlyOne(form.of), open);
    default:
      branch.atoms.push({ node, negated });

      return true;
  }
}

function exactlyOne(of: readonly Node[]): Choice {
  return of.map((one, i) => of.map((node, j) => (i === j ? inside(one) : outside(node))));
}

function notOne(of: readonly Node[]): Choice {
  const pairs = of.flatMap((a, i) => of.slice(i + 1).map((b) => [inside(a), inside(b)]));

  return [of.map(outside), ...pairs];
}

function choose(branch: Branch, choice: Choice, open: Literal[]): boolean {
  const left = possible(branch, choice);

  if (left === undefined) return true;

  const [only] = left;

  if (only === undefined) return false;
  if (left.length === 1) open.push(...only);
  else branch.choices.push(left);

  return true;
}

/** The groups that may hold still; undefined where one holds already. */
function possible({ type, seen }: Branch, choice: Choice): Choice | undefined {
  const left: (readonly Literal[])[] = [];

  for (const group of choice) {
    const states = group.map(({ node, negated }) => {
      const { some, whole } = masksOf(node);
      const known = seen.get(node.id);

      if (known !== undefined) return known === negated ? 'always' : 'never';
      if ((some & type) === 0) return negated ? 'always' : 'never';
      if ((whole & type) !== 0) return negated ? 'never' : 'always';

      return 'maybe';
    });

    if (states.every((state) => state === 'always')) return undefined;
    if (!states.includes('never')) left.push(group);
  }

  return left;
}

/** The branches behind the smallest choice; undefined where nothing is left to choose. */
export function divided(branch: Branch): readonly Branch[] | undefined {
  if (branch.choices.length === 0) return undefined;

  const open: Choice[] = [];

  for (const choice of branch.choices) {
    const left = possible(branch, choice);

    if (left?.length === 0) return [];
    if (left !== undefined) open.push(left);
  }

  branch.choices = open;

  const [first, ...others] = [...open].sort((a, b) => a.length - b.length);

  return first?.flatMap((group) => {
    const next = { ...copied(branch), choices: [...others] };

    return require(next, group) ? [next] : [];
  });
}
