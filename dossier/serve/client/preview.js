// @ts-check
/**
 * The preview's part of the reload client: a plugin of the livereload package's script, which
 * is loaded after this one and keeps the connection. It says which answer of the preview this
 * page is, loads the page anew when told so, and shows the errors that hold a new one back.
 */
(() => {
  "use strict";

  const FINDINGS = "/-/findings";
  const STYLE = "/-/preview.css";
  const visit = { .../** @type {HTMLScriptElement} */ (document.currentScript).dataset };
  let asked = 0;
  /** @type {HTMLDialogElement | null} */
  let dialog = null;

  class Preview {
    static identifier = "dossier";
    static version = "1";

    analyze() {
      return { ...visit, build: Number(visit.build), found: visit.found === "1" };
    }

    /** @param {string} path */
    reload(path) {
      if (path === FINDINGS) void showFindings();
      // The browser keeps the scroll, and what was typed into fields.
      else location.reload();
      return true;
    }
  }

  async function showFindings() {
    const mine = ++asked;
    const answer = await fetch(FINDINGS).catch(() => null);
    if (!answer || mine !== asked) return;
    const html = answer.status === 200 ? await answer.text() : "";
    if (mine !== asked) return;
    // Parsed apart from the page: whatever it held, nothing of it would run.
    const findings = new DOMParser().parseFromString(html, "text/html").querySelector("section");
    const own = document.querySelector("main.own");
    if (own && findings) own.replaceChildren(findings);
    else if (findings) open(findings);
    else dialog?.close();
  }

  /** @param {Element} findings */
  function open(findings) {
    dialog ??= makeDialog();
    const form = document.createElement("form");
    form.method = "dialog";
    const button = form.appendChild(document.createElement("button"));
    button.textContent = findings.getAttribute("data-close");
    dialog.replaceChildren(form, findings);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  }

  /** In a shadow tree the page's styles and ours do not meet. */
  function makeDialog() {
    const host = document.body.appendChild(document.createElement("div"));
    host.id = "-preview";
    const root = host.attachShadow({ mode: "open" });
    const style = root.appendChild(document.createElement("link"));
    style.rel = "stylesheet";
    style.href = STYLE;
    const made = root.appendChild(document.createElement("dialog"));
    made.setAttribute("role", "alertdialog");
    made.setAttribute("aria-labelledby", "_findings");
    made.setAttribute("aria-describedby", "_why");
    return made;
  }

  Object.assign(window, { LiveReloadPluginDossier: Preview });
})();
