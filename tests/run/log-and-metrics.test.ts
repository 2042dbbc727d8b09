// What a process says of itself: log lines that hide secrets and never throw, metrics in Prometheus' text format.
import { describe, expect, it } from 'vitest';
import { Secret } from '../../runtime-lib/core/secret.ts';
import { createLogWriter } from '../../runtime-lib/process/log-writer.ts';
import { createMetrics } from '../../runtime-lib/process/metrics.ts';

function written(format: 'json' | 'text', attributes: Readonly<Record<string, unknown>>): string {
  const lines: string[] = [];
  const writer = createLogWriter({
    format,
    level: 'info',
    output: (text) => lines.push(text),
    clock: () => new Date('2026-01-02T03:04:05.006Z'),
  });

  writer.log({ operation: 'notes.write', trace: 't1' }).info('a message', attributes);
  writer.log().debug('not this one');

  return lines.join('');
}

describe('a log', () => {
  it('is lines of JSON with what they are of', () => {
    const line = written('json', { count: 1, list: new Set(['a']), at: new Date(0) });

    expect(line.endsWith('\n')).toBe(true);
    expect(JSON.parse(line)).toEqual({
      time: '2026-01-02T03:04:05.006Z',
      level: 'info',
      message: 'a message',
      operation: 'notes.write',
      trace: 't1',
      attributes: { count: 1, list: ['a'], at: '1970-01-01T00:00:00.000Z' },
    });
  });

  it.each(['json', 'text'] as const)('as %s hides secrets, wherever they are', (format) => {
    const secret = new Secret('do not tell');
    const line = written(format, {
      secret,
      inside: [{ secret }, new Map([['key', secret]])],
      error: new Error('failed', { cause: { secret } }),
    });

    expect(line).toContain('***');
    expect(line).not.toContain('do not tell');
  });

  it.each(['json', 'text'] as const)('as %s survives every value', (format) => {
    const circle: Record<string, unknown> = { a: 1 };

    circle['self'] = circle;
    circle['broken'] = {
      get value(): never {
        throw new Error('unreadable');
      },
    };
    circle['big'] = 10n;
    circle['never'] = undefined;
    circle['nan'] = Number.NaN;
    circle['function'] = () => {};
    circle['symbol'] = Symbol('s');
    circle['bytes'] = new Uint8Array(3);

    const line = written(format, { circle, plain: Object.create(null) as object });

    expect(line).toContain('[circular]');
    expect(line).toContain('[unreadable]');
    expect(line).toContain('[3 bytes]');
  });

  it.each(['json', 'text'] as const)('as %s has no raw control characters', (format) => {
    const line = written(format, { evil: 'a\u001b[31m\u0000\u009b\r\nb\u2028', 'k\u001b': 1 });

    expect(line.slice(0, -1)).toMatch(/^[\u0020-\u007e]*$/);
    expect(line).toContain('\\u001b');
  });

  it('tells errors with their causes, for people on lines of their own', () => {
    const error = new TypeError('outer', { cause: new Error('inner') });
    const { attributes } = JSON.parse(written('json', { error })) as {
      readonly attributes: { readonly error: object };
    };

    expect(attributes.error).toMatchObject({
      name: 'TypeError',
      message: 'outer',
      stack: expect.stringContaining('log-and-metrics.test'),
      cause: { name: 'Error', message: 'inner' },
    });

    const text = written('text', { error });

    expect(text).toMatch(
      /^03:04:05 info {2}a message {2}notes\.write {2}error: TypeError: outer\n/,
    );
    expect(text).toContain('\n  caused by Error: inner\n    at ');
  });
});

describe('metrics', () => {
  it('are counters, gauges and histograms, with declared labels alone', async () => {
    const metrics = createMetrics();
    const calls = metrics.counter({ name: 'calls_total', help: 'Calls.', labels: ['operation'] });

    calls.add({ operation: 'a', user: 'chosen' });
    calls.add({ operation: 'a' }, 2);
    metrics.gauge({ name: 'depth', help: 'Two\nlines \\' }).set(1.5);

    const seconds = metrics.histogram({ name: 'seconds', help: 'Time.' }, [0.1, 1]);

    for (const value of [0.05, 0.1, 0.5, 7]) seconds.observe(value);

    expect(await metrics.text()).toBe(`# HELP calls_total Calls.
# TYPE calls_total counter
calls_total{operation="a"} 3
# HELP depth Two\\nlines \\\\
# TYPE depth gauge
depth 1.5
# HELP seconds Time.
# TYPE seconds histogram
seconds_bucket{le="0.1"} 2
seconds_bucket{le="1"} 3
seconds_bucket{le="+Inf"} 4
seconds_sum 7.65
seconds_count 4
`);
  });

  it('escape values', async () => {
    const metrics = createMetrics();

    metrics.counter({ name: 'c', help: '', labels: ['l'] }).add({ l: 'a"b\\c\nd' });

    expect(await metrics.text()).toContain('c{l="a\\"b\\\\c\\nd"} 1\n');
  });

  it('are declared once: the same again is the same, another type a mistake', async () => {
    const metrics = createMetrics();
    const declaration = { name: 'c', help: '' };

    metrics.counter(declaration).add();
    metrics.counter(declaration).add();

    expect(await metrics.text()).toContain('\nc 2\n');
    expect(() => metrics.gauge(declaration)).toThrow('the metric c is a counter already');
  });

  it('ask for what has to be looked up, and live with no answer', async () => {
    const metrics = createMetrics();
    const depth = metrics.gauge({ name: 'depth', help: '' });

    metrics.collect('one', () => Promise.reject(new Error('down')));
    metrics.collect('two', async () => depth.set(1));
    metrics.collect('two', async () => depth.set(2));

    expect(await metrics.text()).toContain('\ndepth 2\n');
  });
});
