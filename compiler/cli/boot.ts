// dist/start.cjs: answers "nothing changed" by itself, and loads the bundle beside it for everything else.
import { lookBack } from './fast-path.ts';
import { loadBundle } from './load-bundle.ts';

/** Put in by scripts/build-cli.mjs. */
declare const TOAC_TOOL: string;
declare const TOAC_VERSION: string;

const last = lookBack(process.argv.slice(2), TOAC_TOOL);

if (last !== 'done')
  loadBundle(__dirname, {
    version: TOAC_VERSION,
    tool: TOAC_TOOL,
    last,
    load: (url) => import(url),
  });
