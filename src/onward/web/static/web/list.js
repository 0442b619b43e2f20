// The list by key, and what was chosen in it.
(function () {
  "use strict";
  document.documentElement.classList.add("with-script");

  function rows() { return Array.from(document.querySelectorAll("[data-row]")); }
  function boxOf(row) { return row.querySelector("[name=id]"); }
  function linkOf(row) { return row.querySelector("th a"); }
  function typing(target) { return target.closest && target.closest("input:not([type=checkbox]), textarea, select"); }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) {
      if (event.key === "Escape" && event.target.matches("[data-search]")) event.target.blur();
      return;
    }
    if (window.onward.quiet()) return;
    var all = rows(), here = event.target.closest ? event.target.closest("[data-row]") : null, at = all.indexOf(here);
    if (event.key === "j" || event.key === "k") {
      var next = all[at + (event.key === "j" ? 1 : -1)];
      if (at < 0) next = all[0];
      if (next) { event.preventDefault(); linkOf(next).focus(); }
    }
    if (event.key === "x" && here) { event.preventDefault(); boxOf(here).checked = !boxOf(here).checked; count(); }
  });

  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-pick-page]")) rows().forEach(function (row) { boxOf(row).checked = event.target.checked; });
    if (event.target.matches("[data-pick-page], [name=id], [name=all]")) count();
  });

  // The bar below says how many were chosen; it is there only when some are.
  function count() {
    var bar = document.querySelector("[data-many]");
    if (!bar) return;
    var all = rows(), chosen = all.filter(function (row) { return boxOf(row).checked; }).length;
    var every = bar.querySelector("[name=all]"), words = bar.querySelector("[data-many-count]"), page = document.querySelector("[data-pick-page]");
    if (chosen < all.length) every.checked = false;
    page.checked = chosen === all.length;
    page.indeterminate = chosen > 0 && chosen < all.length;
    every.parentNode.hidden = chosen < all.length;
    bar.hidden = chosen === 0;
    words.hidden = every.checked;
    words.textContent = chosen === 1 ? words.dataset.one : words.dataset.some.replace("#", chosen);
  }

  document.body.addEventListener("htmx:afterSettle", count);
  addEventListener("pageshow", count);
  count();
})();
