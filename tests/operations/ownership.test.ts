// What a caller holds is his: whatever he does with what he sent or got, nothing that is stored changes.
import { afterEach, expect, it } from 'vitest';
import { peopleTeams as teams } from '../../generated/desk/people/teams/component.ts';
import { type Running, running } from '../support/system.ts';

const stops: Running[] = [];

afterEach(async () => {
  for (const { system } of stops.splice(0)) await system.stop();
});

const TEAM = {
  id: 'first',
  title: 'First',
  hours: { from: '08:00', until: '17:00' },
  topics: ['billing'],
};

interface Changeable {
  title: string;
  hours: { from: string };
  topics: string[];
}

function change(team: unknown): void {
  const { hours, topics } = team as Changeable;

  hours.from = '00:00';
  topics.push('other');
}

async function made(): Promise<Running> {
  const one = await running([teams]);

  stops.push(one);

  return one;
}

const read = ({ ask }: Running): Promise<unknown> =>
  ask('people.teams.read', { query: { id: TEAM.id } });

it('keeps what was sent as it was sent', async () => {
  const system = await made();
  const input = structuredClone(TEAM);
  const shown = await system.ask('people.teams.create', { input });

  change(input);
  change(shown);

  expect(await read(system)).toEqual(TEAM);
});

it('keeps what was read as it was', async () => {
  const system = await made();

  await system.ask('people.teams.create', { input: structuredClone(TEAM) });

  for (const operation of ['people.teams.read', 'people.teams.list']) {
    const query = operation.endsWith('read') ? { id: TEAM.id } : {};

    for (const team of [await system.ask(operation, { query })].flat())
      (team as Changeable).topics.push('other');

    expect(await read(system)).toEqual(TEAM);
  }
});

it('keeps a body that is the gateway’s alone without a copy', async () => {
  const system = await made();
  const input = structuredClone(TEAM);

  await system.ask('people.teams.create', { input, own: true });

  expect(system.storage.peek?.('people.teams', TEAM.id)?.values['hours']).toBe(input.hours);
});
