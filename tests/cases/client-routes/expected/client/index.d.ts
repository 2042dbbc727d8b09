import * as notes from './notes.js';

export { createHttp, isFailure, isMissing } from '@toac/runtime/client';
export { notes };
