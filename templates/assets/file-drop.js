// A certificate may be dropped anywhere on the page: elsewhere the browser would open it and leave. A picture of a kind that only the
// browser can read, one that is too large, or one with more dots than are read, is sent as a JPEG; it is made here.
const MOST = 10 * 1024 * 1024;
const SIDE = 3000;
const READ_HERE = ["application/pdf", "image/jpeg", "image/png"];

// So many dots in a row are read: a panorama has more, and few bytes.
const WIDEST = 8192;

const asJpeg = async (file, least) => {
  const picture = await createImageBitmap(file);
  if (Math.max(picture.width, picture.height) <= least) return picture.close(), file;
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
  const several = document.getElementById(input.dataset.several);
  const put = (file) => {
    const one = new DataTransfer();
    one.items.add(file);
    input.files = one.files;
  };
  const look = async () => {
    const [file] = input.files;
    const isPicture = file?.type.startsWith("image/");
    const isOther = isPicture && (!READ_HERE.includes(file.type) || file.size > MOST);
    // What this browser cannot read either goes as it is: the server says what to do.
    if (isPicture) await asJpeg(file, isOther ? 0 : WIDEST).then((made) => made === file || put(made), () => {});
    several.hidden = true;
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
    const [file, second] = event.dataTransfer.files;
    if (!file) return;
    // Which of them was meant, nobody can tell.
    several.hidden = !second;
    if (second) return box.scrollIntoView({ block: "center" });
    put(file);
    input.dispatchEvent(new Event("change"));
    box.scrollIntoView({ block: "center" });
  });
}
