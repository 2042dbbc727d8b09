// What every format says of a finding, before it is made safe for it: cut to what can be read, values as JSON.
import { elementOf } from '../allowance.ts';
import type { Finding, Impact, Position, Witness } from '../finding.ts';
import type { Allowed } from '../located.ts';

/** What follows is not what somebody reads. */
const MOST = 300;

export function excerpt(text: string, most = MOST): string {
  if (text.length <= most) return text;

  // Not between the halves of a pair.
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;

  return `${text.slice(0, end)}…`;
}

/** Impacts that hurt, those at one position that say the same as one, with several places. */
export interface ImpactGroup {
  readonly position: Position;
  readonly places: readonly string[];
  readonly text: string;
  /** `valid before, not now: {"total":12}` */
  readonly example?: { readonly says: string; readonly shown: string };
}

export function impactGroups(impacts: readonly Impact[]): readonly ImpactGroup[] {
  const groups = new Map<string, Impact[]>();

  for (const impact of impacts.filter(hurts)) {
    const { position, level, text } = impact;
    const key = JSON.stringify([position, level, text]);
    const group = groups.get(key);

    if (group === undefined) groups.set(key, [impact]);
    else group.push(impact);
  }

  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const witness = group.find((impact) => impact.witness !== undefined)?.witness;

    return first === undefined
      ? []
      : [
          {
            position: first.position,
            places: group.map(({ place }) => excerpt(place, 120)),
            text: excerpt(first.text),
            ...(witness === undefined ? {} : { example: exampleOf(witness) }),
          },
        ];
  });
}

function hurts({ level }: Impact): boolean {
  return level !== 'SAFE' && level !== 'NOTE';
}

/** `harmless at out, stob`; undefined where it hurts wherever it lands. */
export function harmlessText(impacts: readonly Impact[]): string | undefined {
  const hurt = new Set(impacts.filter(hurts).map((i) => i.position));
  const rest = impacts.map((i) => i.position).filter((position) => !hurt.has(position));

  return rest.length === 0 ? undefined : `harmless at ${[...new Set(rest)].join(', ')}`;
}

function exampleOf(witness: Witness): NonNullable<ImpactGroup['example']> {
  if (witness.kind !== 'value')
    return { says: witness.kind === 'caller' ? 'for' : 'such as', shown: excerpt(witness.text) };

  return {
    says: witness.validOn === 'old' ? 'valid before, not now:' : 'valid now, not before:',
    shown: excerpt(JSON.stringify(witness.value)),
  };
}

/** For formats without markup: what a finding says beside its message, one thing a line. */
export function plainLines({ impacts, remedy, rollout }: Finding): readonly string[] {
  return [
    ...impactGroups(impacts).flatMap(({ position, places, text, example }) => [
      `${position} ${placesText(places)}: ${text}`,
      ...(example === undefined ? [] : [`  ${example.says} ${example.shown}`]),
    ]),
    ...listed(harmlessText(impacts)),
    ...listed(remedy && `safe way: ${excerpt(remedy)}`),
    ...listed(rollout && `roll-out: ${excerpt(rollout)}`),
  ];
}

function listed(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : [text];
}

/** `POST /orders, PUT /orders/:id, PATCH /orders/:id and 4 more` */
export function placesText(places: readonly string[], most = 3): string {
  const more = places.length - most;

  return more <= 0 ? places.join(', ') : `${places.slice(0, most).join(', ')} and ${more} more`;
}

export function allowedText({ owner, until, reason }: Allowed): string {
  return excerpt(`allowed by ${owner} until ${until}: ${reason}`);
}

/** `shop.orders entity.phone` */
export function nameOf(finding: Finding, most = MOST): string {
  return excerpt(elementOf(finding), most);
}
