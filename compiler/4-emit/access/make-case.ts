// One way to ask a route: what is stored, what the path and the headers say, what is sent. All else is as plain as it may be.
import type { Operand } from '../../2-model/expression-model.ts';
import type { Field, Json, Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { boundType, FREE_TEXT } from '../routes/bound-type.ts';
import { inputFields, isRequired, publicInputs } from '../routes/public-inputs.ts';
import { takesRaw } from '../routes/raw-body.ts';
import { meaning, textForm } from '../routes/text-form.ts';
import type { Context, Knob } from './knob.ts';
import type { Caller, Case, Values } from './matrix.ts';
import { objectSample, sampleOf, sampleOfType } from './sample-value.ts';
import { nearby } from './worth-trying.ts';

export type Settings = ReadonlyMap<Knob, Json | undefined>;

export interface Wanted {
  readonly name: string;
  readonly entity: Case['entity'];
  readonly settings: Settings;
  /** Guarded properties that the caller sends. */
  readonly sends: readonly string[];
}

export function makeCase(wanted: Wanted, context: Context): Case {
  const { name, entity, settings } = wanted;
  const values = entity === 'none' ? {} : entityValues(settings, context);

  return {
    name,
    entity,
    values,
    parameters: parametersOf(wanted, values, context),
    headers: headersOf(settings, context),
    sent: sentOf(wanted, context),
  };
}

function entityValues(settings: Settings, { operation, program }: Context): Values {
  const fields = program.index.component(operation.component).entity?.fields ?? [];
  const stored = fields.filter((f) => !f.optional);
  const usual = Object.fromEntries(
    stored.map((f) => [f.name, f.nullable ? null : sampleOf(f, program, f.name)]),
  );

  return withSettings(usual, settings, 'entity');
}

function withSettings(values: Values, settings: Settings, place: Knob['place']): Values {
  let result = values;

  for (const [knob, value] of settings)
    if (knob.place === place) result = withValue(result, knob.path, value) as Values;

  return result;
}

function withValue(
  of: Json | undefined,
  [name, ...rest]: readonly string[],
  value: Json | undefined,
): Json | undefined {
  if (name === undefined) return value;

  const { [name]: before, ...others } = (typeof of === 'object' && of !== null ? of : {}) as Values;
  const inner = withValue(before, rest, value);

  return inner === undefined ? others : { ...others, [name]: inner };
}

function parametersOf(
  { entity, settings }: Wanted,
  values: Values,
  { route, operation, program }: Context,
): Case['parameters'] {
  const set = new Map(
    [...settings].flatMap(([k, v]) => (k.place === 'parameter' ? [[k.path[0], v] as const] : [])),
  );
  const parameters = route.segments.flatMap(({ parameter }) => parameter ?? []);

  return Object.fromEntries(
    parameters.map((parameter) => {
      const { name, binds } = parameter;

      if (binds.to === 'id' || (binds.to === 'criterion' && binds.field === 'id'))
        return [name, '<id>'];

      const type = meaning(boundType(parameter, operation, program) ?? FREE_TEXT, program);

      if (binds.to === 'criterion') {
        const own = values[binds.field] ?? name;
        const [other = own] = entity === 'elsewhere' ? nearby(own, type) : [own];

        return [name, String(other)];
      }

      return [name, String(set.get(name) ?? sampleOfType(type, program, name))];
    }),
  );
}

function headersOf(settings: Settings, { route, operation, program }: Context): Case['headers'] {
  const headers: Record<string, string> = {};

  for (const name of route.require) headers[name.toLowerCase()] = 'x';

  for (const { input, source } of route.bind) {
    const header = headerOf(source);
    const field = inputFields(operation, program)?.find((f) => f.name === input.name);

    if (header !== undefined && field !== undefined)
      headers[header] = String(sampleOf(field, program, input.name));
  }

  for (const [knob, value] of settings) {
    if (knob.place !== 'header') continue;

    const name = (knob.path[0] ?? '').toLowerCase();

    if (value === undefined) delete headers[name];
    else headers[name] = String(value);
  }

  return headers;
}

function headerOf(source: Operand): string | undefined {
  return source.kind === 'path' && source.root === 'request' && source.segments[0] === 'headers'
    ? source.segments[1]?.toLowerCase()
    : undefined;
}

function sentOf({ settings, sends }: Wanted, { route, operation, program }: Context): Case['sent'] {
  if (takesRaw(route)) return 'a';

  const fields = publicInputs(route, operation, program);

  if (fields === undefined)
    return operation.input === undefined
      ? undefined
      : sampleOf(operation.input, program, operation.name);
  if (fields.length === 0) return undefined;

  const guarded = fields.filter((f) => sends.includes(f.name));
  const usual = {
    ...objectSample(fields, program),
    ...Object.fromEntries(guarded.map((f) => [f.name, sampleOf(f, program, f.name)])),
  };
  const known = new Set(fields.map((f) => f.name));
  const own = new Map([...settings].filter(([k]) => known.has(k.path[0] ?? '')));

  return withSettings(usual, own, 'input');
}

/** What the operation is given, by the words of the contract: sent, from the path, filled by the route. */
export function givenInput(
  one: Case,
  caller: Caller,
  { route, operation, program }: Context,
): Values {
  const given: Record<string, Json> = { ...(isValues(one.sent) ? one.sent : {}) };

  for (const { parameter } of route.segments) {
    if (parameter?.binds.to !== 'input') continue;

    const type = boundType(parameter, operation, program) ?? FREE_TEXT;

    given[parameter.binds.name] = typed(type, one.parameters[parameter.name] ?? '', program);
  }

  for (const { input, source } of route.bind) {
    const value = filled(source, one, caller);

    if (value !== undefined) given[input.name] = value;
  }

  return given;
}

/** What the route fills has no other source: nobody has an id where nobody is known. */
export function isComplete(input: Values, { route, operation, program }: Context): boolean {
  const filled = new Set(route.bind.map((b) => b.input.name));

  return (inputFields(operation, program) ?? []).every(
    (f) => !filled.has(f.name) || !isRequired(f, program) || Object.hasOwn(input, f.name),
  );
}

function isValues(sent: Case['sent']): sent is Values {
  return typeof sent === 'object' && sent !== null && !Array.isArray(sent);
}

function typed(type: Type, text: string, program: Program): Json {
  const { as } = textForm(type, program);

  return as === 'number' ? Number(text) : as === 'boolean' ? text === 'true' : text;
}

function filled(source: Operand, one: Case, { identity }: Caller): Json | undefined {
  if (source.kind === 'literal') return source.value;
  if (source.kind !== 'path') return undefined;

  const [first = '', second = ''] = source.segments;

  switch (source.root) {
    case 'identity':
      return first === 'id' ? identity?.id : first === 'scheme' ? identity?.scheme : undefined;
    case 'claims':
      return identity?.claims[first];
    case 'route':
      return one.parameters[first];
    case 'request':
      return first === 'headers' ? one.headers[second.toLowerCase()] : 'a';
    default:
      return undefined;
  }
}

/** What policies know of the entity: as it is stored, or as the input will make it. */
export function knownEntity(one: Case, input: Values, { operation, program }: Context): Values {
  const system = { id: '<id>', _version: 1, _created: '<now+0>', _updated: '<now+0>' };

  if (operation.scope !== 'new') return { ...system, ...one.values };

  const fields: readonly Field[] =
    program.index.component(operation.component).entity?.fields ?? [];
  const defaults = fields.flatMap((f) => (f.default === undefined ? [] : [[f.name, f.default]]));

  return { ...(Object.fromEntries(defaults) as Values), ...input };
}
