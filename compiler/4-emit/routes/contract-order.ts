// The routes of a component as its contract has them: the model begins with the most specific.
import type { Component, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { oncePer } from '../../base/once-per.ts';

export function routesInOrder({ id }: Component, { index }: Program): readonly Route[] {
  return sorted(index.routes(id));
}

const sorted = oncePer((routes: readonly Route[]): readonly Route[] =>
  routes.toSorted((a, b) => a.at.start - b.at.start),
);
