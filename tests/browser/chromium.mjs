// The one Chromium of the tests: Debian's, with Inter for `system-ui`, so that pictures look as readers' screens do.

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const HOME = fileURLToPath(new URL("../../target/test-browser/", import.meta.url));
/** Pages of the browser's own, which it would open in the background with every window: some four hundred requests. */
const NO_FEATURES = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"];
/** What playwright takes out itself: of two such flags only the last counts. */
const PLAYWRIGHTS = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[...NO_FEATURES, ...PLAYWRIGHTS].join()}`,
];
// Without a desktop Chromium asks for "sans", or for no family at all, and takes what it gets as `system-ui`. `qual="all"`
// matches both. The system's rules come after, since they make "sans" one with "sans-serif".
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <match target="pattern">
    <test name="family" qual="all"><string>sans</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit>
  </match>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
`;

function launchOptions() {
  mkdirSync(HOME, { recursive: true });
  const fonts = `${HOME}fonts.conf`;
  writeFileSync(fonts, FONTS);
  return {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  };
}

/** Starts the browser that every test file connects to; its address goes to them as BROWSER. */
export const launchShared = () => chromium.launchServer(launchOptions());

/** The shared browser, or one of its own for a test file that is run alone. */
export const browser = () =>
  process.env.BROWSER ? chromium.connect(process.env.BROWSER) : chromium.launch(launchOptions());
