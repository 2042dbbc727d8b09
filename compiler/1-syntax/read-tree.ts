// A contract's text → its tree: by the fast reader where the text is ordinary, else by the package. Both give the same tree.
import type { Report } from '../base/catalogue.ts';
import type { SourceFile } from '../base/source.ts';
import { readYaml, type YamlFile } from './yaml.ts';
import { readSubset } from './yaml-subset.ts';

export function readTree(source: SourceFile, report: Report): YamlFile {
  const root = readSubset(source.text);

  return root === undefined ? readYaml(source, report) : { root, broken: false };
}
