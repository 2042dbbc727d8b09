// Finds what a path names: a tree of segments, built once. A static segment wins over a parameter, and there is no way back.

/** By method. */
export type Methods<T> = ReadonlyMap<string, T>;

export interface Found<T> {
  readonly methods: Methods<T>;
  /** Of the parameters, in the order of the path. */
  readonly values: readonly string[];
}

export type Match<T> = (segments: readonly string[]) => Found<T> | undefined;

interface Branch<T> {
  readonly named: Map<string, Branch<T>>;
  any: Branch<T> | undefined;
  methods: Map<string, T> | undefined;
}

export interface Placed<T> {
  readonly method: string;
  readonly path: string;
  readonly value: T;
}

export function createMatch<T>(placed: readonly Placed<T>[]): Match<T> {
  const root = branch<T>();

  for (const route of placed) place(root, route);

  return (segments) => {
    let at = root;
    let values = NONE;

    for (let i = 0; i < segments.length; i++) {
      const segment = segments[i] as string;
      const named = at.named.get(segment);

      if (named !== undefined) at = named;
      else if (at.any === undefined) return undefined;
      else {
        at = at.any;

        if (values === NONE) values = [segment];
        else values.push(segment);
      }
    }

    return at.methods === undefined ? undefined : { methods: at.methods, values };
  };
}

const NONE: string[] = [];

function branch<T>(): Branch<T> {
  return { named: new Map(), any: undefined, methods: undefined };
}

function place<T>(root: Branch<T>, { method, path, value }: Placed<T>): void {
  let at = root;

  for (const segment of path.split('/').slice(1)) {
    if (segment !== '') at = segment.startsWith(':') ? anyOf(at) : namedOf(at, segment);
  }

  at.methods ??= new Map();

  if (at.methods.has(method)) throw new TypeError(`gateway: two routes are ${method} ${path}`);

  at.methods.set(method, value);
}

function anyOf<T>(at: Branch<T>): Branch<T> {
  at.any ??= branch();

  return at.any;
}

function namedOf<T>(at: Branch<T>, segment: string): Branch<T> {
  const found = at.named.get(segment) ?? branch();

  at.named.set(segment, found);

  return found;
}
