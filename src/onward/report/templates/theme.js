(function () {
  var root = document.documentElement, button = document.getElementById("theme"), opened = [];
  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  button.hidden = false;
  button.addEventListener("click", function () { root.dataset.theme = dark() ? "light" : "dark"; });
  // Paper has no folds: open them for the print, but for long tables of numbers and claims that say nothing yet.
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open]):not(.deep):not(.deep details)").forEach(function (fold) { fold.open = true; opened.push(fold); });
  });
  addEventListener("afterprint", function () {
    opened.splice(0).forEach(function (fold) { fold.open = false; });
  });
})();
