// The contents of contracts.mjs in TypeSpec: the same entities, operations, routes, constraints, failures and
// authentication, one file per resource. What TypeSpec has no words for (events, policies, storage) is left out.

/** `operations` / 5 resources, as contracts() gives them. */
export function typespec(operations) {
  const count = Math.max(1, Math.round(operations / 5));
  const folder = (i) => `shop${Math.floor(i / 20)}`;
  const resources = Array.from({ length: count }, (_, i) => ({
    path: `${folder(i)}/resource${i}.tsp`,
    text: resource(i, `Shop${Math.floor(i / 20)}`),
  }));

  return [
    { path: 'main.tsp', text: main(resources.map(({ path }) => path)) },
    { path: 'types.tsp', text: TYPES },
    { path: 'failures.tsp', text: failures() },
    ...resources,
  ];
}

function main(paths) {
  return `import "@typespec/http";
import "@typespec/openapi";
${paths.map((path) => `import "./${path}";`).join('\n')}

using Http;
using OpenAPI;

@service(#{ title: "bench" })
@info(#{ version: "1.0.0" })
@useAuth(BasicAuth | BearerAuth)
namespace Bench;
`;
}

const TYPES = `namespace Bench;

@pattern("^[A-Za-z0-9_-]{1,64}$")
scalar Id extends string;

@format("decimal")
@pattern("^-?(0|[1-9][0-9]{0,9})(\\\\.[0-9]{1,2})?$")
scalar Amount extends string;

enum Currency {
  EUR,
  USD,
  GBP,
}

model Money {
  amount: Amount;
  currency: Currency;
}

model Address {
  @minLength(1) @maxLength(100) name: string;
  @minLength(1) @maxLength(100) line: string;
  @minLength(1) @maxLength(12) postcode: string;
  @minLength(2) @maxLength(2) country: string;
}
`;

const FAILURES = [
  ['Invalid', 400, 'The request is not what the contract says.'],
  ['Unauthenticated', 401, 'Nobody is known to have called.'],
  ['Forbidden', 403, 'The caller may not do this.'],
  ['Missing', 404, 'There is no such entity.'],
  ['NotAcceptable', 406, 'No representation is acceptable.'],
  ['Conflict', 409, 'The entity exists, changed meanwhile, or the request is in progress.'],
  ['Changed', 412, 'The entity is not the version that was meant.'],
  ['TooLarge', 413, 'The request is too large.'],
  ['UnsupportedMedia', 415, 'The body is of a type that is not read here.'],
  ['Rejected', 422, 'The same key came with another request.'],
  ['TooMany', 429, 'Too many requests.'],
  ['Unavailable', 503, 'Overloaded or starting; try again later.'],
  ['Timeout', 504, 'No answer in time.'],
];

function failures() {
  const models = FAILURES.map(
    ([name, status, doc]) => `/** ${doc} */
@error
model ${name} {
  @statusCode _: ${status};
  @header contentType: "application/problem+json";
  @body problem: Problem;
}
`,
  );

  return `import "@typespec/http";

using Http;

namespace Bench;

model ProblemError {
  pointer: string;
  code: string;
  message: string;
}

model Problem {
  type: string;
  title: string;
  status: integer;
  code: string;
  errors?: ProblemError[];
}

${models.join('\n')}
alias Always = Invalid | Unauthenticated | Forbidden | TooMany | Unavailable | Timeout;
alias Shown = Always | NotAcceptable;
alias Written = Always | Conflict | Rejected;
alias Sent = Written | TooLarge | UnsupportedMedia;
`;
}

function resource(i, group) {
  const name = `Resource${i}`;

  return `import "@typespec/http";
import "@typespec/openapi";
import "../types.tsp";
import "../failures.tsp";

using Http;
using OpenAPI;

/** Resources of the kind ${i}, for measuring */
@tag("${group}.${name}")
namespace Bench.${group}.${name};

${models(name)}
${operations(i, `${group.toLowerCase()}.resource${i}`)}`;
}

function models(name) {
  return `model Line {
  @minLength(1) @maxLength(40) sku: string;
  @minValue(1) @maxValue(999) quantity: integer;
  price: Money;
}

enum State {
  draft,
  placed,
  paid,
  shipped,
  cancelled,
}

model ${name} {
  id: Id;
  owner: Id;
  @minLength(1) @maxLength(120) title: string;
  @maxLength(4000) notes?: string;
  @minItems(1) @maxItems(100) lines: Line[];
  total: Money;
  address: Address;
  state: State = State.draft;
  @minValue(0) @maxValue(9) priority: integer = 5;
  @minValue(0) @maxValue(5) rating?: float64;
  due?: plainDate;
  done: boolean = false;
}

model Create {
  @minLength(1) @maxLength(120) title: string;
  @maxLength(4000) notes?: string;
  @minItems(1) @maxItems(100) lines: Line[];
  total: Money;
  address: Address;
  @minValue(0) @maxValue(9) priority?: integer;
  due?: plainDate;
}

model Update {
  @minLength(1) @maxLength(120) title?: string;
  @maxLength(4000) notes?: string | null;
  @minValue(0) @maxValue(9) priority?: integer;
  due?: plainDate | null;
  done?: boolean;
}

model Page {
  items: ${name}[];
  next?: string;
}
`;
}

const FILTER = `  @query state?: State,
  @query("state.ne") stateNot?: State,
  @query(#{ name: "state.in" }) stateIn?: State[],
  @query due?: plainDate,
  @query("due.ne") dueNot?: plainDate,
  @query(#{ name: "due.in" }) dueIn?: plainDate[],
  @query("due.lt") dueBefore?: plainDate,
  @query("due.le") dueUntil?: plainDate,
  @query("due.gt") dueAfter?: plainDate,
  @query("due.ge") dueFrom?: plainDate,
  @query("due.null") dueAbsent?: boolean,
  @query sort?: ("due" | "-due" | "_created" | "-_created")[],
  @query @minValue(1) @maxValue(100) limit?: integer = 20,
  @query @minValue(0) omit?: integer,
  @query after?: string,`;

function operations(i, id) {
  const name = `Resource${i}`;
  const key = '@header("idempotency-key") idempotencyKey?: string';
  const match = '@header("if-match") ifMatch?: string';

  return `@route("/resources${i}") @get @operationId("${id}.list")
op list(
${FILTER}
): Page | Shown;

/** Makes a resource of the kind ${i} */
@route("/resources${i}") @post @operationId("${id}.create")
op create(${key}, @body body: Create): { @statusCode _: 201; @body body: ${name} } | Sent | NotAcceptable;

@route("/resources${i}/{id}") @get @operationId("${id}.read")
op read(@path id: Id, @header("if-none-match") ifNoneMatch?: string): ${name} | Shown | Missing;

@route("/resources${i}/{id}") @patch(#{ implicitOptionality: false }) @operationId("${id}.update")
op update(
  @path id: Id,
  ${key},
  ${match},
  @body body?: Update,
): void | Sent | Missing | Changed;

@route("/resources${i}/{id}") @delete @operationId("${id}.remove")
op remove(@path id: Id, ${key}, ${match}): void | Written | Missing | Changed;
`;
}
