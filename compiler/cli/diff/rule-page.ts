// The page of a rule of `toac diff`, and the list of all of them.
import type { LiveRule, ReservedRule } from '../../diff/rule.ts';
import type { Paint } from '../render/paint.ts';

export interface Rules {
  readonly live: readonly LiveRule[];
  readonly reserved: readonly ReservedRule[];
}

interface Look {
  readonly format: 'text' | 'json';
  readonly paint: Paint;
}

/** Without an id, the list; undefined where there is no rule of this id. */
export function pageOf(
  id: string | undefined,
  rules: Rules,
  { format, paint }: Look,
): string | undefined {
  if (id === undefined)
    return format === 'json'
      ? json(rules.live.map(({ id: name, group }) => ({ rule: name, group })))
      : list(rules, paint);

  const live = rules.live.find((rule) => rule.id === id);

  if (live !== undefined) return format === 'json' ? json(live) : livePage(live, paint);

  const reserved = rules.reserved.find((rule) => rule.id === id);

  if (reserved === undefined) return undefined;

  return format === 'json' ? json(reserved) : reservedPage(reserved, paint);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function livePage(rule: LiveRule, paint: Paint): string {
  const { id, group, cause, before, after, remedy, rollout, mirror } = rule;
  const example = (title: string, text: string): readonly string[] => [
    '',
    paint('cyan', `# ${title}`),
    text.trimEnd(),
  ];

  return `${[
    `${paint('bold', id)} (${group})`,
    '',
    cause,
    ...example('before', before),
    ...example('after', after),
    '',
    `${paint('bold', 'Safe way:')} ${remedy}`,
    `${paint('bold', 'Roll-out:')} ${rollout}`,
    'rule' in mirror
      ? `${paint('bold', 'The reverse:')} toac explain ${mirror.rule}`
      : `${paint('bold', 'The reverse')} has no rule: ${mirror.waiver}`,
  ].join('\n')}\n`;
}

function reservedPage({ id, group, lacks }: ReservedRule, paint: Paint): string {
  return `${paint('bold', id)} (${group})\n\nNever found in this version: language 1 has no ${lacks}.\n`;
}

function list({ live, reserved }: Rules, paint: Paint): string {
  const groups = new Map<string, string[]>();

  for (const { id, group } of live) groups.set(group, [...(groups.get(group) ?? []), id]);

  const parts = [...groups].map(
    ([group, ids]) => `${paint('bold', group)}\n${ids.map((id) => `  ${id}\n`).join('')}`,
  );

  return `${parts.join('\n')}\n${live.length} rules; ${reserved.length} more wait for what language 1 has not. toac explain <rule> says more.\n`;
}
