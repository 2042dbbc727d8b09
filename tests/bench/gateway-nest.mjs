// Nest as a peer of the gateway, over Fastify and over Express: controllers, a guard, and pipes with class-validator.
import 'reflect-metadata';
import {
  Body,
  Controller,
  Delete,
  ForbiddenException,
  Get,
  HttpException,
  Module,
  Param,
  Patch,
  Post,
  Req,
  UnauthorizedException,
  UseGuards,
  ValidationPipe,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { bearerOf, createStore, ID_PATTERN, RESOURCES, readable } from './gateway-subject.mjs';

export function nestFastify() {
  return nest(new FastifyAdapter());
}

export function nestExpress() {
  return nest(new ExpressAdapter());
}

async function nest(adapter) {
  class App {}

  const controllers = Array.from({ length: RESOURCES }, (_, i) => controllerOf(`resources${i}`));

  Module({ controllers })(App);

  const app = await NestFactory.create(App, adapter, { logger: false });

  await app.listen(0, '127.0.0.1');

  return Number(new URL(await app.getUrl()).port);
}

class Money {}
class Address {}
class Line {}
class Create {}

/** What decorators do, in plain JavaScript. */
function declare(type, fields) {
  for (const [name, decorators] of Object.entries(fields))
    for (const decorator of decorators) decorator(type.prototype, name);
}

const text = (min, max) => [IsString(), Length(min, max)];
const nested = (type) => [ValidateNested(), Type(() => type)];

declare(Money, {
  amount: [Matches(/^-?\d{1,10}(?:\.\d{1,2})?$/)],
  currency: [IsIn(['EUR', 'USD', 'GBP'])],
});
declare(Address, {
  name: text(1, 100),
  line: text(1, 100),
  postcode: text(1, 12),
  country: text(2, 2),
});
declare(Line, {
  sku: text(1, 40),
  quantity: [IsInt(), Min(1), Max(999)],
  price: nested(Money),
});
declare(Create, {
  title: text(1, 120),
  notes: [IsOptional(), ...text(0, 4000)],
  lines: [
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(100),
    ValidateNested({ each: true }),
    Type(() => Line),
  ],
  total: nested(Money),
  address: nested(Address),
  priority: [IsOptional(), IsInt(), Min(0), Max(9)],
  due: [IsOptional(), Matches(/^\d{4}-\d{2}-\d{2}$/)],
});

/** Who is known. */
class Known {
  canActivate(context) {
    const request = context.switchToHttp().getRequest();

    request.caller = bearerOf(request.headers.authorization);

    if (request.caller === undefined) throw new UnauthorizedException();

    return true;
  }
}

const isCreate = new ValidationPipe({
  expectedType: Create,
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
});
const isId = new RegExp(ID_PATTERN);

function controllerOf(path) {
  const store = createStore();

  class Resources {
    create(request, body) {
      return store.create(request.caller, body);
    }
    read(request, id) {
      const { status, entity } = isId.test(id)
        ? readable(store, id, request.caller)
        : { status: 400 };

      if (entity === undefined) throw new HttpException('', status);

      return entity;
    }
    refuse() {
      throw new ForbiddenException();
    }
    list() {
      return this.refuse();
    }
    update() {
      return this.refuse();
    }
    remove() {
      return this.refuse();
    }
  }

  Controller(path)(Resources);
  UseGuards(Known)(Resources);
  route(Resources, 'list', Get());
  route(Resources, 'create', Post(), [Req(), Body(isCreate)]);
  route(Resources, 'read', Get(':id'), [Req(), Param('id')]);
  route(Resources, 'update', Patch(':id'));
  route(Resources, 'remove', Delete(':id'));

  return Resources;
}

function route({ prototype }, name, method, parameters = []) {
  for (const [at, parameter] of parameters.entries()) parameter(prototype, name, at);

  method(prototype, name, Object.getOwnPropertyDescriptor(prototype, name));
}
