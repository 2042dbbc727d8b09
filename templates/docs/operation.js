// One operation: what it takes and answers, and a form that sends it.
import { element, text } from './element.js';
import { requestOf, send, shellLine } from './request.js';

/** Filters have many forms; the first are shown at once. */
const SHOWN = 8;

export function operationView(operation, { schemas, caller }) {
  const { method, path, operationId, tags = [], summary = '' } = operation;
  const heading = element('summary', {
    children: [
      text('span', method.toUpperCase(), 'method'),
      text('span', path, 'path'),
      text('span', summary === '' ? operationId : summary, 'name'),
      text('span', (operation.security ?? []).length === 0 ? 'open to everybody' : '', 'open'),
    ],
  });
  const view = element('details', {
    id: operationId,
    className: operation.deprecated === true ? 'operation deprecated' : 'operation',
    children: [heading],
  });

  // Most are never opened.
  view.addEventListener('toggle', () => {
    if (view.childElementCount === 1) view.append(inside(operation, { schemas, caller }));
    if (view.open) history.replaceState(null, '', `#${encodeURIComponent(operationId)}`);
  });

  return {
    element: view,
    tag: tags[0],
    words: `${method} ${path} ${operationId} ${summary}`.toLowerCase(),
  };
}

function inside(operation, { schemas, caller }) {
  const fields = (operation.parameters ?? []).map((parameter) =>
    parameterField(parameter, schemas),
  );
  const body = bodyField(operation, schemas);
  const answer = element('div');
  const current = () =>
    requestOf({ ...operation, parameters: fields.map((f) => f.read()), ...body?.read() }, caller());
  const form = element('form', {
    className: 'inside',
    children: [
      ...(fields.length === 0 ? [] : [text('h3', 'Parameters'), ...folded(fields)]),
      ...(body === undefined ? [] : [text('h3', `Body, ${body.type}`), body.element, body.hint]),
      element('div', {
        className: 'doing',
        children: [
          element('button', { textContent: 'Send' }),
          element('button', {
            type: 'button',
            className: 'plain',
            textContent: 'Show as curl',
            onclick: () => answer.replaceChildren(text('pre', shellLine(current()))),
          }),
        ],
      }),
      answer,
      text('h3', 'Answers'),
      answersTable(operation, schemas),
    ],
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void show(current(), answer);
  });

  return form;
}

async function show(request, answer) {
  answer.replaceChildren(text('p', 'waiting …', 'type'));

  try {
    const { status, good, took, headers, content } = await send(request);

    answer.replaceChildren(
      element('p', {
        children: [
          text('span', `${status}`, good ? 'status good' : 'status bad'),
          text('span', ` in ${took} ms`, 'type'),
        ],
      }),
      ...(content === '' ? [] : [text('pre', content)]),
      element('details', {
        className: 'more',
        children: [text('summary', 'headers'), text('pre', headers.join('\n'))],
      }),
    );
  } catch (error) {
    answer.replaceChildren(text('p', `no answer: ${error.message}`, 'status bad'));
  }
}

function folded(fields) {
  const needed = fields.filter((f) => f.required);
  const others = fields.filter((f) => !f.required);
  const shown = [...needed, ...others.slice(0, SHOWN)].map((f) => f.element);
  const rest = others.slice(SHOWN).map((f) => f.element);

  if (rest.length === 0) return shown;

  return [
    ...shown,
    element('details', {
      className: 'more',
      children: [text('summary', `${rest.length} more`), ...rest],
    }),
  ];
}

function parameterField(given, schemas) {
  const { name, in: place, required = false, schema } = schemas.resolve(given);
  const of = schemas.resolve(schema);
  const label = element('span', {
    className: 'label',
    children: [name, required ? text('span', ' *', 'required') : undefined],
  });
  const input = inputFor(of, `${place} ${name}`);

  return {
    required,
    element: element('label', {
      className: 'field',
      children: [label, input, text('span', `${place}, ${schemas.words(schema)}`, 'type')],
    }),
    read: () => ({ name, in: place, value: input.value, list: of.type === 'array' }),
  };
}

function inputFor({ type, enum: values, default: usual }, label) {
  const choices = type === 'boolean' ? ['true', 'false'] : values;

  if (choices === undefined)
    return element('input', {
      placeholder: usual === undefined ? '' : String(usual),
      'aria-label': label,
    });

  return element('select', {
    'aria-label': label,
    children: ['', ...choices].map((value) => element('option', { value, textContent: value })),
  });
}

function bodyField({ requestBody }, schemas) {
  const [found] = Object.entries(requestBody?.content ?? {});

  if (found === undefined) return undefined;

  const [type, { schema }] = found;
  const isJson = /json/.test(type);
  const area = element('textarea', {
    'aria-label': 'body',
    spellcheck: false,
    value: isJson ? JSON.stringify(schemas.example(schema), undefined, 2) : '',
  });

  return {
    type,
    element: area,
    hint: isJson ? properties(schema, schemas) : undefined,
    read: () => (area.value === '' ? {} : { body: area.value, type }),
  };
}

/** What a body may hold, a line each. */
function properties(schema, schemas) {
  const { properties: of, required = [] } = schemas.resolve(schema);

  if (of === undefined) return undefined;

  const rows = Object.entries(of).map(([name, one]) =>
    element('tr', {
      children: [
        text('td', required.includes(name) ? `${name} *` : name),
        text('td', schemas.words(one), 'type'),
      ],
    }),
  );

  return element('details', {
    className: 'more',
    children: [text('summary', 'what it may hold'), element('table', { children: rows })],
  });
}

function answersTable({ responses }, schemas) {
  const rows = Object.entries(responses).map(([status, response]) => {
    const { description = '', content = {} } = schemas.resolve(response);
    const [media] = Object.values(content);
    const words = media?.schema === undefined ? '' : schemas.words(media.schema);

    return element('tr', {
      children: [
        text('td', status),
        text('td', [description, words].filter((w) => w !== '').join(' '), 'type'),
      ],
    });
  });

  return element('table', { children: rows });
}
