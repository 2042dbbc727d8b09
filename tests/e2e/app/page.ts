// The story in a browser: its address stands in the page's own; what was told is written into the page.
import { tell } from './story.js';

const asked = new URLSearchParams(location.search);
const write = (text: string): void => {
  document.body.textContent = `told:${btoa(text)}:told`;
};

tell({ url: asked.get('url') ?? '', sku: asked.get('sku') ?? '' }).then(
  (told) => write(JSON.stringify(told)),
  (error: unknown) => write(JSON.stringify(String(error))),
);
