// What a caller sees of an entity: all but its secrets.
import type { Component } from '../../2-model/model.ts';
import type { Field } from '../../2-model/type-model.ts';
import { entityMembers } from '../../3-check/lookup.ts';
import { oncePer } from '../../base/once-per.ts';

export const visibleMembers = oncePer((component: Component): readonly Field[] =>
  entityMembers(component).filter((f) => f.secret !== true),
);
