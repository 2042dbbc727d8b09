// What `toac explain` says about TOA6xxx, with a contract before and after. The tests compile both.

import type { DEPLOYMENT } from '../catalogue/deployment.ts';
import type { Explanation } from '../catalogue/entry.ts';
import { explanation, task } from './contract.ts';

const STORAGE = 'storages:\n  default: { kind: postgres, url: $DATABASE_URL }\n';
const ONE = `services:\n  all: { components: [tasks] }\n${STORAGE}`;

function deployed(
  text: string,
  more: Readonly<Record<string, string>> = {},
  sections = '',
): Readonly<Record<string, string>> {
  return { ...task(sections), 'deployments/production.yaml': text, ...more };
}

const notes = { 'notes.yaml': 'operations:\n  note: { type: effect, calls: [tasks.touch] }\n' };
const touch = 'operations:\n  touch: { type: effect }\n';
const needs = 'configuration:\n  url: uri\n';
const secret = 'configuration:\n  key: secret\n';

export const explainDeployment: Readonly<Record<keyof typeof DEPLOYMENT, Explanation>> = {
  TOA6001: explanation(
    'A deployment extends a file of deployments/.',
    deployed(`extends: bsae\n${ONE}`, { 'deployments/base.yaml': 'abstract: true\n' }),
    deployed(`extends: base\n${ONE}`, { 'deployments/base.yaml': 'abstract: true\n' }),
  ),
  TOA6002: explanation(
    'Every component runs somewhere.',
    deployed(ONE, { 'notes.yaml': 'operations:\n  note: { type: effect }\n' }),
    deployed(`services:\n  all: { components: [tasks, notes] }\n${STORAGE}`, {
      'notes.yaml': 'operations:\n  note: { type: effect }\n',
    }),
  ),
  TOA6003: explanation(
    'A component runs in one service: its state has one owner.',
    deployed(
      `services:\n  all: { components: [tasks] }\n  more: { components: [tasks] }\n${STORAGE}`,
    ),
    deployed(ONE),
  ),
  TOA6004: explanation(
    'Services and configurations name components by their ids.',
    deployed(`services:\n  all: { components: [taks] }\n${STORAGE}`),
    deployed(ONE),
  ),
  TOA6005: explanation(
    'What a component needs and has no default for, every deployment provides.',
    deployed(ONE, {}, needs),
    deployed(`${ONE}configuration:\n  tasks: { url: https://example.com }\n`, {}, needs),
  ),
  TOA6006: explanation(
    'Values of the configuration are of the type that is needed.',
    deployed(`${ONE}configuration:\n  tasks: { url: 5 }\n`, {}, needs),
    deployed(`${ONE}configuration:\n  tasks: { url: https://example.com }\n`, {}, needs),
  ),
  TOA6007: explanation(
    'A value that nobody asks for is probably misspelt.',
    deployed(`${ONE}configuration:\n  tasks: { url: https://example.com, rul: x }\n`, {}, needs),
    deployed(`${ONE}configuration:\n  tasks: { url: https://example.com }\n`, {}, needs),
  ),
  TOA6008: explanation(
    'The storage that an entity names is provided by every deployment.',
    deployed('services:\n  all: { components: [tasks] }\n'),
    deployed(ONE),
  ),
  TOA6009: explanation(
    'Services that call each other are connected by a binding.',
    deployed(
      `services:\n  one: { components: [tasks] }\n  two: { components: [notes] }\n${STORAGE}`,
      notes,
      touch,
    ),
    deployed(
      `services:\n  one: { components: [tasks] }\n  two: { components: [notes] }\n${STORAGE}bindings:\n  default: { kind: amqp, url: $AMQP_URL }\n`,
      notes,
      touch,
    ),
  ),
  TOA6010: explanation(
    'Messages inside a process do not reach another one.',
    deployed(
      `services:\n  one: { components: [tasks] }\n  two: { components: [notes] }\n${STORAGE}bindings:\n  default: { kind: local }\n`,
      notes,
      touch,
    ),
    deployed(
      `services:\n  one: { components: [tasks, notes] }\n${STORAGE}bindings:\n  default: { kind: local }\n`,
      notes,
      touch,
    ),
  ),
  TOA6011: explanation(
    'Contracts are read by many. A secret is named `$NAME`, and comes from the environment.',
    deployed(`${ONE}configuration:\n  tasks: { key: hunter2 }\n`, {}, secret),
    deployed(`${ONE}configuration:\n  tasks: { key: $TASKS_KEY }\n`, {}, secret),
  ),
  TOA6012: explanation(
    'One service is one program, built once. Another set of components is another service.',
    deployed(ONE, {
      'notes.yaml': 'operations:\n  note: { type: effect }\n',
      'deployments/production.yaml': `services:\n  all: { components: [tasks, notes] }\n${STORAGE}`,
      'deployments/test.yaml': `services:\n  all: { components: [tasks] }\n  rest: { components: [notes] }\n${STORAGE}`,
    }),
    deployed(ONE, {
      'notes.yaml': 'operations:\n  note: { type: effect }\n',
      'deployments/production.yaml': `services:\n  all: { components: [tasks, notes] }\n${STORAGE}`,
      'deployments/test.yaml': `services:\n  some: { components: [tasks] }\n  rest: { components: [notes] }\n${STORAGE}`,
    }),
  ),
  TOA6013: explanation(
    'A deployment cannot stand on itself.',
    deployed(`extends: production\n${ONE}`),
    deployed(ONE),
  ),
  TOA6014: explanation(
    'The deployment says at which exchange and key an event of another system arrives.',
    deployed(
      ONE,
      {},
      'operations:\n  note: { type: effect, input: { text: string } }\nreceivers:\n  crm.changed: { call: note, external: true, payload: { name: string }, input: { text: event.name } }\n',
    ),
    deployed(
      `${ONE}external:\n  crm.changed: { exchange: crm, key: changed }\n`,
      {},
      'operations:\n  note: { type: effect, input: { text: string } }\nreceivers:\n  crm.changed: { call: note, external: true, payload: { name: string }, input: { text: event.name } }\n',
    ),
  ),
  TOA6015: explanation(
    'A storage kind says what it cannot do; a contract that needs it is deployed on another.',
    deployed(
      'services:\n  all: { components: [tasks] }\nstorages:\n  default: { kind: mongodb, url: $DATABASE_URL }\n',
      {},
      'operations:\n  close: { type: transition, scope: objects, limit: 10 }\n',
    ),
    deployed(ONE, {}, 'operations:\n  close: { type: transition, scope: objects, limit: 10 }\n'),
  ),
  TOA6016: explanation(
    'An abstract component is a base; its heirs run.',
    deployed(`services:\n  all: { components: [tasks, base] }\n${STORAGE}`, {
      'base.yaml': 'abstract: true\noperations:\n  note: { type: effect }\n',
    }),
    deployed(ONE, { 'base.yaml': 'abstract: true\noperations:\n  note: { type: effect }\n' }),
  ),
  TOA6017: explanation(
    'Nothing asks for what is provided here: it is left over, or misspelt.',
    deployed(`${ONE}  archive: { kind: postgres, url: $ARCHIVE_URL }\n`),
    deployed(ONE),
  ),
  TOA6018: explanation(
    'A storage or binding is of a kind, which says what else it needs. In an overlay the kind may come from the base.',
    deployed(
      'services:\n  all: { components: [tasks] }\nstorages:\n  default: { url: $DATABASE_URL }\n',
    ),
    deployed(ONE),
  ),
};
