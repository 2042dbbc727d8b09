import type { ComponentDefinition } from '@toac/runtime/v1';
import { cancel } from '../../../examples/shop/src/orders/cancel.ts';
import { place } from '../../../examples/shop/src/orders/place.ts';
import { settle } from '../../../examples/shop/src/orders/settle.ts';
import { ship } from '../../../examples/shop/src/orders/ship.ts';
import { spent } from '../../../examples/shop/src/orders/spent.ts';
import {
  checkCancelledEvent,
  checkExportOutput,
  checkListOutput,
  checkPaidEvent,
  checkPlaceInput,
  checkPlaceOutOfStockData,
  checkPlaceOutput,
  checkPlaceUnknownItemData,
  checkPlacedEvent,
  checkReadOutput,
  checkSettleInput,
  checkShipInput,
  checkShippedEvent,
  checkSpentOutput,
  checkStoredOrder,
  isCancelledEvent,
  isExportOutput,
  isListOutput,
  isPaidEvent,
  isPlaceInput,
  isPlaceOutOfStockData,
  isPlaceOutput,
  isPlaceUnknownItemData,
  isPlacedEvent,
  isReadOutput,
  isSettleInput,
  isShipInput,
  isShippedEvent,
  isSpentOutput,
  isStoredOrder,
  readStoredOrder,
  writeCancelledEvent,
  writeExportOutput,
  writeListOutput,
  writePaidEvent,
  writePlaceInput,
  writePlaceOutOfStockData,
  writePlaceOutput,
  writePlaceUnknownItemData,
  writePlacedEvent,
  writeReadOutput,
  writeSettleInput,
  writeShipInput,
  writeShippedEvent,
  writeStoredOrder,
} from './check.ts';
import type { OrderHandlers } from './contract.ts';

const handlers: OrderHandlers = { place, settle, ship, cancel, spent };

/** Customer orders, from cart to delivery */
export const orders: ComponentDefinition = {
  id: 'orders',
  entity: {
    name: 'Order',
    key: 'uuid',
    storage: 'default',
    fields: {
      buyer: { type: 'text' },
      lines: { type: 'document' },
      total: { type: 'document' },
      state: { type: 'text', default: 'placed' },
      address: { type: 'document' },
      payment: { type: 'text', optional: true },
      tracking: { type: 'text', optional: true },
    },
    unique: { payment: ['payment'] },
    index: { recent: { buyer: 'asc', _created: 'desc' } },
    check: {
      is: isStoredOrder,
      check: checkStoredOrder,
      read: readStoredOrder,
      write: writeStoredOrder,
    },
  },
  operations: {
    place: {
      type: 'transition',
      scope: 'new',
      handler: handlers.place,
      input: { is: isPlaceInput, check: checkPlaceInput, write: writePlaceInput },
      output: { is: isPlaceOutput, check: checkPlaceOutput, write: writePlaceOutput },
      errors: {
        OUT_OF_STOCK: {
          status: 409,
          data: {
            is: isPlaceOutOfStockData,
            check: checkPlaceOutOfStockData,
            write: writePlaceOutOfStockData,
          },
        },
        UNKNOWN_ITEM: {
          status: 422,
          data: {
            is: isPlaceUnknownItemData,
            check: checkPlaceUnknownItemData,
            write: writePlaceUnknownItemData,
          },
        },
      },
      calls: ['stock.reserve'],
    },
    settle: {
      type: 'transition',
      scope: 'object',
      handler: handlers.settle,
      input: { is: isSettleInput, check: checkSettleInput, write: writeSettleInput },
      errors: { ALREADY_SETTLED: { status: 422 } },
    },
    ship: {
      type: 'transition',
      scope: 'object',
      handler: handlers.ship,
      input: { is: isShipInput, check: checkShipInput, write: writeShipInput },
      errors: { NOT_PAID: { status: 409 } },
      emits: ['shipped'],
    },
    cancel: {
      type: 'transition',
      scope: 'object',
      handler: handlers.cancel,
      errors: { ALREADY_SHIPPED: { status: 409 } },
    },
    read: {
      type: 'observation',
      scope: 'object',
      auto: 'read',
      output: { is: isReadOutput, check: checkReadOutput, write: writeReadOutput },
    },
    list: {
      type: 'observation',
      scope: 'objects',
      auto: 'list',
      output: { is: isListOutput, check: checkListOutput, write: writeListOutput },
    },
    spent: {
      type: 'observation',
      scope: 'objects',
      handler: handlers.spent,
      output: { is: isSpentOutput, check: checkSpentOutput },
      where: {
        as: 'text',
        kind: 'in',
        left: { absent: false, kind: 'path', root: 'entity', segments: ['state'] },
        right: [{ kind: 'literal', value: 'paid' }, { kind: 'literal', value: 'shipped' }],
      },
      limit: 1000,
    },
    export: {
      type: 'observation',
      scope: 'stream',
      auto: 'stream',
      output: { is: isExportOutput, check: checkExportOutput, write: writeExportOutput },
    },
  },
  events: {
    placed: {
      when: 'created',
      payload: { is: isPlacedEvent, check: checkPlacedEvent, write: writePlacedEvent },
    },
    paid: {
      when: { field: 'state', value: 'paid' },
      payload: { is: isPaidEvent, check: checkPaidEvent, write: writePaidEvent },
    },
    cancelled: {
      when: { field: 'state', value: 'cancelled' },
      payload: { is: isCancelledEvent, check: checkCancelledEvent, write: writeCancelledEvent },
    },
    shipped: {
      payload: { is: isShippedEvent, check: checkShippedEvent, write: writeShippedEvent },
    },
  },
  receivers: {
    'payments.captured': {
      call: 'settle',
      query: { id: { absent: false, kind: 'path', root: 'event', segments: ['order'] } },
      input: { payment: { absent: false, kind: 'path', root: 'event', segments: ['id'] } },
    },
    'payments.declined': {
      call: 'cancel',
      query: { id: { absent: false, kind: 'path', root: 'event', segments: ['order'] } },
    },
  },
};
