// `toac init --ci github`: where its files go, what they may do, and that the one with rights takes the report for data.
import { mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toac } from '../../cli/command-line.ts';
import { get, put, scratch } from '../../write/scratch.ts';
import { FILES } from './repository.ts';

const CHECK = '.github/workflows/toac.yml';
const COMMENT = '.github/workflows/toac-comment.yml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly defaults?: { readonly run: Readonly<Record<string, string>> };
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: Readonly<Record<string, string>>;
        readonly env?: Readonly<Record<string, string>>;
        readonly if?: string;
        readonly steps: readonly Step[];
      }
    >
  >;
}

async function written(files: Readonly<Record<string, string>> = FILES, line = 'init --ci github') {
  const folder = scratch(files);
  const ran = await toac(line, { working: folder });

  return { folder, ran };
}

async function workflow(path: string): Promise<Workflow> {
  const { folder } = await written();

  return parse(get(folder, path)) as Workflow;
}

function steps({ jobs }: Workflow): readonly Step[] {
  return Object.values(jobs).flatMap((job) => job.steps);
}

describe('toac init --ci github', () => {
  it('writes two files into a project that is there, and nothing else', async () => {
    const { ran } = await written();

    expect(ran).toEqual({
      exit: 0,
      out: `${CHECK} and ${COMMENT} written\n`,
      err: '',
    });
  });

  it('never writes over a file', async () => {
    const { folder, ran } = await written({ ...FILES, [COMMENT]: 'mine\n' });

    expect([ran.exit, ran.out]).toEqual([5, '']);
    expect(ran.err).toBe(`nothing was written: ${COMMENT} is there already\n`);
    expect(get(folder, COMMENT)).toBe('mine\n');
    expect(() => get(folder, CHECK)).toThrow();
  });

  it('begins a project with them', async () => {
    const { folder, ran } = await written({}, 'init todo app --ci github');

    expect(ran.exit).toBe(0);
    expect(get(folder, `app/${CHECK}`)).toContain('name: toac');
  });

  it('writes into the repository, and runs in the project', async () => {
    const folder = scratch();

    mkdirSync(join(folder, '.git'));

    for (const [path, text] of Object.entries(FILES)) put(folder, `services/a: "b"/${path}`, text);

    const ran = await toac('init --ci github', { working: join(folder, 'services/a: "b"') });
    const { defaults, ...rest } = parse(get(folder, CHECK)) as Workflow;
    const upload = steps(rest as Workflow).find((s) => s.uses?.startsWith('actions/upload'));

    expect(ran.exit).toBe(0);
    expect(defaults?.run['working-directory']).toBe('services/a: "b"');
    expect(upload?.with?.['path']).toBe('services/a: "b"/.toac/report');
  });

  it.each([
    ['init --ci gitlab', "there are no workflows for 'gitlab'; did you mean 'github'?"],
    ['init todo app --ci gitlab', "there are no workflows for 'gitlab'"],
  ])('toac %s ends with 2', async (line, message) => {
    const { folder, ran } = await written(FILES, line);

    expect(ran.exit).toBe(2);
    expect(ran.err).toContain(message);
    expect(() => get(folder, 'app/package.json')).toThrow();
  });
});

describe.each([CHECK, COMMENT])('%s', (path) => {
  it('puts no expression into what is run', async () => {
    for (const { run, with: given } of steps(await workflow(path))) {
      expect(run ?? '').not.toContain('${{');
      expect(String(given?.['script'] ?? '')).not.toContain('${{');
    }
  });

  it('uses actions of GitHub by their versions', async () => {
    for (const { uses } of steps(await workflow(path)))
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
  });

  it('takes nothing but its own files, and has no secrets', async () => {
    const { folder } = await written();

    expect(get(folder, path)).not.toMatch(
      /secrets\.|pull_request_target|GITHUB_ENV|WORKING_DIRECTORY|REPORT_FOLDER/,
    );
  });
});

describe('the check', () => {
  it('may read, sees the history, and compares what it builds', async () => {
    const check = await workflow(CHECK);
    const runs = steps(check).flatMap(({ run }) => run ?? []);

    expect(check.on).toEqual({ pull_request: null });
    expect(check.permissions).toEqual({ contents: 'read' });
    expect(Object.values(check.jobs).map((job) => job.permissions)).toEqual([undefined]);
    expect(steps(check)[0]?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
    expect(
      runs
        .filter((run) => run.includes('toac diff'))
        .every((run) => run.includes('"$BASE" --build')),
    ).toBe(true);
    expect(runs.at(-1)).toBe('npx toac diff "$BASE" --build --format github');
    expect(runs.join('\n')).toContain('>> "$GITHUB_STEP_SUMMARY"');
    expect(runs).toContain('npx toac check --format github');
  });
});

describe('the comment', () => {
  interface Call {
    readonly name: string;
    readonly body?: string;
    readonly issue_number?: number;
    readonly comment_id?: number;
  }

  const MARKER = '<!-- toac-diff -->';
  const pull = { number: 7, head: { sha: 'abc' } };
  const own = { id: 3, user: { login: 'github-actions[bot]' }, body: `${MARKER}\nold` };
  let folder = '';
  let calls: Call[] = [];

  beforeEach(() => {
    folder = scratch();
    calls = [];
  });

  /** As actions/github-script runs it. */
  async function run(comments: readonly object[], pulls: readonly object[] = [pull]) {
    const script = String(steps(await workflow(COMMENT)).at(-1)?.with?.['script']);
    const said =
      (name: string, data?: unknown) =>
      (of: object = {}): Promise<unknown> => {
        calls.push({ name, ...of });

        return Promise.resolve({ data });
      };
    const github = {
      rest: {
        pulls: { list: said('pulls', pulls) },
        issues: { listComments: {}, createComment: said('create'), updateComment: said('update') },
      },
      paginate: () => Promise.resolve(comments),
    };
    const core = {
      info: (text: string) => void calls.push({ name: `info ${text}` }),
      setFailed: (text: string) => void calls.push({ name: `failed ${text}` }),
    };
    const context = {
      repo: { owner: 'o', repo: 'r' },
      payload: {
        workflow_run: {
          head_sha: 'abc',
          head_branch: 'x',
          head_repository: { owner: { login: 'f' } },
        },
      },
    };
    const body = script.replaceAll("'report/", `'${folder}/report/`);
    const Asynchronous = Object.getPrototypeOf(async () => {}).constructor as new (
      ...words: string[]
    ) => (...given: readonly unknown[]) => Promise<unknown>;

    await new Asynchronous('github', 'context', 'core', 'require', body)(
      github,
      context,
      core,
      createRequire(import.meta.url),
    );

    return calls.map(({ name, body: text, issue_number: issue, comment_id: comment }) =>
      JSON.parse(JSON.stringify({ name, text, issue, comment })),
    );
  }

  it('may write comments, and checks out nothing', async () => {
    const comment = await workflow(COMMENT);

    expect(comment.permissions).toEqual({});
    expect(Object.values(comment.jobs).map((job) => job.permissions)).toEqual([
      { actions: 'read', 'pull-requests': 'write' },
    ]);
    expect(steps(comment).map((s) => s.uses?.split('@')[0])).toEqual([
      'actions/download-artifact',
      'actions/github-script',
    ]);
    expect(steps(comment).some((s) => s.run !== undefined)).toBe(false);
  });

  it('is written once, and then again', async () => {
    put(folder, 'report/report.md', `${MARKER}\nnew`);

    expect((await run([])).at(-1)).toEqual({ name: 'create', text: `${MARKER}\nnew`, issue: 7 });
    expect((await run([own])).at(-1)).toEqual({
      name: 'update',
      text: `${MARKER}\nnew`,
      comment: 3,
    });
  });

  it("is never somebody else's", async () => {
    put(folder, 'report/report.md', `${MARKER}\nnew`);

    const others = [
      { ...own, user: { login: 'octocat' } },
      { ...own, body: `> ${own.body}` },
    ];

    expect((await run(others)).at(-1)?.name).toBe('create');
  });

  it('calls nobody', async () => {
    put(folder, 'report/report.md', `${MARKER}\n@octocat, @org/team`);

    expect((await run([])).at(-1)?.text).toBe(`${MARKER}\n@\u200boctocat, @\u200borg/team`);
  });

  it.each([
    ['there is none', undefined, 'info there is no report'],
    ['it has no marker', 'PWN', 'failed this is no report of toac diff'],
    ['it is too long', `${MARKER}\n${'x'.repeat(65_536)}`, 'failed this is no report of toac diff'],
    ['it is far too long', 'x'.repeat(300_000), 'failed this is no report'],
  ])('is not written where %s', async (_name, text, said) => {
    if (text !== undefined) put(folder, 'report/report.md', text);

    expect((await run([own])).map((c) => c.name)).toEqual([said]);
  });

  it('is not written of a link', async () => {
    mkdirSync(join(folder, 'report'));
    symlinkSync('/etc/hostname', join(folder, 'report/report.md'));

    expect((await run([own])).map((c) => c.name)).toEqual(['failed this is no report']);
  });

  it('is not written to a pull request that has another commit', async () => {
    put(folder, 'report/report.md', `${MARKER}\nnew`);

    expect((await run([], [{ number: 8, head: { sha: 'def' } }])).map((c) => c.name)).toEqual([
      'pulls',
      'info no open pull request has this commit',
    ]);
  });
});
