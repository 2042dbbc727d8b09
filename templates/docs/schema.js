// Schemas in words, and values that fit them well enough to begin with.

export function createSchemas({ components }) {
  const resolve = (schema = {}) => {
    let current = schema;

    for (let i = 0; current.$ref !== undefined && i < 32; i++)
      current = target(components, current.$ref);

    return current;
  };

  return {
    resolve,
    words: (schema) => words(schema, resolve),
    example: (schema) => example(schema, resolve, 0),
  };
}

/** `#/components/schemas/orders.Order` */
function target(components, reference) {
  return reference
    .split('/')
    .slice(2)
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((found, segment) => found?.[segment] ?? {}, components);
}

function words(schema, resolve) {
  if (schema?.$ref !== undefined) return schema.$ref.split('/').at(-1);

  const {
    type,
    format,
    enum: values,
    items,
    minLength,
    maxLength,
    minimum,
    maximum,
    pattern,
  } = schema ?? {};

  if (values !== undefined) return values.join(' | ');
  if (items !== undefined) return `list of ${words(items, resolve)}`;

  const named = format ?? (Array.isArray(type) ? type.join(' or ') : (type ?? 'anything'));
  const bounds = range(minLength ?? minimum, maxLength ?? maximum);

  return [named, bounds, pattern === undefined ? '' : `like ${pattern}`]
    .filter((w) => w !== '')
    .join(', ');
}

function range(low, high) {
  if (low === undefined && high === undefined) return '';
  if (low === high) return `exactly ${low}`;
  if (high === undefined) return `at least ${low}`;

  return low === undefined ? `up to ${high}` : `${low} to ${high}`;
}

/** Deep enough for people to see the form. */
const DEPTH = 6;

function example(given, resolve, depth) {
  const schema = resolve(given);
  const {
    type,
    enum: values,
    properties,
    required = [],
    items,
    default: usual,
    oneOf,
    anyOf,
  } = schema;

  if (usual !== undefined) return usual;
  if (values !== undefined) return values[0];
  if (depth > DEPTH) return null;
  if (oneOf !== undefined || anyOf !== undefined)
    return example((oneOf ?? anyOf)[0], resolve, depth + 1);

  if (properties !== undefined) {
    const shown = Object.entries(properties).filter(([name]) => required.includes(name));

    return Object.fromEntries(shown.map(([name, of]) => [name, example(of, resolve, depth + 1)]));
  }

  switch (Array.isArray(type) ? type[0] : type) {
    case 'array':
      return items === undefined ? [] : [example(items, resolve, depth + 1)];
    case 'object':
      return {};
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'string':
      return sampleText(schema);
    default:
      return null;
  }
}

const SAMPLES = {
  date: () => new Date().toISOString().slice(0, 10),
  'date-time': () => new Date().toISOString(),
  uuid: () => crypto.randomUUID(),
  email: () => 'somebody@example.org',
  uri: () => 'https://example.org/',
  hostname: () => 'example.org',
  duration: () => 'PT1H',
  int64: () => '1',
  decimal: () => '1.00',
};

function sampleText({ format, minLength = 0, maxLength = Number.POSITIVE_INFINITY }) {
  const sample = SAMPLES[format]?.() ?? 'text';

  return format === undefined ? sample.padEnd(minLength, 'x').slice(0, maxLength) : sample;
}
