"use strict";

// Runs before the page is painted, so that a stored theme does not flash.
try {
  const theme = localStorage.getItem("services86-theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Without storage, the system decides.
}
