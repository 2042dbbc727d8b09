import { accessSuite } from '@toac/runtime/testing';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gateway } from '../gateway/main.ts';
import { lots } from '../lots/component.ts';

const matrix: unknown = JSON.parse(readFileSync(new URL('./access.json', import.meta.url), 'utf8'));

const suite = accessSuite({
  matrix,
  components: [lots],
  routes: gateway.components,
});

for (const { title, run } of suite) void test(title, run);
