(function () {
  var root = document.documentElement, button = document.getElementById("theme");
  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  button.hidden = false;
  button.addEventListener("click", function () { root.dataset.theme = dark() ? "light" : "dark"; });
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details.print").forEach(function (fold) { fold.open = true; });
  });
})();
