// What a mark of a picture says, on hover and by keyboard: one tab stop a picture, arrows inside. Without it the browser's own titles do.
(function () {
  "use strict";
  var tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;

  function say(mark) {
    var box = mark.getBoundingClientRect();
    tip.textContent = mark.dataset.tip;
    tip.hidden = false;
    var wide = tip.offsetWidth, left = box.left + box.width / 2 - wide / 2, above = box.top - tip.offsetHeight - 8;
    tip.style.left = Math.max(8, Math.min(left, document.documentElement.clientWidth - wide - 8)) + "px";
    tip.style.top = (above < 8 ? box.bottom + 8 : above) + "px";
  }
  function hush() { tip.hidden = true; }

  function explore(picture) {
    var marks = [];
    picture.querySelectorAll("title").forEach(function (title) {
      var mark = title.parentNode;
      if (mark !== picture) {
        mark.dataset.tip = title.textContent;
        if (!mark.hasAttribute("aria-label")) mark.setAttribute("aria-label", title.textContent);
        if (mark.tagName.toLowerCase() !== "a") mark.setAttribute("role", "img");
        mark.setAttribute("tabindex", marks.length ? "-1" : "0");
        marks.push(mark);
      }
      title.remove(); // or the browser would say it twice
    });
    if (!marks.length) return;
    picture.setAttribute("role", "group");
    picture.addEventListener("keydown", function (event) {
      var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      var at = marks.indexOf(event.target.closest("[data-tip]"));
      if (!step || at < 0) return;
      var next = marks[Math.max(0, Math.min(marks.length - 1, at + step))];
      event.preventDefault();
      marks[at].setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  }

  function begin() { document.querySelectorAll("svg[role=img], svg.opened-dots").forEach(explore); }

  ["mouseover", "focusin"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var mark = event.target.closest && event.target.closest("[data-tip]");
      if (mark) say(mark); else if (kind === "mouseover") hush();
    });
  });
  document.addEventListener("focusout", hush);
  addEventListener("scroll", hush, { passive: true });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hush(); });
  document.addEventListener("htmx:afterSwap", begin);
  document.body.appendChild(tip);
  begin();
})();
