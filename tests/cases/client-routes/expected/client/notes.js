import { call, stream } from '@toac/runtime/client';

const noteShape = { fields: { at: 'time', size: 'bigint' } };

const listEndpoint = {
  method: 'GET',
  path: ['/notes'],
  surface: 'observation.objects.30db67db64ca',
  output: { fields: { items: { list: () => noteShape } } },
  repeat: true,
};

export function list(http, query, options) {
  return call(http, listEndpoint, { query, options });
}

const addEndpoint = {
  method: 'POST',
  path: ['/notes'],
  surface: 'transition.new.86d8dd95d38c',
  input: { fields: { at: 'time' } },
  output: { fields: { at: 'time' } },
  errors: { FULL: true },
  repeat: true,
};

export function add(http, body, options) {
  return call(http, addEndpoint, { body, options });
}

const readEndpoint = {
  method: 'GET',
  path: ['/notes/', ''],
  surface: 'observation.object.fbb51a99e12b',
  output: () => noteShape,
  missing: true,
  repeat: true,
};

export function read(http, id, options) {
  return call(http, readEndpoint, { path: [id], options });
}

const deleteEndpoint = {
  method: 'DELETE',
  path: ['/notes/', ''],
  surface: 'transition.object.87113fc9907d',
  missing: true,
  repeat: true,
};

function delete_(http, id, options) {
  return call(http, deleteEndpoint, { path: [id], options });
}

const listAtPeopleAuthorNotesEndpoint = {
  method: 'GET',
  path: ['/people/', '/notes'],
  surface: 'observation.objects.30db67db64ca',
  output: { fields: { items: { list: () => noteShape } } },
  repeat: true,
};

export function listAtPeopleAuthorNotes(http, author, query, options) {
  return call(http, listAtPeopleAuthorNotesEndpoint, { path: [author], query, options });
}

const watchEndpoint = {
  method: 'GET',
  path: ['/stream'],
  surface: 'observation.stream.d872fae1052c',
  output: () => noteShape,
  repeat: true,
};

export function watch(http, options) {
  return stream(http, watchEndpoint, { options });
}

export { delete_ as delete };
