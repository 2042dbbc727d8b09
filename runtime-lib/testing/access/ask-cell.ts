// One cell: the entity is stored, the request is sent, and what came of it is named as the matrix names it.
import { newId } from '../../core/ids.ts';
import { NO_EVENTS, type Row, type Values } from '../../storage/values.ts';
import { type AccessHost, credentialsOf } from './access-host.ts';
import type { AccessCaller, AccessCase, RouteCells } from './access-matrix.ts';
import { type Filling, filled, filledText } from './fill.ts';

export interface Cell {
  readonly route: RouteCells;
  readonly caller: AccessCaller;
  readonly case: AccessCase;
}

export interface Answer {
  /** `ok`, `seen`, `not seen`, or a status. */
  readonly verdict: string;
  /** What a refusal says. */
  readonly detail: string;
}

export async function askCell(host: AccessHost, cell: Cell): Promise<Answer> {
  const filling: Filling = { id: newId(Date.now()), now: Date.now() };
  const { entity } = cell.case;

  if (entity !== undefined) await store(host, entity, filling);

  host.reached.yes = false;
  host.reached.ids = [];

  const response = await host.fetch(...requestOf(cell, filling));
  const text = await response.text();
  const verdict = verdictOf(response.status, text, { cell, host, id: filling.id });

  if (entity !== undefined) await forget(host, filling.id);

  return { verdict, detail: response.ok ? '' : text.slice(0, 300) };
}

function requestOf(
  { route, caller, case: one }: Cell,
  filling: Filling,
): readonly [string, RequestInit] {
  const [method = ''] = route.route.split(' ');
  const identity = filled(caller.identity, filling);
  const { raw, body } = one;
  const sent = raw === undefined ? filled(body, filling) : 'a';

  return [
    `http://cell.example${filledText(one.path, filling, encodeURIComponent)}`,
    {
      method,
      headers: {
        ...filled(one.headers ?? {}, filling),
        ...(identity !== null && { authorization: credentialsOf(identity) }),
        ...(sent !== undefined && { 'content-type': raw ?? 'application/json' }),
      },
      ...(sent !== undefined && { body: raw === undefined ? JSON.stringify(sent) : sent }),
    } as RequestInit,
  ];
}

async function store({ component, storage }: AccessHost, entity: Values, filling: Filling) {
  const { _created, _updated, ...values } = filled(entity, filling) as Record<string, never>;
  const row: Row = {
    id: filling.id,
    version: 1,
    created: instant(_created, filling),
    updated: instant(_updated, filling),
    values,
    counter: NO_EVENTS,
  };

  await storage.commit({ writes: [{ component: component.id, row, expect: undefined }] });
}

function instant(text: string | undefined, { now }: Filling): number {
  return text === undefined ? now : Date.parse(text);
}

/** The next cell's lists have nothing else in them. */
async function forget({ component, storage }: AccessHost, id: string): Promise<void> {
  const row = await storage.get(component.id, id);

  if (row === undefined) return;

  const gone = { ...row, version: row.version + 1, deleted: Date.now() };

  await storage.commit({
    writes: [{ component: component.id, row: gone, expect: row.version }],
  });
}

interface Around {
  readonly cell: Cell;
  readonly host: AccessHost;
  readonly id: string;
}

function verdictOf(status: number, text: string, { cell, host, id }: Around): string {
  const { reached } = host;

  if (reached.yes) return cell.route.many === true ? sight(reached.ids.includes(id)) : 'ok';
  if (status >= 300) return isDuplicate(text) ? 'ok' : String(status);

  return cell.route.many === true ? sight(holdsOne(text)) : 'ok';
}

function sight(seen: boolean): string {
  return seen ? 'seen' : 'not seen';
}

/** What a unique key stopped was allowed. */
function isDuplicate(text: string): boolean {
  return text.includes('"duplicate"');
}

/** A page, or frames one below the other. */
function holdsOne(text: string): boolean {
  if (!text.startsWith('{"items":')) return text.trim() !== '';

  return (JSON.parse(text) as { readonly items: readonly unknown[] }).items.length > 0;
}
