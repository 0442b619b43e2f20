// What every page does: keys, the dialog, what was said, folds before printing. Pages work without it.
(function () {
  "use strict";
  var GO = { t: "/", b: "/board", l: "/list", c: "/claims", p: "/picture", e: "/experiments", i: "/import", s: "/settings" };
  var waiting = null;

  function typing(target) { return target.closest && target.closest("input, textarea, select, [contenteditable]"); }

  // A letter alone does something unless Settings say otherwise; keys with Shift, arrows and Enter always do.
  function quiet() { return document.documentElement.dataset.keys === "off"; }

  document.addEventListener("keydown", function (event) {
    if (quiet()) return;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (waiting && GO[event.key]) { waiting = null; location.assign(GO[event.key]); return; }
    waiting = null;
    if (event.key === "g") { waiting = setTimeout(function () { waiting = null; }, 1200); return; }
    if (event.key === "?") { event.preventDefault(); openDialog("/keys"); return; }
    if (event.key === "/") {
      var field = document.querySelector("[data-search]");
      event.preventDefault();
      if (field) field.focus(); else location.assign("/list?focus=search");
      return;
    }
    var keyed = document.querySelector('[data-key="' + CSS.escape(event.key) + '"]');
    if (keyed) { event.preventDefault(); keyed.click(); }
  });

  function openDialog(address) {
    var dialog = document.getElementById("dialog");
    fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) { location.assign(address); return null; }
      return answer.text();
    }).then(function (html) {
      if (html === null) return;
      dialog.innerHTML = html;
      if (window.htmx) window.htmx.process(dialog);
      dialog.showModal();
    });
  }

  document.addEventListener("click", function (event) {
    var opener = event.target.closest("[data-dialog]");
    if (opener && !event.ctrlKey && !event.metaKey) { event.preventDefault(); openDialog(opener.getAttribute("href") || opener.dataset.dialog); return; }
    if (event.target.closest("[data-close]")) {
      var toast = event.target.closest("[data-toast]"), dialog = event.target.closest("dialog");
      if (toast) toast.remove(); else if (dialog) dialog.close();
    }
    if (event.target.matches("dialog")) event.target.close();
    document.querySelectorAll(".which-search[open], .more-places[open]").forEach(function (menu) { if (!menu.contains(event.target)) menu.open = false; });
  });

  document.addEventListener("keydown", function (event) {
    var menu = event.key === "Escape" && event.target.closest && event.target.closest(".which-search[open], .more-places[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  document.addEventListener("change", function (event) {
    if (event.target.closest("[data-submit-on-change]")) event.target.form.requestSubmit();
  });

  // Paper has no folds.
  var opened = [];
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (fold) { fold.open = true; opened.push(fold); });
  });
  addEventListener("afterprint", function () { opened.splice(0).forEach(function (fold) { fold.open = false; }); });

  window.onward = { openDialog: openDialog, quiet: quiet };
})();
