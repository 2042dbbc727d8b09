import type { ComponentDefinition } from '@toac/runtime/v1';
import { capture } from '../../../examples/shop/src/payments/capture.ts';
import { decline } from '../../../examples/shop/src/payments/decline.ts';
import { notify } from '../../../examples/shop/src/payments/notify.ts';
import { refund } from '../../../examples/shop/src/payments/refund.ts';
import {
  checkCaptureInput,
  checkCapturedEvent,
  checkChooseInput,
  checkDeclineInput,
  checkDeclinedEvent,
  checkNotifyInput,
  checkOpenInput,
  checkPaymentConfiguration,
  checkStoredPayment,
  isCaptureInput,
  isCapturedEvent,
  isChooseInput,
  isDeclineInput,
  isDeclinedEvent,
  isNotifyInput,
  isOpenInput,
  isStoredPayment,
  readCaptureInput,
  readNotifyInput,
  readPaymentConfiguration,
  readStoredPayment,
  writeCaptureInput,
  writeCapturedEvent,
  writeChooseInput,
  writeDeclineInput,
  writeDeclinedEvent,
  writeNotifyInput,
  writeOpenInput,
  writeStoredPayment,
} from './check.ts';
import type { PaymentHandlers } from './contract.ts';

const handlers: PaymentHandlers = { capture, decline, refund, notify };

/** Payments, opened by orders and settled by the provider's webhook */
export const payments: ComponentDefinition = {
  id: 'payments',
  configuration: { check: checkPaymentConfiguration, read: readPaymentConfiguration },
  entity: {
    name: 'Payment',
    key: 'uuid',
    storage: 'default',
    fields: {
      order: { type: 'text' },
      buyer: { type: 'text' },
      amount: { type: 'document' },
      method: { type: 'document', optional: true },
      state: { type: 'text', default: 'open' },
      reference: { type: 'text', optional: true, secret: true },
      reason: { type: 'text', optional: true },
    },
    unique: { order: ['order'] },
    check: {
      is: isStoredPayment,
      check: checkStoredPayment,
      read: readStoredPayment,
      write: writeStoredPayment,
    },
  },
  operations: {
    open: {
      type: 'transition',
      scope: 'new',
      auto: 'create',
      input: { is: isOpenInput, check: checkOpenInput, write: writeOpenInput },
    },
    choose: {
      type: 'assignment',
      scope: 'changeset',
      auto: 'update',
      input: { is: isChooseInput, check: checkChooseInput, write: writeChooseInput },
    },
    capture: {
      type: 'transition',
      scope: 'object',
      handler: handlers.capture,
      input: {
        is: isCaptureInput,
        check: checkCaptureInput,
        read: readCaptureInput,
        write: writeCaptureInput,
      },
      errors: { NOT_OPEN: { status: 422 } },
      internal: true,
    },
    decline: {
      type: 'transition',
      scope: 'object',
      handler: handlers.decline,
      input: { is: isDeclineInput, check: checkDeclineInput, write: writeDeclineInput },
      errors: { NOT_OPEN: { status: 422 } },
      internal: true,
    },
    refund: {
      type: 'transition',
      scope: 'object',
      handler: handlers.refund,
      errors: { NOT_CAPTURED: { status: 409 } },
    },
    notify: {
      type: 'effect',
      scope: 'none',
      handler: handlers.notify,
      input: {
        is: isNotifyInput,
        check: checkNotifyInput,
        read: readNotifyInput,
        write: writeNotifyInput,
      },
      errors: { FORGED: { status: 400 } },
      calls: ['payments.capture', 'payments.decline'],
    },
  },
  events: {
    captured: {
      when: { field: 'state', value: 'captured' },
      payload: { is: isCapturedEvent, check: checkCapturedEvent, write: writeCapturedEvent },
    },
    declined: {
      when: { field: 'state', value: 'declined' },
      payload: { is: isDeclinedEvent, check: checkDeclinedEvent, write: writeDeclinedEvent },
    },
  },
  receivers: {
    'orders.placed': {
      call: 'open',
      input: {
        order: { absent: false, kind: 'path', root: 'event', segments: ['id'] },
        buyer: { absent: false, kind: 'path', root: 'event', segments: ['buyer'] },
        amount: { absent: false, kind: 'path', root: 'event', segments: ['total'] },
      },
    },
  },
};
