// What makes the page wider than its window: "" when nothing does.
const page = document.documentElement;
const faults = [];
if (!document.querySelector('meta[name=viewport][content*="width=device-width"]')) {
  faults.push('there is no <meta name="viewport" content="width=device-width, ...">: a phone shows the page as on a desk');
}
if (page.scrollWidth > page.clientWidth) {
  const edge = page.clientWidth + 0.5 - window.scrollX;
  const path = element => {
    const steps = [];
    for (let e = element; e && e !== page && steps.length < 4; e = e.parentElement) {
      const classes = [...e.classList].map(c => '.' + CSS.escape(c)).join('');
      steps.unshift(e.localName + (e.id ? '#' + CSS.escape(e.id) : classes));
      if (e.id) break;
    }
    return steps.join(' > ');
  };
  // The outermost right edge of an element's own box and of the text in it.
  const right = element => {
    let most = element.getBoundingClientRect().right;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.textContent.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      most = Math.max(most, range.getBoundingClientRect().right);
    }
    return most;
  };
  // What is inside a part that scrolls by itself or cuts off does not widen the page.
  const isHeld = element => {
    for (let e = element.parentElement; e && e !== document.body && e !== page; e = e.parentElement) {
      if (getComputedStyle(e).overflowX !== 'visible') return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility() && right(e) > edge && !isHeld(e));
  const inmost = wide.filter(e => !wide.some(other => other !== e && e.contains(other)));
  faults.push(`the page is ${page.scrollWidth} wide in a window of ${page.clientWidth}`);
  for (const e of inmost.slice(0, 8)) {
    const text = e.textContent.replace(/\s+/g, ' ').trim().slice(0, 60);
    faults.push(`${path(e)} reaches to ${Math.ceil(right(e) + window.scrollX)}: “${text}”`);
  }
}
return faults.join('\n  ');
