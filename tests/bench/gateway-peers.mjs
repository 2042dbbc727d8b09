// Peers of the gateway: the same 200 routes, validation and access rule, as each of them is meant to be used.
import { createServer } from 'node:http';
import { serve } from '@hono/node-server';
import { Ajv } from 'ajv';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import {
  bearerOf,
  CREATE,
  createStore,
  ENTITY,
  ID_PATTERN,
  RESOURCES,
  readable,
} from './gateway-subject.mjs';

const PATHS = Array.from({ length: RESOURCES }, (_, i) => `/resources${i}`);
const PLACE = { port: 0, host: '127.0.0.1' };

/** A constant of 17 bytes, whatever is asked. */
export async function bare() {
  const server = createServer((_request, response) => response.end('{"ready":true  }\n'));

  return portOf(await listening(server));
}

export async function fastifyPeer() {
  const app = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } });
  const params = { type: 'object', properties: { id: { type: 'string', pattern: ID_PATTERN } } };
  const notAllowed = (_request, reply) => reply.code(403).send();

  for (const path of PATHS) {
    const store = createStore();

    app.get(path, notAllowed);
    app.post(path, { schema: { body: CREATE, response: { 201: ENTITY } } }, (request, reply) => {
      const caller = bearerOf(request.headers.authorization);

      if (caller === undefined) return reply.code(401).send();

      return reply.code(201).send(store.create(caller, request.body));
    });
    app.get(`${path}/:id`, { schema: { params, response: { 200: ENTITY } } }, (request, reply) => {
      const caller = bearerOf(request.headers.authorization);
      const { status, entity } = readable(store, request.params.id, caller);

      return reply.code(status).send(entity);
    });
    app.patch(`${path}/:id`, notAllowed);
    app.delete(`${path}/:id`, notAllowed);
  }

  await app.listen(PLACE);

  return app.server.address().port;
}

export async function hono() {
  const app = new Hono();
  const isCreate = new Ajv().compile(CREATE);
  const isId = new RegExp(ID_PATTERN);
  const notAllowed = (c) => c.body(null, 403);

  for (const path of PATHS) {
    const store = createStore();

    app.get(path, notAllowed);
    app.post(path, async (c) => {
      const caller = bearerOf(c.req.header('authorization'));

      if (caller === undefined) return c.body(null, 401);

      const body = await c.req.json();

      return isCreate(body) ? c.json(store.create(caller, body), 201) : c.body(null, 400);
    });
    app.get(`${path}/:id`, (c) => {
      const caller = bearerOf(c.req.header('authorization'));
      const id = c.req.param('id');
      const { status, entity } = isId.test(id) ? readable(store, id, caller) : { status: 400 };

      return entity === undefined ? c.body(null, status) : c.json(entity);
    });
    app.patch(`${path}/:id`, notAllowed);
    app.delete(`${path}/:id`, notAllowed);
  }

  return new Promise((resolve) => {
    serve({ fetch: app.fetch, port: PLACE.port, hostname: PLACE.host }, ({ port }) =>
      resolve(port),
    );
  });
}

export async function expressPeer() {
  const app = express();
  const isCreate = new Ajv().compile(CREATE);
  const isId = new RegExp(ID_PATTERN);
  const notAllowed = (_request, response) => response.status(403).end();

  app.use(express.json());

  for (const path of PATHS) {
    const store = createStore();

    app.get(path, notAllowed);
    app.post(path, (request, response) => {
      const caller = bearerOf(request.headers.authorization);

      if (caller === undefined) return response.status(401).end();
      if (!isCreate(request.body)) return response.status(400).end();

      response.status(201).json(store.create(caller, request.body));
    });
    app.get(`${path}/:id`, (request, response) => {
      const caller = bearerOf(request.headers.authorization);
      const { id } = request.params;
      const { status, entity } = isId.test(id) ? readable(store, id, caller) : { status: 400 };

      if (entity === undefined) response.status(status).end();
      else response.json(entity);
    });
    app.patch(`${path}/:id`, notAllowed);
    app.delete(`${path}/:id`, notAllowed);
  }

  return portOf(await listening(createServer(app)));
}

function listening(server) {
  return new Promise((resolve) => {
    server.listen(PLACE.port, PLACE.host, () => resolve(server));
  });
}

function portOf(server) {
  return server.address().port;
}
