import * as orders from './orders.js';
import * as payments from './payments.js';
import * as stock from './stock.js';

export { createHttp, isFailure, isMissing } from '@toac/runtime/client';
export { orders, payments, stock };
