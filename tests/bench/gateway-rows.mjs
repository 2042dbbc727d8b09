// The rows of the table of the gateway: which requests are compared, of whom, and what our ratio must be.
import { ASKED, BODY_TEXT, OPEN, TOKENS } from './gateway-subject.mjs';

const ALL = ['bare', 'ours', 'fastify', 'hono', 'express', 'nest + fastify', 'nest + express'];

/** `id`: of an entity that the contender has created before. */
const GET = ({ id }) => request('GET', `${ASKED}/${id}`, TOKENS.owner);
const POST = () => request('POST', ASKED, TOKENS.owner, BODY_TEXT);

/** Contenders of one group take turns; what differs by little has more of them. */
export const GROUPS = [
  { name: 'gateway-get', times: 3, contenders: ALL.map((who) => ({ who, host: who, text: GET })) },
  {
    name: 'gateway-post',
    times: 3,
    contenders: ALL.map((who) => ({ who, host: who, text: POST })),
  },
  {
    name: 'gateway-caller',
    times: 8,
    contenders: [
      { who: 'anonymous', host: 'ours', text: ({ open }) => request('GET', `${OPEN}/${open}`) },
      {
        who: 'authenticated',
        host: 'ours',
        text: ({ open }) => request('GET', `${OPEN}/${open}`, TOKENS.owner),
      },
    ],
  },
];

export const ROWS = [
  row('gateway-get', ['ours', 'bare'], {
    must: 1.35,
    stretch: 1,
    title: 'GET by id: token, policy, serialised entity; node:http',
  }),
  row('gateway-post', ['ours', 'bare'], {
    must: 1.8,
    stretch: 1.4,
    title: 'POST: parse, validate, create, serialise; node:http',
  }),
  row('gateway-caller', ['authenticated', 'anonymous'], {
    must: 1.12,
    stretch: 1.03,
    title: 'GET with a token that is known, without one',
  }),
];

function row(group, of, goal) {
  return { id: `${group}-${of[1]}`, group, of, measure: 'cpu', ...goal };
}

/** As clients write one. */
export function request(method, path, token, body) {
  const head = [
    `${method} ${path} HTTP/1.1`,
    'host: api.example.com',
    'user-agent: bench/1.0',
    'accept: application/json',
    ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
    ...(body === undefined
      ? []
      : ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`]),
  ];

  return `${head.join('\r\n')}\r\n\r\n${body ?? ''}`;
}
