// Inputs that a route fills itself: from the identity, from the request, from its path.

import { operandText } from '../../2-model/expression-text.ts';
import type { OperandDocument, RouteDocument } from '../document.ts';
import { membersOf } from '../document-index.ts';
import { type Both, type Edit, editAt, impact, type Place } from '../edit.ts';
import type { Impact } from '../finding.ts';
import { matched } from '../matching.ts';
import { oldId } from '../renames.ts';

type Routes = readonly [RouteDocument, RouteDocument];
type Bind = NonNullable<RouteDocument['bind']>[number];

export function compareBinds(both: Both, place: Place, [was, is]: Routes): readonly Edit[] {
  const { kept, came, went } = matched(
    was.bind,
    is.bind,
    (b) => b.input.id,
    (b) => oldId(b.input.id, both.renames),
  );
  const where = place.element;

  return [
    ...kept
      .filter(([before, after]) => placed(before.source, was) !== placed(after.source, is))
      .map(([before, after]) =>
        editAt(place, {
          rule: `${familyOf(after)}-changed`,
          message: `${where} fills ${after.input.name} from ${operandText(after.source)} now`,
          before: bindText(before),
          after: bindText(after),
          impacts: [impact(['in', 'RISK'], where, 'the operation gets another value')],
        }),
      ),
    ...came
      .filter((bind) => !fillsByPath(bind, is, was))
      .map((bind) => bound(both, place, { bind, was })),
    ...went
      .filter((bind) => !fillsByPath(bind, was, is))
      .map((bind) => unbound(both, place, { bind, is })),
    ...compareGuards(both, place, [was, is]),
  ];
}

function bindText({ input, source }: Bind): string {
  return `${input.name}: ${operandText(source)}`;
}

/** Parameters by where they stand, whatever they are called. */
function placed(source: OperandDocument, route: RouteDocument): string {
  const at = parameterAt(source, route);

  return at < 0 ? operandText(source) : `route.${at}`;
}

function parameterAt(source: OperandDocument, { segments = [] }: RouteDocument): number {
  if (source.kind !== 'path' || source.root !== 'route') return -1;

  return segments.findIndex((s) => s.parameter?.name === source.segments?.[0]);
}

/** Whether the same parameter fills the same input on the other side, by its name alone. */
function fillsByPath({ input, source }: Bind, own: RouteDocument, other: RouteDocument): boolean {
  const at = parameterAt(source, own);
  const binds = at < 0 ? undefined : other.segments?.[at]?.parameter?.binds;

  return binds?.to === 'input' && binds.name === input.name;
}

const REQUEST: ReadonlySet<string> = new Set(['request', 'claims']);

/** Who acts, what the request says beside its body, or something else. */
function familyOf({ source }: Bind): 'delegation' | 'header-mapping' | 'bind' {
  const root = rootOf(source);

  if (root === 'identity') return 'delegation';

  return root !== undefined && REQUEST.has(root) ? 'header-mapping' : 'bind';
}

function rootOf(operand: OperandDocument): string | undefined {
  if (operand.kind === 'shift') return rootOf(operand.of);

  return operand.kind === 'path' ? operand.root : undefined;
}

function bound(
  { old, renames }: Both,
  place: Place,
  { bind, was }: { readonly bind: Bind; readonly was: RouteDocument },
): Edit {
  const where = place.element;
  const input = old.operations.get(was.operation.id)?.input;
  const id = oldId(bind.input.id, renames);
  const wasSent = membersOf(input, old)?.some((f) => id.endsWith(`/${f.name}`)) === true;
  const family = familyOf(bind);
  const impacts: Impact[] = [];

  if (wasSent)
    impacts.push(
      impact(['in', 'BREAK'], where, `callers that send ${bind.input.name} are refused`),
    );
  if (family === 'delegation')
    impacts.push(impact(['acc', 'SEC'], where, 'the operation acts for who calls'));
  if (impacts.length === 0) impacts.push(impact(['in', 'SAFE'], where, 'callers never sent it'));

  return editAt(place, {
    rule: `${family}-added`,
    message: `${where} fills ${bind.input.name} from ${operandText(bind.source)}`,
    after: bindText(bind),
    impacts,
    rollout: wasSent ? 'callers first, then the service' : undefined,
  });
}

function unbound(
  { next }: Both,
  place: Place,
  { bind, is }: { readonly bind: Bind; readonly is: RouteDocument },
): Edit {
  const where = place.element;
  const { name } = bind.input;
  const input = next.operations.get(is.operation.id)?.input;
  const field = membersOf(input, next)?.find((f) => f.name === name);
  const impacts: Impact[] = [];

  if (field !== undefined) {
    const isNeeded = field.optional !== true && field.default === undefined;

    if (isNeeded)
      impacts.push(impact(['in', 'BREAK'], where, `callers that send no ${name} are refused`));

    impacts.push(impact(['acc', 'SEC'], where, `callers say ${name} themselves`));
  }

  if (impacts.length === 0)
    impacts.push(impact(['in', 'RISK'], where, 'the operation gets it no more'));

  return editAt(place, {
    rule: `${familyOf(bind)}-removed`,
    message: `${where} fills ${name} no more`,
    before: bindText(bind),
    impacts,
  });
}

/** Who may set an input: that there is a condition. What it says is a matter of access. */
function compareGuards(both: Both, place: Place, [was, is]: Routes): readonly Edit[] {
  const { came, went } = matched(
    was.guards,
    is.guards,
    (g) => g.input.id,
    (g) => oldId(g.input.id, both.renames),
  );

  return [
    ...came.map(({ input }) =>
      editAt(place, {
        rule: 'auth-input-restricted',
        message: `${place.element}: not everybody may set ${input.name} any more`,
        after: input.name,
        impacts: [
          impact(['acc', 'BREAK'], place.element, `some callers that send ${input.name} get 403`),
        ],
        rollout: 'callers first, then the service',
      }),
    ),
    ...went.map(({ input }) =>
      editAt(place, {
        rule: 'auth-input-unrestricted',
        message: `${place.element}: everybody who may call it may set ${input.name}`,
        before: input.name,
        impacts: [impact(['acc', 'SEC'], place.element, `more callers may set ${input.name}`)],
      }),
    ),
  ];
}
