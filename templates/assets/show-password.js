// Shows the button beside a password that makes it readable. Before it is sent it is a password again, so that browsers keep it as one and
// not among the texts that they offer for other fields.
for (const button of document.querySelectorAll("button[data-show]")) {
  const field = document.getElementById(button.dataset.show);
  const show = (seen) => {
    field.type = seen ? "text" : "password";
    button.setAttribute("aria-pressed", seen);
  };
  button.hidden = false;
  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false));
  addEventListener("pagehide", () => show(false));
}
