// What stands at the edges of a system: each input, output, error, payload, entity and configuration, and who meets it.
import type { NodeId } from '../2-model/node.ts';
import { oncePer } from '../base/once-per.ts';
import type {
  ComponentDocument,
  OperationDocument,
  RouteDocument,
  SlotDocument,
} from './document.ts';
import type { DocumentIndex } from './document-index.ts';
import type { Position } from './finding.ts';

export interface RootUse {
  readonly position: Position;
  readonly place: string;
  /** Members that do not come from, or go to, this place. */
  readonly without?: { readonly has: (member: string) => boolean };
}

export interface Root {
  readonly id: NodeId;
  readonly component: string;
  readonly slot: SlotDocument;
  /** Whether secrets are left out of it. */
  readonly travels: boolean;
  readonly uses: readonly RootUse[];
  /** Fields that it takes its values from, beside those that the slot names. */
  readonly after?: readonly NodeId[];
  readonly ofValue?: true;
  /** Where nobody uses it yet. */
  readonly otherwise: readonly RootUse[];
}

export function rootsOf(
  index: DocumentIndex,
  components: readonly ComponentDocument[],
): readonly Root[] {
  const callers = callersOf(index);

  return components.flatMap((component) => [
    ...(component.operations ?? []).flatMap((o) =>
      operationRoots(o, { component, index, callers }),
    ),
    ...eventRoots(component),
    ...storedRoots(component),
    ...(component.routes ?? []).flatMap((route) => addressRoots(route, component.id)),
  ]);
}

interface Around {
  readonly component: ComponentDocument;
  readonly index: DocumentIndex;
  readonly callers: ReadonlyMap<NodeId, readonly string[]>;
}

/** Operations, receivers and schedules that call an operation. */
export const callersOf = oncePer(findCallers);

function findCallers({ document }: DocumentIndex): ReadonlyMap<NodeId, readonly string[]> {
  const callers = new Map<NodeId, string[]>();
  const add = (id: NodeId, caller: string): void => {
    callers.set(id, [...(callers.get(id) ?? []), caller]);
  };

  for (const { id, operations, receivers, schedules } of document.components) {
    for (const { name, calls } of operations ?? [])
      for (const call of calls ?? []) add(call.id, `${id}.${name}`);
    for (const { call, event } of receivers ?? []) add(call.id, `the receiver of ${event.name}`);
    for (const { call, name } of schedules ?? []) add(call.id, `the schedule ${id}.${name}`);
  }

  return callers;
}

function operationRoots(operation: OperationDocument, around: Around): readonly Root[] {
  const { component, index, callers } = around;
  const { id, name, input, output, errors } = operation;
  const routes = index.routes.get(id) ?? [];
  const called = callers.get(id) ?? [];
  const head = { component: component.id };
  const at = (position: Position): readonly RootUse[] => [
    { position, place: `${component.id}.${name}` },
  ];
  const readers: readonly RootUse[] = [
    ...routes.map((r) => ({ position: 'out' as const, place: routeName(r), ...leftOut(r) })),
    ...called.map((place) => ({ position: 'out' as const, place })),
  ];
  const writers: readonly RootUse[] = [
    ...routes.map((r) => ({ position: 'in' as const, place: routeName(r), ...notSent(r) })),
    ...called.map((place) => ({ position: 'in' as const, place })),
  ];
  const root = (own: string, slot: SlotDocument | undefined, more: Users): readonly Root[] =>
    slot === undefined ? [] : [{ ...head, id: own, slot, ...more }];

  return [
    ...root(`${id}/input`, input, { travels: false, uses: writers, otherwise: at('in') }),
    ...root(`${id}/output`, output, { travels: true, uses: readers, otherwise: at('out') }),
    ...(errors ?? []).flatMap((error) =>
      root(`${error.id}/data`, error.data, {
        travels: true,
        uses: readers.map(({ position, place }) => ({ position, place })),
        otherwise: at('out'),
      }),
    ),
  ];
}

type Users = Pick<Root, 'travels' | 'uses' | 'otherwise'>;

export function routeName({ method, path }: RouteDocument): string {
  return `${method} ${path}`;
}

/** Inputs that callers of a route do not send, be it that they are filled or that they are not listed. */
function notSent({ bind, input }: RouteDocument): Pick<RootUse, 'without'> {
  const filled = new Set((bind ?? []).map((b) => b.input.name));
  const listed = input === undefined ? undefined : new Set(input.map((i) => i.name));

  if (filled.size === 0 && listed === undefined) return {};

  return { without: { has: (name) => filled.has(name) || listed?.has(name) === false } };
}

function leftOut({ output }: RouteDocument): Pick<RootUse, 'without'> {
  if (output === undefined) return {};

  const listed = new Set(output.map((o) => o.name));

  return { without: { has: (name) => !listed.has(name) } };
}

function eventRoots({ id: component, events, receivers }: ComponentDocument): readonly Root[] {
  const emitted = (events ?? []).flatMap(({ id, name, payload }): readonly Root[] => {
    const place = `${component}.${name}`;

    if (payload === undefined) return [];

    const uses: readonly RootUse[] = [
      { position: 'evt', place },
      { position: 'evtq', place },
    ];

    return [{ id: `${id}/payload`, component, slot: payload, travels: true, uses, otherwise: [] }];
  });
  const received = (receivers ?? []).flatMap(({ id, event, payload }): readonly Root[] => {
    if (payload === undefined) return [];

    const uses: readonly RootUse[] = [{ position: 'evtq', place: event.name }];

    return [{ id: `${id}/payload`, component, slot: payload, travels: true, uses, otherwise: [] }];
  });

  return [...emitted, ...received];
}

function storedRoots({ id, entity, configuration }: ComponentDocument): readonly Root[] {
  const roots: Root[] = [];

  if (entity !== undefined) {
    const place = `the stored ${entity.name}`;

    roots.push({
      id: `${id}/entity`,
      component: id,
      // Its fields are declarations of their own.
      slot: { type: { kind: 'any' } },
      travels: false,
      uses: [
        { position: 'sto', place },
        { position: 'stob', place },
      ],
      otherwise: [],
    });
  }

  // Where nothing is needed yet, deployments say nothing yet.
  roots.push({
    id: `${id}/configuration`,
    component: id,
    slot: { type: configuration ?? { kind: 'object', fields: [] } },
    travels: false,
    uses: [{ position: 'cfg', place: `the configuration of ${id}` }],
    otherwise: [],
  });

  return roots;
}

/** Criteria of a path, and filters of a query string: their values are the field's. */
function addressRoots(route: RouteDocument, component: string): readonly Root[] {
  const root = (id: NodeId, name: string, place: string): Root => ({
    id,
    component,
    slot: { type: { kind: 'boolean' } },
    travels: false,
    after: [`${component}/entity/fields/${name}`],
    ofValue: true,
    uses: [{ position: 'in', place }],
    otherwise: [],
  });
  const parameters = (route.segments ?? []).flatMap(({ parameter }) => {
    if (parameter?.binds.to !== 'criterion') return [];

    const { field } = parameter.binds;

    return [root(`${route.id}/:${field}`, field, `:${parameter.name} of ${routeName(route)}`)];
  });
  const filters = (route.query?.filter ?? []).map(({ name }) =>
    root(`${route.id}/?${name}`, name, `${routeName(route)}?${name}`),
  );

  return [...parameters, ...filters];
}
