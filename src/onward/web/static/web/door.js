// A strict cookie is not sent where another site opened this page (a bookmarklet does). Asking once more, from here, sends it.
(function () {
  "use strict";
  var here = new URL(location.href);
  if (here.searchParams.has("again") || here.pathname === "/enter") return;
  here.searchParams.set("again", "1");
  location.replace(here.href);
})();
