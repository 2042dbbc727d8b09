// The members of an input that a caller of a route may send: not what the path or `bind` fills.
import type { Operation, Route } from '../../2-model/model.ts';
import type { Field } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';

const known = new WeakMap<Route, { readonly fields: readonly Field[] | undefined }>();

/** Undefined where the input is no object with members of its own (a union, `any`): then all of it is sent. */
export function publicInputs(
  route: Route,
  operation: Operation,
  program: Program,
): readonly Field[] | undefined {
  const found = known.get(route);

  if (found !== undefined) return found.fields;

  const fields = findInputs(route, operation, program);

  known.set(route, { fields });

  return fields;
}

function findInputs(
  route: Route,
  operation: Operation,
  program: Program,
): readonly Field[] | undefined {
  const fields = inputFields(operation, program);

  if (fields === undefined || fields.length === 0) return fields;

  const filled = filledBy(route);
  const listed = route.input === undefined ? undefined : new Set(route.input.map((i) => i.name));

  // Most routes fill nothing, and send all the rest.
  if (filled.size === 0 && listed === undefined) return fields;

  return fields.filter((f) => !filled.has(f.name) && listed?.has(f.name) !== false);
}

/** Names of inputs that come from elsewhere. */
function filledBy({ bind, segments }: Route): ReadonlySet<string> {
  const filled = new Set<string>();

  for (let i = 0; i < bind.length; i++) filled.add((bind[i] as Bind).input.name);

  for (let i = 0; i < segments.length; i++) {
    const binds = segments[i]?.parameter?.binds;

    if (binds?.to === 'input') filled.add(binds.name);
  }

  return filled;
}

type Bind = Route['bind'][number];

/** Whether a caller has to send it: nothing stands in for it. */
export function isRequired(
  { optional, default: initial, type }: Field,
  { index }: Program,
): boolean {
  if (optional || initial !== undefined) return false;

  return type.kind !== 'named' || index.type(type.target).slot.default === undefined;
}

export function inputFields({ input }: Operation, program: Program): readonly Field[] | undefined {
  let type = input?.type;

  while (type?.kind === 'named') type = program.index.type(type.target).slot.type;

  if (type?.kind === 'object') return type.fields;
  if (type?.kind === 'entity') return program.index.component(type.component).entity?.fields ?? [];

  return input === undefined ? [] : undefined;
}
