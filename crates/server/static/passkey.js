// Passkeys: registers one, or logs in with one. Where to send what, and what to say, stands in attributes of the button's form:
//
//   <form data-passkey="create" or "get" data-start="…" data-finish="…"
//         data-waiting="…" data-refused="…" data-failed="…" data-unsupported="…">
//     <button type="submit">…</button> <p data-message role="status"></p>
//   </form>
//
// start answers with the options of webauthn-rs; finish receives { credential, ...fields of the form } and answers with { location },
// or with { message } and a status of 400 or more. Fields of the form go along with start too.
(() => {
  "use strict";

  const supported = Boolean(window.PublicKeyCredential && navigator.credentials);

  function bytes(text) {
    const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  }

  function text(buffer) {
    const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
    return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  const listed = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

  async function create({ publicKey }) {
    const made = await navigator.credentials.create({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        user: { ...publicKey.user, id: bytes(publicKey.user.id) },
        excludeCredentials: listed(publicKey.excludeCredentials) ?? [],
      },
    });
    return {
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      extensions: {},
      response: {
        attestationObject: text(made.response.attestationObject),
        clientDataJSON: text(made.response.clientDataJSON),
        transports: made.response.getTransports?.() ?? null,
      },
    };
  }

  async function get({ publicKey }) {
    const found = await navigator.credentials.get({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        allowCredentials: listed(publicKey.allowCredentials) ?? [],
      },
    });
    const { response } = found;
    return {
      id: found.id,
      rawId: text(found.rawId),
      type: found.type,
      extensions: {},
      response: {
        authenticatorData: text(response.authenticatorData),
        clientDataJSON: text(response.clientDataJSON),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : null,
      },
    };
  }

  /** Posts JSON and returns the answer's; throws what the server says when it refuses. */
  async function post(address, body) {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
    });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Error("refused by the server"), { told: told.message });
    return told;
  }

  function say(form, message, wrong) {
    const place = form.querySelector("[data-message]");
    place.textContent = message ?? "";
    place.classList.toggle("problem", Boolean(wrong));
  }

  async function run(form) {
    const { passkey, start, finish, waiting } = form.dataset;
    const fields = Object.fromEntries(new FormData(form));
    say(form, waiting);
    const options = await post(start, fields);
    const credential = await (passkey === "create" ? create(options) : get(options));
    const { location } = await post(finish, { ...fields, credential });
    window.location.assign(location ?? window.location.href);
  }

  function submitted(event) {
    const form = event.target.closest("form[data-passkey]");
    if (!form) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    run(form)
      .catch((problem) => {
        const { refused, failed } = form.dataset;
        const stopped = ["NotAllowedError", "AbortError", "InvalidStateError"].includes(problem.name);
        say(form, problem.told ?? (stopped ? refused : failed), true);
      })
      .finally(() => { delete form.dataset.busy; });
  }

  document.addEventListener("submit", submitted, { capture: true });
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("button[type=submit]");
    button.hidden = false;
    if (supported) continue;
    button.disabled = true;
    say(form, form.dataset.unsupported, true);
  }
})();
