import { accessSuite } from '@toac/runtime/testing';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { files } from '../files/component.ts';
import { gateway } from '../gateway/main.ts';

const matrix: unknown = JSON.parse(readFileSync(new URL('./access.json', import.meta.url), 'utf8'));

const suite = accessSuite({
  matrix,
  components: [files],
  routes: gateway.components,
});

for (const { title, run } of suite) void test(title, run);
