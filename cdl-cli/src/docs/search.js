"use strict";
(() => {
  const input = document.getElementById("q");
  const count = document.getElementById("count");
  const rows = [...document.querySelectorAll("[data-search]")];
  const groups = [...document.querySelectorAll("[data-group]")];

  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const hit = words.every((word) => row.dataset.search.includes(word));
      // What is no event waits for a search.
      row.hidden = !hit || (words.length === 0 && "extra" in row.dataset);
      if (!row.hidden) shown += 1;
    }
    for (const group of groups) {
      const all = group.querySelectorAll("[data-search]").length;
      const left = group.querySelectorAll("[data-search]:not([hidden])").length;
      group.hidden = left === 0;
      const size = group.querySelector("[data-size]");
      if (size) size.textContent = left === all ? all : left + " of " + all;
    }
    count.textContent = words.length === 0 ? "" : shown === 1 ? "1 match" : shown + " matches";
  };

  const read = () => {
    const match = /^#q=(.*)$/.exec(location.hash);
    if (match) {
      try {
        input.value = decodeURIComponent(match[1].replaceAll("+", " "));
      } catch {
        input.value = match[1];
      }
    }
    show();
  };

  const write = () => {
    show();
    const hash = input.value ? "#q=" + encodeURIComponent(input.value) : " ";
    try {
      history.replaceState(null, "", hash === " " ? location.pathname + location.search : hash);
    } catch {
      // Some browsers keep the address of a local file as it is; the search works all the same.
    }
  };

  const visible = () => rows.filter((row) => !row.hidden).map((row) => row.querySelector("a"));

  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = visible()[0];
    if (first) first.click();
  });
  input.addEventListener("input", write);
  addEventListener("hashchange", read);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const links = visible();
    const at = links.indexOf(document.activeElement);
    if (event.key === "/" && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === "Escape" && document.activeElement === input) {
      input.value = "";
      write();
    } else if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === input)) {
      event.preventDefault();
      (links[at + 1] || links[at] || input).focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (links[at - 1] || input).focus();
    }
  });
  read();
})();
