// What script adds to pages that work without it: dialogs, copying, shortcuts, warnings about what is not saved.
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  /** Says something to who listens to the page instead of seeing it. */
  function announce(text) {
    const place = byId("announcer");
    if (!place) return;
    place.textContent = "";
    window.setTimeout(() => { place.textContent = text; }, 50);
  }

  // Focus goes to the summary of problems, so that it is read first.
  function focusSummary(root) {
    const summary = root.querySelector("[data-focus]");
    if (summary) summary.focus();
  }

  // A link in the summary puts the focus in the field, not only in view.
  function followSummary(event) {
    const link = event.target.closest(".summary a[href^='#']");
    const field = link && byId(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    (field.labels?.[0] ?? field).scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  }

  // A question that unfolds without script is a dialog with it.
  function openQuestion(event) {
    const summary = event.target.closest("details[data-confirm] > summary");
    const dialog = byId("ask");
    if (!summary || !dialog?.showModal || dialog.open) return;
    event.preventDefault();
    const details = summary.parentElement;
    const body = details.querySelector(".confirm-body > *");
    const home = body.parentElement;
    const title = body.querySelector(".confirm-question");
    byId("ask-title").textContent = title.textContent;
    title.hidden = true;
    byId("ask-body").replaceChildren(body);
    dialog.addEventListener("close", () => {
      title.hidden = false;
      home.append(body);
      summary.focus();
    }, { once: true });
    dialog.showModal();
  }

  async function copy(button) {
    const source = byId(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    const label = button.querySelector("span") ?? button;
    button.dataset.label ??= label.textContent;
    label.textContent = button.dataset.done;
    announce(button.dataset.done);
    window.setTimeout(() => { label.textContent = button.dataset.label; }, 3000);
  }

  function reveal(button) {
    const field = byId(button.dataset.reveal);
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  }

  // A click anywhere in a row follows the row's first link, unless something is selected or something else was clicked.
  function followRow(event) {
    const row = event.target.closest("tr[data-row]");
    if (!row || event.target.closest("a, button, input, label, select, summary")) return;
    if (String(window.getSelection())) return;
    const link = row.querySelector("a[href]");
    if (!link) return;
    if (event.ctrlKey || event.metaKey) window.open(link.href, "_blank", "noopener");
    else link.click();
  }

  // What drops down closes with Escape, with a click elsewhere, and when the focus leaves.
  function closeDropdowns(except) {
    all("details.dropdown[open]").filter((one) => !one.contains(except)).forEach((one) => { one.open = false; });
  }

  function closeByKey(event) {
    const open = event.key === "Escape" && document.querySelector("details.dropdown[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  }

  // "/" goes to the search field, unless the reader is typing or has switched it off.
  // A cookie remembers that: logging out empties the storage of this website, and this is a need of the reader.
  const OFF = "sneltoets=uit";
  const kept = () => document.cookie.split("; ").includes(OFF);

  function shortcut(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || kept()) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable], dialog")) return;
    const search = document.querySelector("[data-search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  }

  function prepareSwitch() {
    const button = document.querySelector("[data-shortcut-switch]");
    if (!button || !document.querySelector("[data-search]")) return;
    const show = () => { button.textContent = kept() ? button.dataset.on : button.dataset.off; };
    button.addEventListener("click", () => {
      const age = kept() ? 0 : 31536000;
      document.cookie = `${OFF}; Path=/; Max-Age=${age}; SameSite=Lax${location.protocol === "https:" ? "; Secure" : ""}`;
      show();
      announce(button.textContent);
    });
    show();
    button.parentElement.hidden = false;
  }

  // Leaving a page with text that is not saved is asked about. A form that came back with problems is not saved either.
  const changed = new Set();

  function markChanged(event) {
    const form = event.target.form;
    if (form?.matches("[data-guard]")) changed.add(form);
  }

  function warn(event) {
    if (changed.size > 0) event.preventDefault();
  }

  // A form is sent once, however often its button is pressed; and nothing is lost any more once it is on its way.
  function sendOnce(event) {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute("method") !== "post" || form.hasAttribute("data-passkey") || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent && !form.hasAttribute("data-again")) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    changed.clear();
  }

  // A choice in a form marked data-autosubmit sends it; the focus comes back to the same field on the next page.
  function autosubmit(event) {
    const form = event.target.form;
    if (!form?.matches("[data-autosubmit]") || !event.target.matches("select, [type=checkbox], [type=radio]")) return;
    try { sessionStorage.setItem("woonspoor-focus", `${location.pathname}#${event.target.id}`); } catch { /* no storage */ }
    form.requestSubmit();
  }

  function returnFocus() {
    try {
      const [path, id] = (sessionStorage.getItem("woonspoor-focus") ?? "").split("#");
      sessionStorage.removeItem("woonspoor-focus");
      if (id && path === location.pathname) byId(id)?.focus();
    } catch { /* no storage */ }
  }

  // A file that the server would refuse for its size is refused before it is sent.
  function checkSize(event) {
    const field = event.target;
    if (!field.matches("input[type=file][data-max]")) return;
    const tooLarge = [...field.files].some((file) => file.size > Number(field.dataset.max));
    field.setCustomValidity(tooLarge ? field.dataset.tooLarge : "");
    if (tooLarge) field.reportValidity();
  }

  // A table that fits is no stop for the tab key: there is nothing to scroll.
  const stops = new ResizeObserver((seen) => seen.forEach(({ target }) => {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }));

  // Buttons that need script appear with it.
  function enhance(root) {
    const canCopy = Boolean(navigator.clipboard);
    all("[data-copy]", root).forEach((button) => { button.hidden = !canCopy; });
    all(".table-scroll", root).forEach((table) => stops.observe(table));
    all("[data-reveal], [data-print]", root).forEach((button) => { button.hidden = false; });
    all("form[data-guard]", root).filter((form) => form.querySelector("[aria-invalid=true]")).forEach((form) => changed.add(form));
  }

  function clicked(event) {
    const button = event.target.closest("[data-copy], [data-reveal], [data-print], [data-ask-close]");
    if (button?.matches("[data-copy]")) copy(button).catch(() => {});
    else if (button?.matches("[data-reveal]")) reveal(button);
    else if (button?.matches("[data-print]")) window.print();
    else if (button) byId("ask").close();
    followSummary(event);
    openQuestion(event);
    followRow(event);
    closeDropdowns(event.target);
  }

  // What is folded away is printed too.
  function unfold() {
    all("details.more:not([open])").forEach((one) => { one.open = true; one.dataset.unfolded = "1"; });
  }

  function fold() {
    all("details.more[data-unfolded]").forEach((one) => { one.open = false; delete one.dataset.unfolded; });
  }

  // Parts of a page that htmx fetched.
  function trouble(shown) {
    const place = byId("trouble");
    if (place) place.hidden = !shown;
  }

  function answered(event) {
    const { raw, status } = event.detail.ctx.response;
    if (raw.redirected) {
      // The session ended: the answer is the log-in page. Go there instead of putting it in the results.
      event.preventDefault();
      location.assign(raw.url);
      return;
    }
    trouble(status >= 500);
    if (status >= 500 || status === 401) event.preventDefault();
  }

  function swapped() {
    enhance(document);
    const told = document.querySelector("#results [data-told]");
    if (told) announce(told.textContent.trim());
  }

  document.addEventListener("click", clicked);
  document.addEventListener("keydown", closeByKey);
  document.addEventListener("keydown", shortcut);
  document.addEventListener("focusin", (event) => closeDropdowns(event.target));
  document.addEventListener("input", markChanged);
  document.addEventListener("change", autosubmit);
  document.addEventListener("change", checkSize);
  document.addEventListener("submit", sendOnce);
  window.addEventListener("beforeunload", warn);
  window.addEventListener("beforeprint", unfold);
  window.addEventListener("afterprint", fold);
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => { delete form.dataset.sent; }));
  document.addEventListener("htmx:before:response", answered);
  document.addEventListener("htmx:error", () => trouble(true));
  document.addEventListener("htmx:after:swap", swapped);

  enhance(document);
  prepareSwitch();
  returnFocus();
  focusSummary(document);
})();
