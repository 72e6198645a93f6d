// Debian's Chromium, without a screen and without anything that calls out.
import { type Browser, chromium } from "playwright-core";

/** Starts the browser; as root it runs without its sandbox. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}
