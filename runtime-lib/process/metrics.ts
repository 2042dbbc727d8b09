// Counters, gauges and histograms in Prometheus' text format. Labels are fixed where a metric is declared, and their
// values come from the contract: one that a caller chooses would fill the memory.

export type Labels = Readonly<Record<string, string>>;

export interface Counter {
  add(labels?: Labels, by?: number): void;
  /** Adds one with these labels, again and again. */
  of(labels: Labels): () => void;
}

export interface Gauge {
  set(value: number, labels?: Labels): void;
}

export interface Histogram {
  observe(value: number, labels?: Labels): void;
  /** Observes with these labels, again and again. */
  of(labels: Labels): (value: number) => void;
}

export interface MetricDeclaration {
  /** `toac_calls_total` */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

export interface Metrics {
  counter(declaration: MetricDeclaration): Counter;
  gauge(declaration: MetricDeclaration): Gauge;
  /** `buckets`: upper bounds, ascending; by default seconds from 1 ms to 10 s. */
  histogram(declaration: MetricDeclaration, buckets?: readonly number[]): Histogram;
  /** Called right before the numbers are read; of one name, the last. */
  collect(name: string, refresh: () => Promise<void>): void;
  text(): Promise<string>;
}

const SECONDS: readonly number[] = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

export function createMetrics(): Metrics {
  const families = new Map<string, Family>();
  const refreshing = new Map<string, () => Promise<void>>();
  const declare = <F extends Family>(name: string, family: F): F => {
    const known = families.get(name);

    if (known !== undefined && known.type !== family.type)
      throw new Error(`the metric ${name} is a ${known.type} already`);

    if (known === undefined) families.set(name, family);

    return (known ?? family) as F;
  };

  return {
    counter: (declaration) => declare(declaration.name, countingFamily(declaration)),
    gauge: (declaration) => declare(declaration.name, gaugeFamily(declaration)),
    histogram: (declaration, buckets = SECONDS) =>
      declare(declaration.name, histogramFamily(declaration, buckets)),
    collect: (name, refresh) => void refreshing.set(name, refresh),
    text: async () => {
      // What cannot be asked now is not told; the rest is.
      await Promise.allSettled([...refreshing.values()].map((refresh) => refresh()));

      return [...families.values()].map((f) => f.lines().join('')).join('');
    },
  };
}

interface Family {
  readonly type: 'counter' | 'gauge' | 'histogram';
  lines(): readonly string[];
}

function countingFamily(declaration: MetricDeclaration): Family & Counter {
  const values = new Map<string, number>();
  const add = (key: string, by: number): void => void values.set(key, (values.get(key) ?? 0) + by);

  return {
    type: 'counter',
    add: (labels, by = 1) => add(labelText(declaration, labels), by),
    of: (labels) => {
      const key = labelText(declaration, labels);

      return () => add(key, 1);
    },
    lines: () => linesOf(declaration, 'counter', values),
  };
}

function gaugeFamily(declaration: MetricDeclaration): Family & Gauge {
  const values = new Map<string, number>();

  return {
    type: 'gauge',
    set: (value, labels) => void values.set(labelText(declaration, labels), value),
    lines: () => linesOf(declaration, 'gauge', values),
  };
}

interface Observed {
  /** By bucket, each with those of the smaller ones left out. */
  readonly counts: number[];
  count: number;
  sum: number;
}

function histogramFamily(
  declaration: MetricDeclaration,
  buckets: readonly number[],
): Family & Histogram {
  const { name } = declaration;
  const values = new Map<string, Observed>();
  const observe = (key: string, value: number): void => {
    const observed = values.get(key) ?? { counts: buckets.map(() => 0), count: 0, sum: 0 };
    const bucket = buckets.findIndex((bound) => value <= bound);

    if (bucket >= 0) observed.counts[bucket] = (observed.counts[bucket] ?? 0) + 1;

    observed.count++;
    observed.sum += value;
    values.set(key, observed);
  };

  return {
    type: 'histogram',
    observe: (value, labels) => observe(labelText(declaration, labels), value),
    of: (labels) => {
      const key = labelText(declaration, labels);

      return (value) => observe(key, value);
    },
    lines: () => [
      head(declaration, 'histogram'),
      ...[...values].flatMap(([key, observed]) => [
        ...bucketLines(name, key, { buckets, observed }),
        `${name}_sum${braces(key)} ${numberText(observed.sum)}\n`,
        `${name}_count${braces(key)} ${observed.count}\n`,
      ]),
    ],
  };
}

function bucketLines(
  name: string,
  key: string,
  { buckets, observed }: { readonly buckets: readonly number[]; readonly observed: Observed },
): readonly string[] {
  const others = key === '' ? '' : `${key},`;
  let below = 0;
  const lines = buckets.map((bound, i) => {
    below += observed.counts[i] ?? 0;

    return `${name}_bucket{${others}le="${numberText(bound)}"} ${below}\n`;
  });

  return [...lines, `${name}_bucket{${others}le="+Inf"} ${observed.count}\n`];
}

function linesOf(
  declaration: MetricDeclaration,
  type: Family['type'],
  values: ReadonlyMap<string, number>,
): readonly string[] {
  return [
    head(declaration, type),
    ...[...values].map(
      ([key, value]) => `${declaration.name}${braces(key)} ${numberText(value)}\n`,
    ),
  ];
}

function head({ name, help }: MetricDeclaration, type: Family['type']): string {
  const text = help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');

  return `# HELP ${name} ${text}\n# TYPE ${name} ${type}\n`;
}

function braces(key: string): string {
  return key === '' ? '' : `{${key}}`;
}

/** Declared labels alone, in their order: what else is given is left out. */
function labelText({ labels = [] }: MetricDeclaration, given: Labels = {}): string {
  return labels.map((label) => `${label}="${escaped(given[label] ?? '')}"`).join(',');
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';

  return String(value);
}
