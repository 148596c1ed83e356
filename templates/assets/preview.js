// Draws the sample again a moment after a choice in a form[data-preview] changed. The button "Preview" does the same.
const form = document.querySelector("form[data-preview]");
const status = form?.querySelector("[data-waiting]");
let timer, asked;

// What the server answered, in place of what was shown: the sample, verdicts on colours, pictures that it keeps now.
const take = (next, files) => {
  form.querySelector("#preview").replaceWith(next.querySelector("#preview"));
  for (const old of form.querySelectorAll("[data-verdict]")) {
    const verdict = next.querySelector(`[data-verdict="${old.dataset.verdict}"]`);
    if (verdict) old.replaceWith(verdict);
  }
  for (const name of files) {
    const [old, kept] = [form, next].map((root) => root.querySelector(`[data-picture="${name}"]`));
    if (!kept) continue;
    const focused = old.contains(document.activeElement);
    old.replaceWith(kept);
    if (focused) kept.querySelector("input[type=file]").focus();
  }
};

const draw = async () => {
  asked?.abort();
  asked = new AbortController();
  const { signal } = asked;
  const files = [...form.querySelectorAll("[data-picture]")]
    .filter((field) => field.querySelector("input[type=file]").files.length > 0)
    .map((field) => field.dataset.picture);
  status.textContent = status.dataset.waiting;
  try {
    const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), signal });
    if (answer.redirected || ![200, 422].includes(answer.status)) throw new Error(answer.status);
    take(new DOMParser().parseFromString(await answer.text(), "text/html"), files);
    status.textContent = "";
  } catch (error) {
    if (error.name !== "AbortError") status.textContent = status.dataset.failed;
  }
};

if (form) {
  const soon = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(draw, wait);
  };
  form.addEventListener("input", (event) => soon(event.target.type === "text" ? 600 : 150));
  for (const picker of form.querySelectorAll("input[type=color][data-for]")) {
    const field = form.elements[picker.dataset.for];
    const follow = () => {
      if (/^#?[0-9a-f]{6}$/i.test(field.value.trim())) picker.value = `#${field.value.trim().replace("#", "").toLowerCase()}`;
      else if (!field.value.trim()) picker.value = picker.defaultValue;
    };
    picker.hidden = false;
    picker.addEventListener("input", () => {
      field.value = picker.value;
    });
    field.addEventListener("input", follow);
    follow();
  }
}
