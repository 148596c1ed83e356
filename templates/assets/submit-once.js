// A second click does nothing while the first is on its way. Buttons stay enabled, so their name and value are sent.
const mark = (form, sent) => {
  form.toggleAttribute("data-sent", sent);
  for (const button of form.querySelectorAll("button, input[type=submit]")) {
    if (sent) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.hasAttribute("data-sent")) return event.preventDefault();
  mark(form, true);
  // An answer that is a download leaves the page in place.
  setTimeout(() => mark(form, false), 8000);
});

// Back from the next page, perhaps out of the browser's page cache.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => mark(form, false)));
