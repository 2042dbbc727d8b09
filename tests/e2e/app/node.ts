// The story in Node: its address is the first argument.
import { tell } from './story.js';

const [url = '', sku = ''] = process.argv.slice(2);

console.log(JSON.stringify(await tell({ url, sku })));
