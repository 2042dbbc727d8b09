// One contender of the gateway's table in a process of its own: listens, says where, and serves until it is ended.
const [who, program] = process.argv.slice(2);

/** Each loads what it needs alone. */
const CONTENDERS = {
  bare: async () => (await import('./gateway-peers.mjs')).bare(),
  ours: async () => (await import(program)).open(),
  fastify: async () => (await import('./gateway-peers.mjs')).fastifyPeer(),
  hono: async () => (await import('./gateway-peers.mjs')).hono(),
  express: async () => (await import('./gateway-peers.mjs')).expressPeer(),
  'nest + fastify': async () => (await import('./gateway-nest.mjs')).nestFastify(),
  'nest + express': async () => (await import('./gateway-nest.mjs')).nestExpress(),
};

process.on('disconnect', () => process.exit());
process.send({ port: await CONTENDERS[who]() });
