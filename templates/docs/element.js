// Elements of the page. Texts of contracts become text nodes alone: nothing here is ever read as HTML.

export function element(name, { children = [], ...properties } = {}) {
  const made = document.createElement(name);

  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (key in made && key !== 'list') made[key] = value;
    else made.setAttribute(key, value);
  }

  made.append(...children.filter((child) => child !== undefined));

  return made;
}

export function text(name, content, className) {
  return element(name, { textContent: content, className });
}
