// A certificate may be dropped anywhere on the page: elsewhere the browser would open it and leave. A picture of a kind that only the
// browser can read, or one that is too large, is sent as a JPEG; it is made here.
const MOST = 10 * 1024 * 1024;
const SIDE = 3000;
const READ_HERE = ["application/pdf", "image/jpeg", "image/png"];

const asJpeg = async (file) => {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
  return new File([made], `${file.name}.jpg`, { type: "image/jpeg" });
};

for (const input of document.querySelectorAll("input[type=file][data-drop]")) {
  const box = input.form;
  const large = document.getElementById(input.dataset.drop);
  const put = (file) => {
    const one = new DataTransfer();
    one.items.add(file);
    input.files = one.files;
  };
  const look = async () => {
    const [file] = input.files;
    const isOther = file?.type.startsWith("image/") && (!READ_HERE.includes(file.type) || file.size > MOST);
    // What this browser cannot read either goes as it is: the server says what to do.
    if (isOther) await asJpeg(file).then(put, () => {});
    const tooLarge = (input.files[0]?.size ?? 0) > MOST;
    large.hidden = !tooLarge;
    input.setCustomValidity(tooLarge ? large.textContent : "");
    if (tooLarge) input.reportValidity();
  };
  let looking = null;
  const begin = () => {
    const mine = look().finally(() => {
      if (looking === mine) looking = null;
    });
    looking = mine;
  };
  input.addEventListener("change", begin);
  addEventListener("pageshow", begin);
  box.addEventListener("submit", (event) => {
    if (!looking) return;
    event.preventDefault();
    // A form is not sent again from within its own submit event: that has to be over.
    looking.finally(() => setTimeout(() => box.requestSubmit()));
  });
  const withFile = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!withFile(event)) return;
    event.preventDefault();
    box.classList.add("over");
  });
  addEventListener("dragleave", (event) => event.relatedTarget ?? box.classList.remove("over"));
  addEventListener("drop", (event) => {
    if (!withFile(event)) return;
    event.preventDefault();
    box.classList.remove("over");
    const [file] = event.dataTransfer.files;
    if (!file) return;
    put(file);
    input.dispatchEvent(new Event("change"));
    box.scrollIntoView({ block: "center" });
  });
}
