// Wrong code over the shop: each must not compile, at the token between « and ».

export interface WrongUse {
  readonly what: string;
  readonly code: string;
}

const ORDERS =
  "import type { Cancel, CancelReply, Place, PlaceReply, Settle, SettleReply, Ship, ShipReply, Spent, SpentReply } from '#shop/orders';\n";
const STOCK =
  "import type { Reserve, ReserveReply, Release, ReleaseReply } from '#shop/stock';\nimport type { StockChanges, StockId } from '#shop/stock/types';\n";
const PAYMENTS =
  "import { isFailure, isMissing, id, Secret } from '@toac/runtime/v1';\nimport type { Notify, NotifyReply, Capture, CaptureReply } from '#shop/payments';\n";
const CLIENT =
  "import { createHttp, isFailure, isMissing, orders, payments, stock } from '../generated/client/index.js';\nimport type { Id } from '@toac/runtime/client';\ndeclare const order: Id<'orders'>;\ndeclare const item: Id<'stock'>;\nconst http = createHttp('https://shop.example');\n";
const VALUES =
  "import type { OrderId, Order, NewOrder, StoredOrder, PlaceInput } from '#shop/orders/types';\nimport type { Money, Address, Item } from '#shop/types';\nimport { date, decimal, id } from '@toac/runtime/v1';\ndeclare const money: Money;\ndeclare const address: Address;\n";

function orders(what: string, body: string): WrongUse {
  return { what: `handler: ${what}`, code: ORDERS + body };
}

function settle(what: string, body: string): WrongUse {
  return orders(
    what,
    `export const settle: Settle = (input, order, { errors }): SettleReply => {\n  if (order.state !== 'placed') return errors.ALREADY_SETTLED();\n  ${body}\n};\n`,
  );
}

function place(what: string, body: string): WrongUse {
  return orders(
    what,
    `export const place: Place = async (input, order, { calls, errors }): Promise<PlaceReply> => {\n  ${body}\n};\n`,
  );
}

const fields =
  "buyer: input.buyer, address: input.address, lines: [], total: { amount: input.items[0]?.sku as never, currency: 'EUR' as const }";

function reserve(what: string, body: string): WrongUse {
  return {
    what: `handler over many: ${what}`,
    code: `${STOCK}export const reserve: Reserve = (input, stocks, { errors }): ReserveReply => {\n  const state = new Map<StockId, StockChanges>();\n  ${body}\n};\n`,
  };
}

function notify(what: string, body: string): WrongUse {
  return {
    what: `caller: ${what}`,
    code: `${PAYMENTS}export const notify: Notify = async (input, _none, { calls, errors, configuration, log, identity }): Promise<NotifyReply> => {\n  ${body}\n};\n`,
  };
}

function client(what: string, body: string): WrongUse {
  return {
    what: `client: ${what}`,
    code: `${CLIENT}export async function use(): Promise<unknown> {\n  ${body}\n}\n`,
  };
}

function value(what: string, body: string): WrongUse {
  return { what: `value: ${what}`, code: `${VALUES}${body}\n` };
}

export const WRONG_USES: readonly WrongUse[] = [
  settle('a wrong value of an enum', "return { payment: input.payment, «state»: 'payed' };"),
  settle('a misspelt key', "return { «paymnt»: input.payment, state: 'paid' };"),
  settle('a value of another type', 'return { «payment»: 5 };'),
  settle('an id of another component', 'return { «payment»: order.id };'),
  settle('a changed id', 'return { «id»: order.id };'),
  settle('a changed version', 'return { «_version»: 3 };'),
  settle('null for a required field', 'return { «state»: null };'),
  settle('an undeclared error', 'return errors.«ALREADY_PAID»();'),
  settle(
    'an error with data that it has not',
    'return errors.ALREADY_SETTLED(«{ sku: order.id }»);',
  ),
  settle('a changed parameter', "order.«state» = 'paid'; return {};"),
  settle('a changed input', 'input.«payment» = input.payment; return {};'),
  settle('a changed list of the subject', 'order.lines.«push»(...order.lines); return {};'),
  settle('an unknown member of the input', 'return { payment: input.«pay» };'),
  settle('an unknown member of the subject', "return order.«status» === 'x' ? {} : {};"),
  settle('a comparison that is never true', "return «order.state === 'payed'» ? {} : {};"),
  settle('a system field', 'return { «_updated»: new Date() };'),
  settle('a text instead of a reply', "«return» 'paid';"),
  orders(
    'a call that is not declared',
    'export const settle: Settle = (_input, _order, { «calls» }): SettleReply => {\n  void calls;\n  return {};\n};\n',
  ),
  orders(
    'an event that is not declared',
    'export const settle: Settle = (_input, _order, { «emit» }): SettleReply => {\n  void emit;\n  return {};\n};\n',
  ),
  orders(
    'a configuration that is not declared',
    'export const settle: Settle = (_input, _order, { «configuration» }): SettleReply => {\n  void configuration;\n  return {};\n};\n',
  ),
  orders(
    'an event with a wrong payload',
    'export const ship: Ship = (_input, _order, { emit }): ShipReply => {\n  emit.shipped({ «tracking»: 5 });\n  return {};\n};\n',
  ),
  orders(
    'an event with a misspelt member',
    'export const ship: Ship = (input, _order, { emit }): ShipReply => {\n  emit.shipped({ «trackin»: input.tracking });\n  return {};\n};\n',
  ),
  orders(
    'an event with nothing',
    'export const ship: Ship = (_input, _order, { emit }): ShipReply => {\n  emit.«shipped»();\n  return {};\n};\n',
  ),
  orders(
    'another event',
    "export const ship: Ship = (_input, _order, { emit }): ShipReply => {\n  emit.«paid»({ tracking: 'x' });\n  return {};\n};\n",
  ),
  orders(
    'a member that only the entity fills',
    'export const ship: Ship = (input, order, { emit }): ShipReply => {\n  emit.shipped({ tracking: input.tracking, «id»: order.id });\n  return {};\n};\n',
  ),
  orders(
    'an input where there is none',
    "export const cancel: Cancel = (input, _order): CancelReply => {\n  return «input».reason === 'x' ? {} : {};\n};\n",
  ),
  orders(
    'a wrong output',
    'export const spent: Spent = (_input, orders): SpentReply => {\n  return { «EUR»: orders.length };\n};\n',
  ),
  orders(
    'an output of another kind',
    'export const spent: Spent = (_input, orders): SpentReply => {\n  «return» orders;\n};\n',
  ),
  orders(
    'a limit that is not there',
    'export const cancel: Cancel = (_input, _order, { «more» }): CancelReply => {\n  return more === true ? {} : {};\n};\n',
  ),
  orders(
    'a misspelt handler type',
    "import type { «Plce» } from '#shop/orders';\nexport type Use = Plce;\n",
  ),
  orders(
    'the reply of another operation',
    'export const cancel: Cancel = (_input, order): «ShipReply» => {\n  return «{ nothing: order }»;\n};\n',
  ),
  place('a missing field', '«return» { buyer: input.buyer, address: input.address, lines: [] };'),
  place('a misspelt field beside the right ones', `return { ${fields}, «stat»: 'placed' };`),
  place(
    'an undeclared operation',
    "await calls.stock.«release»({ input: { items: input.items } });\n  return errors.OUT_OF_STOCK({ sku: 'x' });",
  ),
  place(
    'an undeclared component',
    "await calls.«payments».capture({});\n  return errors.OUT_OF_STOCK({ sku: 'x' });",
  ),
  place(
    'a call without its input',
    "await calls.stock.reserve(«{}»);\n  return errors.OUT_OF_STOCK({ sku: 'x' });",
  ),
  place(
    'a call with a misspelt input',
    "await calls.stock.reserve({ input: { «itmes»: input.items } });\n  return errors.OUT_OF_STOCK({ sku: 'x' });",
  ),
  place(
    'a call with a key that it does not take',
    "await calls.stock.reserve({ «key»: 1, input: { items: input.items } });\n  return errors.OUT_OF_STOCK({ sku: 'x' });",
  ),
  place(
    'an ignored failure',
    "const reply = await calls.stock.reserve({ input: { items: input.items } });\n  return errors.OUT_OF_STOCK({ sku: Object.keys(reply.«prices»)[0] ?? '' });",
  ),
  place('an error without its data', 'return errors.«OUT_OF_STOCK»();'),
  place('an error with wrong data', 'return errors.OUT_OF_STOCK({ «sku»: 5 });'),
  place('an error with a misspelt member', "return errors.OUT_OF_STOCK({ «sk»: 'x' });"),
  place(
    'a promise that is not awaited',
    'const reply = calls.stock.reserve({ input: { items: input.items } });\n  return errors.OUT_OF_STOCK({ sku: reply.«code» });',
  ),
  place('a subject that is not there yet', 'return errors.OUT_OF_STOCK({ sku: order.«buyer» });'),
  reserve('state without output', '«return» state;'),
  reserve('output without state', '«return» { output: { prices: {} } };'),
  reserve('a misspelt output', 'return { state, output: { «price»: {} } };'),
  reserve(
    'changes under a wrong id',
    "state.set(«'x'», { available: 1 });\n  return { state, output: { prices: {} } };",
  ),
  reserve(
    'a misspelt change',
    'for (const stock of stocks) state.set(stock.id, { «availabel»: 1 });\n  return { state, output: { prices: {} } };',
  ),
  reserve(
    'a changed subject',
    'for (const stock of stocks) stock.«available» -= 1;\n  return { state, output: { prices: {} } };',
  ),
  reserve(
    'one subject instead of many',
    'return { state: new Map([[stocks.«id», {}]]), output: { prices: {} } };',
  ),
  notify(
    'a call without a key',
    "await calls.payments.capture(«{ input: { reference: new Secret('x') } }»);",
  ),
  notify(
    'two keys at once',
    "await calls.payments.capture({ «query»: { id: id<'payments'>('x'), order: id<'orders'>('y') }, input: { reference: new Secret('x') } });",
  ),
  notify(
    'a key of another component',
    "await calls.payments.capture({ query: { «id»: id<'orders'>('x') }, input: { reference: new Secret('x') } });",
  ),
  notify(
    'a missing entity that is not looked at',
    "const reply = await calls.payments.capture({ query: { id: id<'payments'>('x') }, input: { reference: new Secret('x') } });\n  if (isFailure(reply)) return;\n  log.info(reply.«code»);",
  ),
  notify(
    'a secret in clear',
    "await calls.payments.capture({ query: { id: id<'payments'>('x') }, input: { «reference»: 'x' } });",
  ),
  notify('a secret of the configuration as text', 'log.info(«configuration.webhook»);'),
  notify('a configuration that nobody provides', 'log.info(configuration.«url»);'),
  notify('an identity that may be absent', 'log.info(«identity».id);'),
  notify('an error of another operation', 'return errors.«NOT_OPEN»();'),
  client(
    'an unknown operation',
    'return orders.«plce»(http, { items: [], address: {} as never });',
  ),
  client(
    'a body with what the route binds',
    "return orders.place(http, { items: [], address: {} as never, «buyer»: 'x' });",
  ),
  client('a body without a required member', 'return orders.place(http, «{ items: [] }»);'),
  client('an id of another component', 'return orders.read(http, «item»);'),
  client('an unknown filter', "return orders.list(http, { filter: { «buyer»: 'x' } });"),
  client(
    'a wrong value of a filter',
    "return orders.list(http, { filter: { «state»: 'payed' } });",
  ),
  client('an unknown order', "return orders.list(http, { sort: [«'total'»] });"),
  client(
    'a failure that is not looked at',
    'const reply = await orders.place(http, { items: [], address: {} as never });\n  return reply.«id»;',
  ),
  client(
    'a missing entity that is not looked at',
    'const reply = await orders.read(http, order);\n  return reply.«total»;',
  ),
  client(
    'an error that the operation has not',
    "const reply = await orders.cancel(http, order);\n  return isFailure(reply) && reply.code === 'ALREADY_SHIPPED' ? «reply.data».sku : isMissing(reply);",
  ),
  client(
    'a member that the output does not show',
    'const page = await stock.list(http);\n  return page.items[0]?.«id»;',
  ),
  client('a stream as a promise', 'const all = await orders.export(http);\n  return all.«length»;'),
  client(
    'a wrong enum in a body',
    "return stock.receive(http, { sku: 'x', price: { amount: '1' as never, «currency»: 'CHF' }, available: 1 });",
  ),
  client('an internal operation', 'return payments.«capture»(http);'),
  value(
    'a text as an id',
    "export const made: OrderId = «'x'»;"
      .replace('«', '')
      .replace('»', '')
      .replace('made', '«made»'),
  ),
  value('a number as a decimal', "export const price: Money = { «amount»: 5, currency: 'EUR' };"),
  value(
    'a text as a decimal',
    "export const price: Money = { «amount»: '5.00', currency: 'EUR' };",
  ),
  value('a changed shared type', "money.«currency» = 'USD';"),
  value('an id of nothing', "export const made = id<'orders'>(«5»);"),
  value(
    'a member too many',
    "export const item: Item = { sku: 'x', quantity: 1, «price»: money };",
  ),
  value(
    'undefined where nothing may stand',
    "export const input: PlaceInput = { buyer: id<'identity'>('x'), items: [], «address»: undefined };",
  ),
  value(
    'a stored entity without its version',
    'export const stored: StoredOrder = «{} as Order»;'
      .replace('«', '')
      .replace('»', '')
      .replace('stored:', '«stored»:'),
  ),
];
