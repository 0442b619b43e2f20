// The board by hand and by key. Every way of moving a card sends the card's own form, so the server decides once.
(function () {
  "use strict";
  var board = function () { return document.getElementById("board"); };
  var dialog = document.getElementById("dialog");
  var FAR = 6, HOLD = 350, EDGE = 56;
  if (!board()) return;
  document.documentElement.classList.add("with-script");

  // ---- Moving: what the form sends
  function send(card, to) {
    var form = card.querySelector("form"), select = form.elements.to, found = optionFor(select, to);
    if (!found) return;
    select.value = found;
    form.requestSubmit();
  }

  // A column stands for its first choice: Talking for a first talk; Ended is asked about.
  function optionFor(select, to) {
    var values = Array.from(select.options, function (option) { return option.value; });
    if (to === "ended") {
      if (!select.querySelector('option[value="ended"]')) select.add(new Option(to, to));
      return to;
    }
    return values.find(function (value) { return value === to || value.startsWith(to + ":"); });
  }

  function cardOf(element) { return element && element.closest ? element.closest(".board-card") : null; }
  function columnOf(card) { return card.closest("[data-place]"); }
  function wordOf(select) { return select.selectedOptions.length ? select.selectedOptions[0].textContent : ""; }

  // ---- Choosing on the card. A key that only walks through the choices must not move the card: Enter does.
  var keyed = false, byHand = false;
  document.addEventListener("keydown", function (event) {
    if (!event.target.matches || !event.target.matches("[data-move]")) return;
    if (event.key === "Enter" && event.target.value) { event.preventDefault(); event.stopPropagation(); event.target.form.requestSubmit(); return; }
    if (event.key === "Escape") { event.target.value = ""; unchoose(event.target); linkOf(cardOf(event.target)).focus(); return; }
    keyed = event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End" || event.key.length === 1;
  }, true);
  document.addEventListener("pointerdown", function () { keyed = false; byHand = true; }, true);
  document.addEventListener("keydown", function () { byHand = false; }, true);
  document.addEventListener("change", function (event) {
    var select = event.target;
    if (!select.matches("[data-move]") || !select.value) return;
    if (!keyed) { select.form.requestSubmit(); return; }
    select.parentNode.classList.add("choosing");
    select.parentNode.dataset.chosen = wordOf(select) + " ⏎";
  });
  document.addEventListener("focusout", function (event) {
    if (event.target.matches && event.target.matches("[data-move]") && keyed) { event.target.value = ""; unchoose(event.target); }
  });
  function unchoose(select) { select.parentNode.classList.remove("choosing"); keyed = false; }

  // ---- Walking and moving by key
  function linkOf(card) { return card.querySelector("a"); }
  function cardsIn(column) { return Array.from(column.querySelectorAll(".board-card")); }
  function columns() { return Array.from(board().querySelectorAll(".board-column")); }

  document.addEventListener("keydown", function (event) {
    var card = cardOf(document.activeElement);
    if (!card || document.activeElement !== linkOf(card) || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    var column = columnOf(card), all = columns(), at = all.indexOf(column), side = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if ((event.key === "m" || event.key === "M") && !window.onward.quiet()) { event.preventDefault(); openChoice(card); return; }
    if (side && event.shiftKey) {
      event.preventDefault();
      var next = all[at + side];
      if (next) send(card, next.dataset.place);
      return;
    }
    if (side) { event.preventDefault(); walkAcross(card, all, at, side); return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      var here = cardsIn(column), to = here[here.indexOf(card) + (event.key === "ArrowDown" ? 1 : -1)];
      if (to) linkOf(to).focus();
    }
  });

  function walkAcross(card, all, at, side) {
    var top = card.getBoundingClientRect().top;
    for (var i = at + side; all[i]; i += side) {
      var there = cardsIn(all[i]).filter(function (one) { return one.offsetParent; });
      if (!there.length) continue;
      there.sort(function (a, b) { return Math.abs(a.getBoundingClientRect().top - top) - Math.abs(b.getBoundingClientRect().top - top); });
      linkOf(there[0]).focus();
      return;
    }
  }

  function openChoice(card) {
    var select = card.querySelector("[data-move]");
    select.focus();
    try { select.showPicker(); } catch (refused) { /* an older browser: the arrows choose, Enter moves */ }
  }

  // ---- By hand: mouse and pen after a few pixels, a finger after a moment of holding still
  var held = null;

  document.addEventListener("pointerdown", function (event) {
    var card = cardOf(event.target);
    if (!card || event.button || event.target.closest("form")) return;
    held = { card: card, id: event.pointerId, x: event.clientX, y: event.clientY, touch: event.pointerType === "touch", ghost: null, over: null };
    if (held.touch) held.timer = setTimeout(lift, HOLD);
  });

  document.addEventListener("pointermove", function (event) {
    if (!held || event.pointerId !== held.id) return;
    var far = Math.hypot(event.clientX - held.x, event.clientY - held.y) > FAR;
    if (!held.ghost && far) { if (held.touch) { drop(); return; } lift(); }
    if (held && held.ghost) { event.preventDefault(); carry(event.clientX, event.clientY); }
  });

  document.addEventListener("pointerup", function (event) {
    if (!held || event.pointerId !== held.id) return;
    var card = held.card, over = held.over, carried = held.ghost;
    drop();
    if (!carried) return;
    swallowClick();
    if (over && over.dataset.place !== columnOf(card).dataset.place) send(card, over.dataset.place);
  });
  document.addEventListener("pointercancel", drop);
  document.addEventListener("dragstart", function (event) { if (cardOf(event.target)) event.preventDefault(); });
  document.addEventListener("contextmenu", function (event) { if (held && held.touch) event.preventDefault(); });
  document.addEventListener("touchmove", function (event) { if (held && held.ghost) event.preventDefault(); }, { passive: false });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape" && held && held.ghost) drop(); });

  function lift() {
    var box = held.card.getBoundingClientRect();
    held.ghost = held.card.cloneNode(true);
    held.ghost.removeAttribute("id");
    held.ghost.setAttribute("aria-hidden", "true");
    held.ghost.inert = true;
    held.ghost.classList.add("board-ghost");
    held.ghost.style.width = box.width + "px";
    held.dx = held.x - box.left;
    held.dy = held.y - box.top;
    document.body.append(held.ghost);
    held.card.classList.add("lifted");
    document.documentElement.classList.add("dragging");
    if (navigator.vibrate && held.touch) navigator.vibrate(10);
    carry(held.x, held.y);
    held.slide = requestAnimationFrame(slide);
  }

  function carry(x, y) {
    held.at = { x: x, y: y };
    held.ghost.style.transform = "translate(" + (x - held.dx) + "px," + (y - held.dy) + "px) rotate(1.5deg)";
    var under = document.elementFromPoint(x, y), target = (under && under.closest("[data-place]:not(.places a)")) || columnAt(x, y);
    if (target === held.over) return;
    if (held.over) held.over.classList.remove("over");
    held.over = target;
    if (target) target.classList.add("over");
  }

  // Above or below a column is still the column: a card from far down a long one meets only the end of a short one.
  function columnAt(x, y) {
    var box = board().getBoundingClientRect();
    if (y < Math.min(box.top, 64) || x < box.left || x > box.right) return null;
    return columns().find(function (column) { var at = column.getBoundingClientRect(); return x >= at.left && x <= at.right; }) || null;
  }

  // Near an edge the board comes along.
  function slide() {
    if (!held || !held.ghost) return;
    var box = board().getBoundingClientRect(), x = held.at.x, y = held.at.y;
    if (x > box.right - EDGE) board().scrollBy({ left: 12, behavior: "instant" });
    else if (x < box.left + EDGE) board().scrollBy({ left: -12, behavior: "instant" });
    if (y > innerHeight - EDGE) scrollBy({ top: 12, behavior: "instant" });
    else if (y < EDGE + 64) scrollBy({ top: -12, behavior: "instant" });
    held.slide = requestAnimationFrame(slide);
  }

  function drop() {
    if (!held) return;
    clearTimeout(held.timer);
    if (held.slide) cancelAnimationFrame(held.slide);
    if (held.ghost) held.ghost.remove();
    if (held.over) held.over.classList.remove("over");
    held.card.classList.remove("lifted");
    document.documentElement.classList.remove("dragging");
    held = null;
  }

  function swallowClick() {
    var swallow = function (event) { event.preventDefault(); event.stopPropagation(); };
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(function () { removeEventListener("click", swallow, { capture: true }); }, 50);
  }

  // ---- What the server answers
  // What came from a card that is gone by now goes to the dialog, or nowhere; a conflict brings a fresh board.
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.xhr.status === 409) { event.detail.shouldSwap = true; event.detail.isError = false; }
  });
  document.body.addEventListener("htmx:afterSwap", function (event) {
    if (event.detail.target === dialog && dialog.querySelector(".board-ask") && !dialog.open) dialog.showModal();
  });
  document.body.addEventListener("htmx:afterRequest", function (event) {
    if (dialog.open && event.detail.elt.closest("#dialog") && event.detail.xhr.status !== 200) dialog.close();
    recount();
  });
  document.body.addEventListener("onward:moved", function (event) {
    if (dialog.open) dialog.close();
    setTimeout(function () {
      var card = document.getElementById(event.detail.card);
      if (!card || !card.offsetParent) return;
      card.classList.add("moved");
      linkOf(card).focus({ preventScroll: byHand }); // who drags one card may want to drag the next one from there
    }, 60);
  });
  dialog.addEventListener("close", function () {
    document.querySelectorAll("[data-move]").forEach(function (select) { if (select.value) select.value = ""; });
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest("dialog [data-close]")) event.preventDefault();
  });

  function recount() {
    document.querySelectorAll(".board-jumps .chip").forEach(function (chip) {
      var count = document.querySelector("#column-" + chip.dataset.place + " .count");
      if (count) chip.lastElementChild.textContent = count.textContent;
    });
  }
})();
