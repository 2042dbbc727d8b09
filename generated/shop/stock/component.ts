import type { ComponentDefinition } from '@toac/runtime/v1';
import { release } from '../../../examples/shop/src/stock/release.ts';
import { reserve } from '../../../examples/shop/src/stock/reserve.ts';
import {
  checkListOutput,
  checkReceiveInput,
  checkReceiveOutput,
  checkReleaseInput,
  checkRepriceInput,
  checkReserveInput,
  checkReserveOutOfStockData,
  checkReserveOutput,
  checkReserveUnknownItemData,
  checkStoredStock,
  isListOutput,
  isReceiveInput,
  isReceiveOutput,
  isReleaseInput,
  isRepriceInput,
  isReserveInput,
  isReserveOutOfStockData,
  isReserveOutput,
  isReserveUnknownItemData,
  isStoredStock,
  writeListOutput,
  writeReceiveInput,
  writeReceiveOutput,
  writeReleaseInput,
  writeRepriceInput,
  writeReserveInput,
  writeReserveOutOfStockData,
  writeReserveOutput,
  writeReserveUnknownItemData,
  writeStoredStock,
} from './check.ts';
import type { StockHandlers } from './contract.ts';

const handlers: StockHandlers = { reserve, release };

/** What can be sold, and at what price */
export const stock: ComponentDefinition = {
  id: 'stock',
  entity: {
    name: 'Stock',
    key: 'uuid',
    storage: 'default',
    fields: {
      sku: { type: 'text' },
      price: { type: 'document' },
      available: { type: 'integer' },
    },
    unique: { sku: ['sku'] },
    check: { is: isStoredStock, check: checkStoredStock, write: writeStoredStock },
  },
  operations: {
    receive: {
      type: 'transition',
      scope: 'new',
      auto: 'create',
      input: { is: isReceiveInput, check: checkReceiveInput, write: writeReceiveInput },
      output: { is: isReceiveOutput, check: checkReceiveOutput, write: writeReceiveOutput },
    },
    reprice: {
      type: 'assignment',
      scope: 'changeset',
      auto: 'update',
      input: { is: isRepriceInput, check: checkRepriceInput, write: writeRepriceInput },
    },
    reserve: {
      type: 'transition',
      scope: 'objects',
      handler: handlers.reserve,
      input: { is: isReserveInput, check: checkReserveInput, write: writeReserveInput },
      output: { is: isReserveOutput, check: checkReserveOutput, write: writeReserveOutput },
      errors: {
        OUT_OF_STOCK: {
          status: 409,
          data: {
            is: isReserveOutOfStockData,
            check: checkReserveOutOfStockData,
            write: writeReserveOutOfStockData,
          },
        },
        UNKNOWN_ITEM: {
          status: 422,
          data: {
            is: isReserveUnknownItemData,
            check: checkReserveUnknownItemData,
            write: writeReserveUnknownItemData,
          },
        },
      },
      where: {
        as: 'text',
        kind: 'in',
        left: { absent: false, kind: 'path', root: 'entity', segments: ['sku'] },
        right: [{ absent: false, kind: 'path', root: 'input', segments: ['items', '[]', 'sku'] }],
      },
      limit: 100,
    },
    release: {
      type: 'transition',
      scope: 'objects',
      handler: handlers.release,
      input: { is: isReleaseInput, check: checkReleaseInput, write: writeReleaseInput },
      where: {
        as: 'text',
        kind: 'in',
        left: { absent: false, kind: 'path', root: 'entity', segments: ['sku'] },
        right: [{ absent: false, kind: 'path', root: 'input', segments: ['items', '[]', 'sku'] }],
      },
      limit: 100,
    },
    list: {
      type: 'observation',
      scope: 'objects',
      auto: 'list',
      output: { is: isListOutput, check: checkListOutput, write: writeListOutput },
    },
  },
  receivers: {
    'orders.cancelled': {
      call: 'release',
      input: { items: { absent: false, kind: 'path', root: 'event', segments: ['lines'] } },
    },
  },
};
