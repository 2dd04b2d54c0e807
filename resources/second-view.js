"use strict";
// Turns the answers of the page into a file that the reader sends back. Nothing is fetched and nothing is sent.
const form = document.forms[0];
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const answers = {};
  for (const item of form.dataset.items.split(" ")) {
    const chosen = form.elements[item].value;
    answers[item] = chosen ? Number(chosen) : null;
  }
  const now = new Date();
  const day = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const view = { ...JSON.parse(form.dataset.head), rater: form.elements.rater.value.trim(), day, answers };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(view, null, 1)], { type: "application/json" }));
  link.download = form.dataset.file;
  link.click();
});
