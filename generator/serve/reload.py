"""The script that keeps a page in the writer's browser fresh. It stands in served pages only, never in a built file.

After a build it asks for the page again. Where it reads as before, only new style sheets are put in place; else it is
loaded anew, and shown at the place where the reader was.
"""

SCRIPT = """\
(function () {
  "use strict";
  var PLACE = "dateline-place";
  var OWN = 'script[src^="/.dateline/"]';
  var version = document.currentScript.dataset.version;
  var shown = "";

  function ask(then) {
    fetch(location.href, { cache: "no-store" })
      .then(function (answer) { return answer.text(); })
      .then(function (html) { then(new DOMParser().parseFromString(html, "text/html")); })
      .catch(function () { setTimeout(reload, 1000); });
  }

  // What the page says, without the scripts of the server, which name the build.
  function said(page) {
    page.querySelectorAll(OWN).forEach(function (script) { script.remove(); });
    return page.body.innerHTML;
  }

  function restyle(page) {
    var found = page.querySelectorAll('link[rel="stylesheet"]');
    document.querySelectorAll('link[rel="stylesheet"]').forEach(function (old, index) {
      var address = found[index] && found[index].getAttribute("href");
      if (!address || address === old.getAttribute("href")) { return; }
      var fresh = old.cloneNode();
      fresh.setAttribute("href", address);
      // The old one goes when the new one is there, so that the page is never bare.
      fresh.addEventListener("load", function () { old.remove(); });
      old.after(fresh);
    });
  }

  function reload() {
    sessionStorage.setItem(PLACE, JSON.stringify([location.href, scrollX, scrollY]));
    location.reload();
  }

  function listen() {
    var source = new EventSource("/.dateline/events?after=" + version);
    source.addEventListener("built", function (event) {
      source.close();
      version = event.data;
      ask(function (page) {
        if (said(page) !== shown) { reload(); return; }
        restyle(page);
        listen();
      });
    });
  }

  addEventListener("load", function () {
    var place = JSON.parse(sessionStorage.getItem(PLACE) || "[]");
    sessionStorage.removeItem(PLACE);
    if (place[0] === location.href) { scrollTo(place[1], place[2]); }
  });
  ask(function (page) {
    var script = page.querySelector(OWN + "[data-version]");
    if (script && script.dataset.version !== version) { reload(); return; }
    shown = said(page);
    listen();
  });
}());
"""
