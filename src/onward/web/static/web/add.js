// Reads what the bookmark brought behind the #, and has it read like pasted text; shows each day only where one is asked for.
(function () {
  "use strict";
  var form = document.getElementById("read-form");
  var brought = location.hash.slice(1);
  if (form && brought) {
    history.replaceState(null, "", location.pathname);
    try {
      form.elements.brought.value = decodeURIComponent(brought);
      form.submit();
    } catch (error) {
      form.elements.pasted.focus();
    }
  }

  var day = document.querySelector("[data-applied-on]"), by = document.querySelector("[data-apply-by]");
  function showDay() {
    var chosen = document.querySelector('input[name="sent"]:checked');
    day.hidden = !(chosen && chosen.value === "on");
    by.hidden = !(chosen && chosen.value === "saved");
  }
  if (day) {
    document.addEventListener("change", function (event) { if (event.target.name === "sent") showDay(); });
    showDay();
  }
})();
