// Takes the reader to the error summary, so that keyboard and screen reader begin where the trouble is.
document.querySelector(".errors[role=alert]")?.focus();
