// A report for people on a terminal: by component, the heaviest first; each finding with who is hurt, and what to do.
import type { Colour, Paint } from '../../cli/render/paint.ts';
import { safeText } from '../../cli/render/safe-text.ts';
import type { Fragment, Impact, Level } from '../finding.ts';
import type { DiffReport, LocatedFinding, Place } from '../located.ts';
import type { LiveRule } from '../rule.ts';
import { allowedText, excerpt, harmlessText, impactGroups, placesText } from './excerpt.ts';
import { countsText, versionText } from './headline.ts';

export interface TextLook {
  readonly paint: Paint;
  /** Findings of the level NOTE, too. */
  readonly all: boolean;
  /** Why each matters. */
  readonly explain: boolean;
  readonly rules: readonly LiveRule[];
}

const COLOURS: Readonly<Record<Level, Colour>> = {
  BREAK: 'red',
  SEC: 'red',
  RISK: 'yellow',
  SAFE: 'green',
  NOTE: 'dim',
};

const MARGIN = ' '.repeat(7);

export function renderText(report: DiffReport, look: TextLook): string {
  const { findings } = report;
  const { paint, all } = look;
  const shown = findings.filter((f) => all || f.level !== 'NOTE');
  const notes = findings.length - shown.length;
  const groups = groupBy(shown, (f) => f.component);
  const lines = [
    `${paint('bold', countsText(report))} — ${safeText(versionText(report))}`,
    paint('dim', safeText(`${report.old.label} → ${report.new.label}`)),
  ];

  for (const [component, group] of groups) {
    lines.push('', paint('bold', safeText(component === '' ? report.project : component)));

    for (const found of [...groupBy(group, (f) => f.element).values()].flat())
      lines.push(...findingLines(found, look));
  }

  if (notes > 0) lines.push('', paint('dim', `${notes} NOTE not shown: --all`));

  return `${lines.join('\n')}\n`;
}

/** In the order in which they are met. */
function groupBy(
  findings: readonly LocatedFinding[],
  key: (finding: LocatedFinding) => string,
): ReadonlyMap<string, readonly LocatedFinding[]> {
  const groups = new Map<string, LocatedFinding[]>();

  for (const finding of findings) {
    const group = groups.get(key(finding));

    if (group === undefined) groups.set(key(finding), [finding]);
    else group.push(finding);
  }

  return groups;
}

function findingLines(finding: LocatedFinding, look: TextLook): readonly string[] {
  const { rule, level, element, newPlace, oldPlace, message, allowed } = finding;
  const { paint } = look;
  const colour = allowed === undefined ? COLOURS[level] : 'dim';
  const at = newPlace ?? oldPlace;
  const head = [
    paint(colour, paint('bold', level.padEnd(5))),
    rule,
    safeText(element),
    ...(at === undefined ? [] : [paint('dim', whereText(at))]),
  ].filter((part) => part !== '');
  const lines = [head.join('  '), `${MARGIN}${safeText(excerpt(message))}`];

  if (allowed !== undefined) return [...lines, `${MARGIN}${safeText(allowedText(allowed))}`];

  const isQuiet = level === 'SAFE' || level === 'NOTE';
  const loud = isQuiet ? [] : [...fragments(finding, look), ...impactTexts(finding.impacts, look)];
  const advised = isQuiet ? [] : advice(finding, look);

  return [...lines, ...loud, ...advised, ...(look.explain ? more(finding, look) : [])];
}

function whereText({ file, line, column }: Place): string {
  return `${safeText(file)}:${line}:${column}`;
}

/** Wider places push their sentence to the right, alone. */
const MOST_WIDTH = 40;

function impactTexts(impacts: readonly Impact[], { paint }: TextLook): readonly string[] {
  const groups = impactGroups(impacts);
  const places = groups.map((group) => safeText(placesText(group.places)));
  const width = Math.min(MOST_WIDTH, Math.max(0, ...places.map((p) => p.length)));

  const harmless = harmlessText(impacts);
  const rest = harmless === undefined ? [] : [`${MARGIN}${paint('dim', harmless)}`];
  const hurting = groups.flatMap(({ position, text, example }, i) => {
    const line = `${MARGIN}${paint('cyan', position.padEnd(4))} ${(places[i] ?? '').padEnd(width)}  ${safeText(text)}`;

    return example === undefined
      ? [line]
      : [line, `${MARGIN}     ${paint('dim', `${example.says} ${safeText(example.shown)}`)}`];
  });

  return [...hurting, ...rest];
}

function advice({ rollout, remedy }: LocatedFinding, { paint }: TextLook): readonly string[] {
  const line = (title: string, text: string | undefined): readonly string[] =>
    text === undefined ? [] : [`${MARGIN}${paint('dim', `${title}:`)} ${safeText(excerpt(text))}`];

  return [...line('safe way', remedy), ...line('roll-out', rollout)];
}

/** As each side has it; a side that has nothing there is left out. */
function fragments(
  { old, new: next, oldPlace, newPlace }: LocatedFinding,
  { paint }: TextLook,
): readonly string[] {
  const line = (sign: string, { text, id }: Fragment, place: Place | undefined): string[] => {
    const where = place === undefined ? safeText(id) : whereText(place);

    return text === undefined
      ? []
      : [`${MARGIN}${sign} ${safeText(excerpt(text))}  ${paint('dim', where)}`.trimEnd()];
  };

  return [...line('-', old, oldPlace), ...line('+', next, newPlace)];
}

function more(
  { rule, fingerprint }: LocatedFinding,
  { rules, paint }: TextLook,
): readonly string[] {
  const cause = rules.find((r) => r.id === rule)?.cause;
  const said = `fingerprint ${fingerprint}; toac explain ${rule}`;

  return [
    ...(cause === undefined ? [] : [`${MARGIN}${cause.replaceAll('\n', ' ')}`]),
    `${MARGIN}${paint('dim', said)}`,
  ];
}
