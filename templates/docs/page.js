// The page: every operation of the document, to read and to try.
import { element, text } from './element.js';
import { operationView } from './operation.js';
import { createSchemas } from './schema.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const specification = await (await fetch('docs/openapi.json')).json();
const schemas = createSchemas(specification);
const { title, version } = specification.info;

document.title = `${title} ${version}`;
document.querySelector('#title').replaceChildren(title, ' ', text('small', version));

const caller = rememberedCaller();
const views = operations().map((operation) => operationView(operation, { schemas, caller }));

document.querySelector('#operations').append(...sections());
document.querySelector('#find').addEventListener('input', ({ target }) => find(target.value));
openAddressed();
addEventListener('hashchange', openAddressed);

function operations() {
  return Object.entries(specification.paths).flatMap(([path, methods]) =>
    METHODS.filter((method) => methods[method] !== undefined).map((method) => ({
      ...methods[method],
      path,
      method,
    })),
  );
}

function sections() {
  const tags = specification.tags ?? [];

  return tags.map(({ name, description }) => {
    const head = text('h2', name);

    if (description !== undefined) head.append(text('small', description));

    return element('section', {
      children: [head, ...views.filter((v) => v.tag === name).map((v) => v.element)],
    });
  });
}

function find(asked) {
  const words = asked
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

  for (const view of views) view.element.hidden = !words.every((word) => view.words.includes(word));

  for (const section of document.querySelectorAll('section'))
    section.hidden = [...section.querySelectorAll('details.operation')].every((o) => o.hidden);
}

/** Who calls stays in this browser. */
function rememberedCaller() {
  const fields = {
    id: document.querySelector('#caller-id'),
    roles: document.querySelector('#caller-roles'),
  };

  for (const [name, field] of Object.entries(fields)) {
    field.value = localStorage.getItem(`toac.${name}`) ?? (name === 'id' ? 'me' : '');
    field.addEventListener('input', () => localStorage.setItem(`toac.${name}`, field.value));
  }

  document.querySelector('#caller').addEventListener('submit', (event) => event.preventDefault());

  return () => ({ id: fields.id.value.trim(), roles: fields.roles.value.trim() });
}

function openAddressed() {
  const view = views.find(
    ({ element: { id } }) => id !== '' && `#${id}` === decodeURIComponent(location.hash),
  );

  if (view === undefined) return;

  view.element.open = true;
  view.element.scrollIntoView({ block: 'start' });
}
