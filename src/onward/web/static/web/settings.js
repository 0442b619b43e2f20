// Copy what stands in a field, and print a page; both work without this by hand.
(function () {
  "use strict";
  document.querySelectorAll("[data-print]").forEach(function (button) { button.hidden = false; button.addEventListener("click", function () { window.print(); }); });
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    var field = document.getElementById(button.dataset.copy);
    if (!field) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      function done() { var was = button.textContent; button.textContent = button.dataset.done; setTimeout(function () { button.textContent = was; }, 1600); }
      field.select();
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(field.value).then(done); else if (document.execCommand("copy")) done();
    });
  });
})();
