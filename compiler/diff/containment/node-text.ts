// The text of a normal form: equal texts are equal sets. Children are named by their numbers.
import { jsonText } from './json-text.ts';
import type { ArrayForm, Form, ObjectForm } from './node.ts';
import { numberSetText } from './number-set.ts';
import { textSchemaText } from './text-set.ts';

export function formText(form: Form): string {
  switch (form.kind) {
    case 'values':
      return `values ${form.values.map(jsonText).sort().join(',')}`;
    case 'number':
      return `number ${numberSetText(form.set)}`;
    case 'string':
      return `string ${textSchemaText(form.texts)}`;
    case 'array':
      return arrayText(form);
    case 'object':
      return objectText(form);
    case 'any-of':
    case 'all-of':
    case 'one-of':
      return `${form.kind} ${form.of
        .map((node) => node.id)
        .sort((a, b) => a - b)
        .join(',')}`;
    case 'not':
      return `not ${form.of.id}`;
    case 'ref':
      return `ref ${form.target().id}`;
    default:
      return form.kind;
  }
}

function arrayText({ prefix, rest, min, max, unique, contains }: ArrayForm): string {
  const counted = contains && `${contains.node.id}*${contains.min}..${contains.max}`;

  return `array ${prefix.map((node) => node.id)};${rest.id};${min}..${max};${unique};${counted}`;
}

function objectText({ properties, patterns, rest, names, min, max }: ObjectForm): string {
  const own = [...properties]
    .map(([name, { node, required }]) => `${JSON.stringify(name)}${required ? '' : '?'}:${node.id}`)
    .sort();
  const matching = patterns
    .map(({ pattern, node }) => `${JSON.stringify(pattern)}:${node.id}`)
    .sort();

  return `object ${own.join(',')};${matching.join(',')};${rest.id};${names?.id};${min}..${max}`;
}
