// Finds a field by its label, or something to press by its name, as a person would.
// Arguments: what ("field" or "press"), the name (or "part >> name"), and for "press" a role or "".
// Gives { found: element } or { fault: text }.
const [what, asked, role] = arguments;
const cut = asked.lastIndexOf(' >> ');
const name = (cut < 0 ? asked : asked.slice(cut + 4)).replace(/\s+/g, ' ').trim();
const part = cut < 0 ? document : document.querySelector(asked.slice(0, cut));
if (!part) return { fault: 'there is no ' + asked.slice(0, cut) };

// Words of an element without those of the fields in it or those that are not there for a reader.
function words(element) {
  const copy = element.cloneNode(true);
  for (const inner of copy.querySelectorAll('select, textarea, script, style, [hidden], [aria-hidden=true]')) inner.remove();
  for (const image of copy.querySelectorAll('img[alt]')) image.replaceWith(image.alt);
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

function named(element) {
  const by = element.getAttribute('aria-labelledby');
  if (by) return by.split(/\s+/).map(id => document.getElementById(id)).filter(e => e).map(words).join(' ');
  return element.getAttribute('aria-label')?.trim();
}

function fieldNames(field) {
  const own = named(field);
  return own ? [own] : [...(field.labels ?? [])].map(words);
}

function pressNames(element) {
  const own = named(element);
  if (own) return [own];
  if (element.matches('input')) return [element.value || element.alt || ''];
  return [words(element) || element.title];
}

const roles = {
  button: 'button, input[type=submit], input[type=button], input[type=reset], input[type=image], summary, [role=button]',
  link: 'a[href], [role=link]',
  tab: '[role=tab]',
  menuitem: '[role=menuitem]',
  option: '[role=option]',
};
const selector = what === 'field'
  ? 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea, [contenteditable=true]'
  : role ? roles[role] ?? `[role=${role}]` : Object.values(roles).join(', ');
const shown = element => element.checkVisibility({ visibilityProperty: true });
// A field may be hidden behind its label, as styled tick boxes and file fields are.
const candidates = [...part.querySelectorAll(selector)].filter(e => what === 'field' || shown(e));
const names = what === 'field' ? fieldNames : pressNames;
let found = candidates.filter(e => names(e).includes(name));
if (found.length === 0) found = candidates.filter(e => names(e).some(n => n.startsWith(name)));
if (found.length > 1 && what === 'field') {
  const visible = found.filter(shown);
  if (visible.length) found = visible;
}
if (found.length === 1) return { found: found[0] };
const kind = what === 'field' ? 'field labelled' : `${role || 'link or button'} named`;
if (found.length > 1) return { fault: `there are ${found.length} of: ${kind} “${asked}”; say where: “css-selector >> name”` };
const there = [...new Set(candidates.flatMap(names).filter(n => n))].map(n => `“${n}”`).join(', ');
return { fault: `there is no ${kind} “${asked}”; there are: ${there || 'none'}` };
