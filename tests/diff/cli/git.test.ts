// toac diff against git's history: which commit is the old side, what is read of it, and what is said where it is not there.
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toac } from '../../cli/command-line.ts';
import { scratch } from '../../write/scratch.ts';
import { cloneOf, FILES, found, newRepository, ORDERS, repositoryIn, STOCK } from './repository.ts';

/** A branch that adds stock, while main goes on and adds bills. */
function branched() {
  const repository = newRepository();

  repository.git('tag', 'v1');
  repository.git('checkout', '-qb', 'feature');
  repository.put({ 'contracts/stock.yaml': STOCK });
  repository.commit('stock');
  repository.git('checkout', '-q', 'main');
  repository.put({ 'contracts/bills.yaml': ORDERS.replace('Orders', 'Bills') });
  repository.commit('bills');
  repository.git('checkout', '-q', 'feature');

  return repository;
}

describe('which commits', () => {
  it.each([
    ['', ['stock was added']],
    ['main', ['stock was added']],
    ['main --merge-base', ['stock was added']],
    ['main --no-merge-base', ['bills was removed', 'stock was added']],
    ['v1', ['stock was added']],
    ['v1..feature', ['stock was added']],
    ['main..feature', ['bills was removed', 'stock was added']],
    ['main...feature', ['stock was added']],
    ['feature..main', ['stock was removed', 'bills was added']],
    ['v1 main', ['bills was added']],
    ['v1..', ['stock was added']],
    ['main~1 HEAD', ['stock was added']],
    ['HEAD', []],
    ['v1:contracts', ['stock was added']],
  ])('toac diff %s', async (line, findings) => {
    const { out, err } = await branched().diff(line);

    expect(err).toBe('');
    expect(found(out)).toEqual(findings);
  });

  it('takes what is not committed as the new side', async () => {
    const repository = newRepository();

    repository.put({ 'contracts/stock.yaml': STOCK });
    rmSync(join(repository.folder, 'contracts/orders.yaml'));

    const { exit, out } = await repository.diff('');

    expect(exit).toBe(10);
    expect(found(out)).toEqual(['orders was removed', 'stock was added']);
    expect(out).toContain('contracts/stock.yaml:1:1');
  });

  it('of a detached commit without credentials compares with origin, as a fork does', async () => {
    const repository = branched();
    const clone = cloneOf(repository);

    clone.git('checkout', '-q', '--detach', 'origin/feature');

    // The other repository is not reachable any more.
    renameSync(repository.folder, `${repository.folder}-gone`);

    const { exit, out } = await clone.diff('origin/main');

    renameSync(`${repository.folder}-gone`, repository.folder);
    expect([exit, found(out)]).toEqual([0, ['stock was added']]);
  });
});

describe('where the contracts are', () => {
  it('at any depth, from anywhere below', async () => {
    const deep = Object.fromEntries(
      Object.entries(FILES).map(([path, text]) => [`services/shop/${path}`, text]),
    );
    const repository = newRepository({ ...deep, 'other/contracts/x.yaml': 'a: [' });

    repository.put({ 'services/shop/contracts/stock.yaml': STOCK });

    const below = join(repository.folder, 'services/shop/contracts');
    const { exit, out } = await repository.diff('--format github', below);

    expect(exit).toBe(0);
    expect(out).toContain('file=services/shop/contracts/stock.yaml,line=1');
    expect(found((await repository.diff('--contracts services/shop')).out)).toEqual([
      'stock was added',
    ]);
  });

  it('is found by the name of the project, after its folder was moved', async () => {
    const repository = newRepository({ ...FILES, 'other/contracts/toac.yaml': 'project: other\n' });

    mkdirSync(join(repository.folder, 'services'));
    renameSync(join(repository.folder, 'contracts'), join(repository.folder, 'services/contracts'));
    repository.put({ 'services/contracts/stock.yaml': STOCK });

    const moved = await repository.diff('--contracts services');

    expect(found(moved.out)).toEqual(['stock was added']);
    expect(moved.out).toContain(' in contracts → the working tree');
    expect((await repository.diff('HEAD:contracts --contracts services')).exit).toBe(0);
  });

  it('is said where they are nowhere', async () => {
    const repository = newRepository({ 'package.json': '{}' });

    repository.put(FILES);

    const { exit, err } = await repository.diff('HEAD');

    expect(exit).toBe(2);
    expect(err).toContain('has no contracts in contracts/');
  });

  it('is not a link, nor another repository', async () => {
    const linked = newRepository({ 'package.json': '{}', 'real/toac.yaml': 'language: 1\n' });

    symlinkSync('real', join(linked.folder, 'contracts'));
    linked.commit('link');
    rmSync(join(linked.folder, 'contracts'));
    linked.put(FILES);

    expect((await linked.diff('HEAD')).err).toMatch(/contracts is a link in HEAD \(/);

    const inside = newRepository();
    const outside = newRepository({ 'package.json': '{}' });

    outside.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `160000,${inside.git('rev-parse', 'HEAD').trim()},contracts`,
    );
    outside.git('commit', '-qm', 'submodule');
    outside.put(FILES);

    expect((await outside.diff('HEAD')).err).toMatch(/contracts is a submodule: .* in HEAD \(/);
  });

  it('a contract that is a link is a mistake of its side', async () => {
    const repository = newRepository();

    symlinkSync('orders.yaml', join(repository.folder, 'contracts/stock.yaml'));
    repository.commit('link');
    rmSync(join(repository.folder, 'contracts/stock.yaml'));

    const { exit, err } = await repository.diff('HEAD');

    expect(exit).toBe(1);
    expect(err).toContain('the old side (HEAD');
    expect(err).toContain('TOA5020: contracts/stock.yaml is a link');
  });
});

describe('what is not there', () => {
  it.each([
    [
      'nope',
      "there is no commit, folder or model.json 'nope'; to get it, if it is elsewhere: git fetch --tags origin",
    ],
    ['origin/x', "git fetch origin '+refs/heads/x:refs/remotes/origin/x'"],
    ['0000000000000000000000000000000000000000', 'stands for no commit: the branch is new'],
    ['v1..nope', "'nope'"],
    ['-- --upload-pack=x', "'--upload-pack=x'"],
    ['-- --output=x..HEAD', "'--output=x'"],
    ['HEAD:../contracts', "'../contracts' is no contracts folder as git names it"],
    ['origin/$(id)', "--tags origin '+refs/heads/*:refs/remotes/origin/*'"],
  ])('toac diff %s', async (line, message) => {
    const { exit, out, err } = await branched().diff(line);

    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.split('\n').length).toBe(2);
  });

  it('no repository, no git, no commit, no branch to compare with', async () => {
    const none = repositoryIn(scratch(FILES));

    expect((await none.diff('')).err).toContain('git finds no repository with a working tree here');

    none.git('init', '-q', '-b', 'topic');

    expect((await none.diff('')).err).toContain('neither origin/HEAD nor main nor master');
    expect((await none.diff('HEAD')).err).toContain(
      "there is no commit, folder or model.json 'HEAD'",
    );
    expect((await none.diff('')).exit).toBe(2);
  });

  it('in a shallow clone is said with the command that gets it', async () => {
    const repository = branched();
    const clone = cloneOf(repository, '--depth', '1', '--branch', 'feature');

    expect((await clone.diff('v1')).err).toContain(
      'this clone is shallow; to get it: git fetch --unshallow --tags origin',
    );
    expect((await clone.diff('origin/main')).err).toContain(
      "git fetch --unshallow origin '+refs/heads/main:refs/remotes/origin/main'",
    );

    clone.git('fetch', '-q', '--depth', '1', 'origin', '+refs/heads/main:refs/remotes/origin/main');

    const { exit, err } = await clone.diff('origin/main');

    expect([exit, err]).toEqual([
      2,
      expect.stringContaining('to get it: git fetch --unshallow origin\n'),
    ]);

    // And the command that was printed is right.
    clone.git('fetch', '-q', '--unshallow', 'origin');

    expect(found((await clone.diff('origin/main')).out)).toEqual(['stock was added']);
  });

  it('in a partial clone is said, and not fetched', async () => {
    const repository = branched();

    repository.git('config', 'uploadpack.allowFilter', 'true');

    const clone = cloneOf(repository, '--filter=blob:none', '--branch', 'feature');
    const { exit, err } = await clone.diff('origin/main --no-merge-base');

    expect(exit).toBe(2);
    expect(err).toContain('this clone does not hold all of origin/main (');
    expect(err).toContain('git fetch --refetch');
  });

  it('is an error on the side that does not compile', async () => {
    const repository = newRepository();

    repository.put({ 'contracts/orders.yaml': 'operations: { place: { type: nothing } }\n' });

    const now = await repository.diff('HEAD');

    expect([now.exit, now.out]).toEqual([1, '']);
    expect(now.err).toMatch(/^the new side \(the working tree\) does not compile:\nerror TOA/);

    repository.commit('broken');
    repository.put(FILES);

    const before = await repository.diff('HEAD --format json');

    expect([before.exit, before.out]).toEqual([1, '']);
    expect(before.err).toMatch(
      /^the old side \(HEAD \([0-9a-f]{8}\)\) does not compile:\nerror TOA/,
    );
  });
});

describe('git', () => {
  it('is not led elsewhere by the environment', async () => {
    const repository = branched();
    const other = newRepository({ 'package.json': '{}' });
    const trace = join(other.folder, 'trace');
    const led = await toac('diff main', {
      working: repository.folder,
      environment: {
        ...(process.env as Record<string, string>),
        GIT_DIR: join(other.folder, '.git'),
        GIT_WORK_TREE: other.folder,
        GIT_OBJECT_DIRECTORY: other.folder,
        GIT_TRACE: trace,
      },
    });

    expect([led.exit, found(led.out)]).toEqual([0, ['stock was added']]);
    expect(existsSync(trace)).toBe(false);
  });

  it('takes a branch that looks like a folder, and names that are no words', async () => {
    const repository = branched();

    repository.git('branch', 'a.-b', 'v1');
    repository.git('branch', 'ünicode/🎉', 'v1');

    expect(found((await repository.diff('a.-b')).out)).toEqual(['stock was added']);
    expect(found((await repository.diff('ünicode/🎉..feature')).out)).toEqual(['stock was added']);
  });
});
