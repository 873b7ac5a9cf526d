"use strict";

// What the pages have beyond HTML: a theme, buttons that copy, tabs, local times. Each page works without.

function isDark() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function setUpTheme(button) {
  const describe = () => button.setAttribute("aria-label", `Switch to the ${isDark() ? "light" : "dark"} theme`);
  describe();
  button.hidden = false;
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("services86-theme", theme);
    } catch {
      // The theme lasts for this page.
    }
    describe();
  });
}

async function copyText(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }

  // Browsers give the clipboard to https and localhost only.
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "off-screen";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

function setUpCopy(button) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = button.dataset.copy || button.closest(".code").querySelector("code").textContent;
    await copyText(source);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1500);
  });
}

// Sections with headings become tabs: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
function setUpTabs(group) {
  const panels = [...group.querySelectorAll(":scope > section")];
  const list = document.createElement("div");
  list.className = "tab-list";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", group.dataset.tabs);
  const tabs = panels.map((panel, index) => {
    const heading = panel.querySelector("h2, h3, h4");
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `${group.id}-tab-${index}`;
    tab.textContent = heading.textContent;
    tab.setAttribute("role", "tab");
    heading.hidden = true;
    panel.id = `${group.id}-panel-${index}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.setAttribute("aria-controls", panel.id);
    list.append(tab);
    return tab;
  });
  const select = (selected, focus) => {
    tabs.forEach((tab, index) => {
      tab.setAttribute("aria-selected", String(index === selected));
      tab.tabIndex = index === selected ? 0 : -1;
      panels[index].hidden = index !== selected;
    });
    if (focus) {
      tabs[selected].focus();
    }
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => select(index, false));
    tab.addEventListener("keydown", event => {
      const next = {
        ArrowRight: (index + 1) % tabs.length,
        ArrowLeft: (index + tabs.length - 1) % tabs.length,
        Home: 0,
        End: tabs.length - 1,
      }[event.key];
      if (next !== undefined) {
        event.preventDefault();
        select(next, true);
      }
    });
  });
  group.prepend(list);
  group.classList.add("tabs");
  select(0, false);
}

function setUpTime(element) {
  const time = new Date(element.dateTime);
  element.title = `${time.toLocaleString()} in your time zone`;
}

document.querySelectorAll("[data-theme-toggle]").forEach(setUpTheme);
document.querySelectorAll("[data-copy]").forEach(setUpCopy);
document.querySelectorAll("[data-tabs]").forEach(setUpTabs);
document.querySelectorAll("time").forEach(setUpTime);
