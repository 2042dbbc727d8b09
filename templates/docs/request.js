// What is filled in, as a request, as a line for a shell, and what came back.

export function requestOf({ method, path, parameters, body, type }, { id, roles }) {
  const filled = parameters.filter(({ value }) => value !== '');
  const at = (place) => filled.filter((p) => p.in === place);
  const url = path.replaceAll(/\{([^}]+)\}/g, (whole, name) => {
    const found = at('path').find((p) => p.name === name);

    return found === undefined ? whole : encodeURIComponent(found.value);
  });
  const query = at('query').map(({ name, value, list }) => {
    // Commas stand between several values.
    const text = list
      ? value
          .split(',')
          .map((v) => encodeURIComponent(v.trim()))
          .join(',')
      : encodeURIComponent(value);

    return `${encodeURIComponent(name)}=${text}`;
  });
  const headers = { accept: 'application/json' };

  for (const { name, value } of at('header')) headers[name] = value;

  if (id !== '') headers.authorization = ['dev', id, ...(roles === '' ? [] : [roles])].join(' ');
  if (body !== undefined) headers['content-type'] = type;

  return {
    method: method.toUpperCase(),
    url: `${url}${query.length === 0 ? '' : `?${query.join('&')}`}`,
    headers,
    body,
  };
}

export function shellLine({ method, url, headers, body }) {
  const parts = [`curl -i ${quoted(location.origin + url)}`];

  if (method !== 'GET') parts.push(`-X ${method}`);

  for (const [name, value] of Object.entries(headers)) {
    if (name !== 'accept') parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  }

  if (body !== undefined) parts.push(`-d ${quoted(body)}`);

  return parts.join(' ');
}

function quoted(value) {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

const MOST = 200_000;

export async function send({ method, url, headers, body }) {
  const began = performance.now();
  const response = await fetch(url, { method, headers, body });
  const content = (await response.text()).slice(0, MOST);

  return {
    status: response.status,
    good: response.ok,
    took: Math.round(performance.now() - began),
    headers: [...response.headers].map(([name, value]) => `${name}: ${value}`),
    content: readable(content, response.headers.get('content-type') ?? ''),
  };
}

function readable(content, type) {
  if (!/json/.test(type) || /ndjson/.test(type)) return content;

  try {
    return JSON.stringify(JSON.parse(content), undefined, 2);
  } catch {
    return content;
  }
}
