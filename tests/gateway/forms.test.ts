// Bytes as the file of a form: what browsers and fetch send is read, what could be read in two ways is refused.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fileOfForm } from '../../runtime-lib/gateway/form-file.ts';
import { type Served, serveRoutes } from './served.ts';

let served: Served;

beforeAll(async () => {
  served = await serveRoutes({});
});
beforeEach(() => {
  served.calls.length = 0;
});
afterAll(() => served.close());

function put(body: string | Buffer | FormData, type?: string): Promise<Response> {
  return served.fetch('/files/logo', {
    method: 'PUT',
    body: body as never,
    headers: { 'x-team': 'a', ...(type === undefined ? {} : { 'content-type': type }) },
  });
}

function content(): Buffer {
  const { content } = (served.calls[0]?.input ?? {}) as { readonly content?: string };

  return Buffer.from(content ?? 'nothing was asked', 'base64');
}

describe('the file of a form', () => {
  it.each([
    ['bytes', Buffer.from([0, 13, 10, 45, 45, 255, 13, 10])],
    ['nothing', Buffer.alloc(0)],
    ['what looks like an end', Buffer.from('\r\n--x--\r\n')],
  ])('is %s', async (_, bytes) => {
    const form = new FormData();

    form.set('file', new File([bytes], 'ä "logo".png', { type: 'image/png' }));

    expect((await put(form)).status).toBe(204);
    expect(content()).toEqual(bytes);
  });

  it('is of a type that the route takes', async () => {
    const form = new FormData();

    form.set('file', new File(['x'], 'x.gif', { type: 'image/gif' }));

    expect((await put(form)).status).toBe(415);
  });

  it('is a text where it does not say what it is', async () => {
    const form = new FormData();

    form.set('file', 'words');

    expect((await put(form)).status).toBe(204);
    expect(content().toString()).toBe('words');
  });

  it('is the only part, and named so', async () => {
    const two = new FormData();
    const other = new FormData();

    two.append('file', new File(['1'], '1', { type: 'image/png' }));
    two.append('file', new File(['2'], '2', { type: 'image/png' }));
    other.set('picture', new File(['1'], '1', { type: 'image/png' }));

    expect((await put(two)).status).toBe(400);
    expect((await put(other)).status).toBe(400);
    expect((await put(new FormData())).status).toBe(400);
  });

  const head = 'content-disposition: form-data; name="file"';

  it.each([
    ['no boundary', 'multipart/form-data', `--b\r\n${head}\r\n\r\nx\r\n--b--\r\n`],
    ['another boundary', 'multipart/form-data; boundary=c', `--b\r\n${head}\r\n\r\nx\r\n--b--\r\n`],
    [
      'two boundaries',
      'multipart/form-data; boundary=b; boundary=c',
      `--b\r\n${head}\r\n\r\nx\r\n--b--`,
    ],
    ['an empty boundary', 'multipart/form-data; boundary=""', `--\r\n${head}\r\n\r\nx\r\n----\r\n`],
    ['a preamble', 'multipart/form-data; boundary=b', `hi\r\n--b\r\n${head}\r\n\r\nx\r\n--b--\r\n`],
    ['an epilogue', 'multipart/form-data; boundary=b', `--b\r\n${head}\r\n\r\nx\r\n--b--\r\nhi`],
    ['no end', 'multipart/form-data; boundary=b', `--b\r\n${head}\r\n\r\nx\r\n--b`],
    ['nothing', 'multipart/form-data; boundary=b', '--b--\r\n'],
    ['no head', 'multipart/form-data; boundary=b', '--b\r\n\r\nx\r\n--b--\r\n'],
    ['half a head', 'multipart/form-data; boundary=b', `--b\r\n${head}`],
    ['bare line feeds', 'multipart/form-data; boundary=b', `--b\n${head}\n\nx\n--b--\n`],
    [
      'a header twice',
      'multipart/form-data; boundary=b',
      `--b\r\n${head}\r\n${head}\r\n\r\nx\r\n--b--`,
    ],
    [
      'a folded header',
      'multipart/form-data; boundary=b',
      `--b\r\n${head}\r\n a: b\r\n\r\nx\r\n--b--`,
    ],
    [
      'a long head',
      'multipart/form-data; boundary=b',
      `--b\r\n${head}\r\na: ${'x'.repeat(5000)}\r\n\r\nx\r\n--b--`,
    ],
    [
      'an encoding',
      'multipart/form-data; boundary=b',
      `--b\r\n${head}\r\ncontent-transfer-encoding: base64\r\n\r\nx\r\n--b--`,
    ],
    [
      'a mixed part',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: attachment; name="file"\r\n\r\nx\r\n--b--',
    ],
  ])('with %s is refused', async (_, type, body) => {
    const { status } = await put(body, type);

    expect(status === 400 || status === 415).toBe(true);
    expect(served.calls).toEqual([]);
  });

  it('is found in any bytes', () => {
    for (let i = 0; i < 500; i++) {
      const bytes = Buffer.from(Array.from({ length: i % 40 }, (_, k) => (i * 31 + k * 17) % 256));
      const form = Buffer.concat([
        Buffer.from(`--b\r\n${head}\r\ncontent-type: image/png\r\n\r\n`),
        bytes,
        Buffer.from('\r\n--b--\r\n'),
      ]);

      expect(fileOfForm(form, 'b').bytes).toEqual(bytes);
    }
  });
});
