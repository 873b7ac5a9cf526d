"use strict";

// The list of calls, which grows while the page is open. What clients sent is added as text only.

const maxRows = 200;
const tones = { ok: "good", refused: "warn", rejected: "warn", cancelled: "" };

function element(name, className, ...content) {
  const created = document.createElement(name);
  created.className = className;
  created.append(...content);
  return created;
}

function cell(label, className, ...content) {
  const created = element("td", className, ...content);
  created.dataset.label = label;
  return created;
}

function sizeText(bytes) {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KiB`;
}

function cut(text) {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function rowOf(call, page) {
  const time = document.createElement("time");
  time.dateTime = call.time;
  time.textContent = call.time.slice(11, 19);
  const link = document.createElement("a");
  link.href = page + call.id;
  link.textContent = call.operation ? `${call.agent}.${call.operation}` : call.path;
  const heading = element("th", "", link, " ", element("span", "tag", call.protocol));
  heading.scope = "row";
  const outcome = element(
    "span", "",
    element("span", `tag ${tones[call.outcome] ?? "bad"}`, call.outcome), " ",
    element("span", "muted", String(call.status)));
  const client = element(
    "span", "", call.clientAddress, " ", element("span", "muted small-text", cut(call.userAgent)));
  return element(
    "tr", "",
    cell("Time", "", time),
    heading,
    cell("Outcome", "", outcome),
    cell("User", "wrap", (call.user ?? "—") + (call.application ? ` (${call.application})` : "")),
    cell("Client", "wrap", client),
    cell("Duration", "number", `${call.milliseconds.toFixed(1)} ms`),
    cell("In / out", "number", `${sizeText(call.requestBytes)} / ${sizeText(call.responseBytes)}`));
}

function follow(box) {
  const body = box.querySelector("tbody");
  const state = document.querySelector("[data-live-state]");
  const pause = document.querySelector("[data-live-pause]");
  let held = [];
  let isPaused = false;
  let last = Number(box.dataset.last);

  const show = (text, tone) => {
    state.textContent = text;
    state.className = `tag ${tone}`;
  };
  const describe = () => {
    if (isPaused) {
      show(held.length === 0 ? "Paused" : `Paused, ${held.length} new`, "warn");
    } else {
      show("Live", "good");
    }
  };
  const add = call => {
    body.prepend(rowOf(call, box.dataset.page));
    while (body.rows.length > maxRows) {
      body.lastElementChild.remove();
    }
    box.hidden = false;
    document.querySelector("[data-live-empty]").hidden = true;
  };

  const separator = box.dataset.stream.includes("?") ? "&" : "?";
  const source = new EventSource(`${box.dataset.stream}${separator}after=${last}`);
  source.addEventListener("open", describe);
  source.addEventListener("error", () => show("Connecting", "warn"));
  source.addEventListener("call", event => {
    const call = JSON.parse(event.data);
    if (call.id <= last) {
      return;
    }
    last = call.id;
    if (isPaused) {
      held = [...held, call].slice(-maxRows);
    } else {
      add(call);
    }
    describe();
  });
  addEventListener("pagehide", () => source.close());

  state.hidden = false;
  pause.hidden = false;
  pause.addEventListener("click", () => {
    isPaused = !isPaused;
    pause.setAttribute("aria-pressed", String(isPaused));
    if (!isPaused) {
      held.forEach(add);
      held = [];
    }
    describe();
  });
}

document.querySelectorAll("[data-live][data-stream]").forEach(follow);
