import * as tasks from './tasks.js';

export { createHttp, isFailure, isMissing } from '@toac/runtime/client';
export { tasks };
