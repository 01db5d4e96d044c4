//! The rows of the facts that the incident of 10 March 2025 is made from, as data: what is known of each, and how it
//! has to be shown. EDT is UTC-4 and GMT is UTC; a New York day begins at 04:00 UTC, the one before the clocks changed
//! at 05:00.

use incident_timeline::document::Offered;
use incident_timeline::scene::Mark;

/// One row of the facts.
pub(crate) struct Row {
    /// The row in short.
    pub(crate) words: &'static str,
    /// The item of the document that carries it.
    pub(crate) id: &'static str,
    /// Of an outage, the account.
    pub(crate) account: Option<&'static str>,
    /// When; of an account, its start.
    pub(crate) at: When,
    /// Of an account, its end.
    pub(crate) end: Ends,
    /// How much, or how long.
    pub(crate) worth: Worth,
    /// What the speaker offered in support.
    pub(crate) offered: Option<Offered>,
    /// Who says so.
    pub(crate) sources: &'static [&'static str],
    /// How it is drawn: in the first window, or where that does not show it in the whole story, or where its account has
    /// no row there in a window of its own. `None` has no mark of its own, and is told in the words of its outage.
    pub(crate) mark: Option<Mark>,
    /// What its sentence in the record says, in London's time.
    pub(crate) says: &'static [&'static str],
}

/// Bounds in RFC 3339, and order; all absent is a time not stated, or only words.
#[derive(Clone, Copy)]
pub(crate) struct When {
    pub(crate) earliest: Option<&'static str>,
    pub(crate) latest: Option<&'static str>,
    pub(crate) approximate: bool,
    pub(crate) after: Option<&'static str>,
    pub(crate) before: Option<&'static str>,
}

/// The end of an account.
#[derive(Clone, Copy)]
pub(crate) enum Ends {
    NotReported,
    At(When),
}

/// A number as the source gave it.
#[derive(Clone, Copy)]
pub(crate) enum Worth {
    None,
    Exactly(f64),
    AtLeast(f64),
    MoreThan(f64),
    About(f64),
    /// About this, and less.
    Nearly(f64),
    /// A length of time, in hours.
    LongerThanHours(i64),
}

/// Nothing is stated.
pub(crate) const UNSTATED: When = When { earliest: None, latest: None, approximate: false, after: None, before: None };
/// Monday, for a source in the United States.
pub(crate) const MONDAY_NEW_YORK: When = within("2025-03-10T04:00:00Z", "2025-03-11T04:00:00Z");

const fn exactly(at: &'static str) -> When {
    within(at, at)
}

const fn about(at: &'static str) -> When {
    When { approximate: true, ..exactly(at) }
}

const fn within(earliest: &'static str, latest: &'static str) -> When {
    When { earliest: Some(earliest), latest: Some(latest), ..UNSTATED }
}

const fn not_before(earliest: &'static str) -> When {
    When { earliest: Some(earliest), ..UNSTATED }
}

const fn not_after(latest: &'static str) -> When {
    When { latest: Some(latest), ..UNSTATED }
}

const fn after(id: &'static str) -> When {
    UNSTATED.and_after(id)
}

impl When {
    const fn and_after(self, id: &'static str) -> Self {
        Self { after: Some(id), ..self }
    }

    /// "Shortly after" or "just before": near its one bound.
    const fn near_it(self) -> Self {
        Self { approximate: true, ..self }
    }

    const fn and_before(self, id: &'static str) -> Self {
        Self { before: Some(id), ..self }
    }
}

/// A row of which nothing is stated yet but who says so.
const fn row(words: &'static str, id: &'static str, sources: &'static [&'static str]) -> Row {
    Row {
        words,
        id,
        account: None,
        at: UNSTATED,
        end: Ends::NotReported,
        worth: Worth::None,
        offered: None,
        sources,
        mark: None,
        says: &[],
    }
}

impl Row {
    const fn by(self, account: &'static str) -> Self {
        Self { account: Some(account), ..self }
    }

    const fn at(self, at: When) -> Self {
        Self { at, ..self }
    }

    const fn until(self, end: When) -> Self {
        Self { end: Ends::At(end), ..self }
    }

    const fn worth(self, worth: Worth) -> Self {
        Self { worth, ..self }
    }

    const fn offered(self, offered: Offered) -> Self {
        Self { offered: Some(offered), ..self }
    }

    /// An account of an outage of which nothing has a place.
    const fn told(self, says: &'static [&'static str]) -> Self {
        Self { says, ..self }
    }

    const fn shown(self, mark: Mark, says: &'static [&'static str]) -> Self {
        Self { mark: Some(mark), says, ..self }
    }
}

/// What the article says, in its order; its last sentence and the glossary have tests of their own.
pub(crate) const ARTICLE: &[Row] = &[
    row("X is disrupted, US and UK", "disrupted", &["ny-mirror"])
        .by("disrupted-ny-mirror")
        .at(MONDAY_NEW_YORK)
        .until(MONDAY_NEW_YORK)
        .shown(Mark::Loose, &["Monday morning", "afternoon", "Thousands of users in the US and the UK"]),
    row("a rise in complaints in the UK", "uk-rise", &["ny-mirror"])
        .at(not_after("2025-03-10T14:00:00Z"))
        .shown(Mark::Before, &["before 14:00", "rise sharply in the UK"]),
    row("UK: more than 8,000 reports", "uk-8000", &["ny-mirror"])
        .at(not_after("2025-03-10T14:00:00Z").near_it())
        .worth(Worth::MoreThan(8_000.0))
        .shown(Mark::Before, &["just before 14:00", "ore than 8,000", "United Kingdom"]),
    row("US: tens of thousands of reports", "us-tens-of-thousands", &["ny-mirror"])
        .at(MONDAY_NEW_YORK)
        .worth(Worth::AtLeast(10_000.0))
        .shown(Mark::Loose, &["Monday", "ens of thousands", "United States"]),
    row("a loading icon, desktop and mobile", "disrupted", &["ny-mirror"])
        .by("disrupted-ny-mirror")
        .at(MONDAY_NEW_YORK)
        .until(MONDAY_NEW_YORK)
        .shown(Mark::Loose, &["On desktop and on mobile", "loading icon"]),
    row("Musk on X: a group and/or a country", "musk-post", &["ny-mirror", "musk-on-x"])
        .at(MONDAY_NEW_YORK.and_before("musk-interview"))
        .offered(Offered::None)
        .shown(Mark::Loose, &["Monday", "Either a large, coordinated group and/or a country", "No evidence offered"]),
    row("Musk to Fox Business: the Ukraine area", "musk-interview", &["ny-mirror", "washtimes", "fox-business"])
        .at(MONDAY_NEW_YORK.and_after("musk-post"))
        .offered(Offered::None)
        .shown(Mark::Loose, &["in the Ukraine area", "No evidence offered", "a government was behind it"]),
    row("Toker: patterns of denial of service", "toker-analysis", &["ny-mirror", "bbc"])
        .at(after("disrupted"))
        .offered(Offered::Described)
        .shown(Mark::Untimed, &["after", "isruption of X", "aligns with patterns", "measurements", "no attribution"]),
    row("Toker: over six hours each", "toker-outages", &["ny-mirror"])
        .by("toker-outages-ny-mirror")
        .worth(Worth::LongerThanHours(6))
        .shown(Mark::Untimed, &["more than 6 hours", "around the globe"]),
    row("Toker: over six hours each, as said", "toker-durations", &["ny-mirror"])
        .shown(Mark::Untimed, &["over six hours each", "around the globe"]),
    row("Musk on earlier attacks", "musk-earlier-attacks", &["ny-mirror"])
        .at(UNSTATED.and_before("musk-post"))
        .shown(Mark::Untimed, &["before Elon Musk on X", "DDoS attacks before", "unverified"]),
    row("Musk calls Kelly a traitor", "musk-traitor", &["ny-mirror", "musk-to-kelly"])
        .at(MONDAY_NEW_YORK.and_after("kelly-visit"))
        .shown(Mark::Loose, &["Monday", "traitor", "his visit to Ukraine"]),
    row("Kelly answers", "kelly-answer", &["ny-mirror", "kelly-on-x"])
        .at(MONDAY_NEW_YORK.and_after("musk-traitor"))
        .shown(Mark::Loose, &["defending freedom is a basic tenet"]),
    row("wider concern for the business", "wider-concern", &["ny-mirror"])
        .shown(Mark::Untimed, &["the business of social media"]),
];

/// Counts of reports and shares of complaints, each as its outlet gave it.
pub(crate) const COUNTS: &[Row] = &[
    row("20,500 and more", "unplaced-20500", &["suggest"])
        .at(about("2025-03-10T10:00:00Z"))
        .worth(Worth::AtLeast(20_500.0))
        .shown(Mark::About, &["about 10:00", "20,500", "suggest.com", "lace not stated"]),
    row("21,000 and more, US", "us-21000", &["anewz"])
        .worth(Worth::AtLeast(21_000.0))
        .shown(Mark::Untimed, &["ime not stated", "21,000", "United States", "anewz.tv"]),
    row("10,800 and more, UK", "uk-10800", &["anewz"])
        .worth(Worth::AtLeast(10_800.0))
        .shown(Mark::Untimed, &["ime not stated", "10,800", "United Kingdom", "anewz.tv"]),
    row("40,000 and more, US, by 09:30 EDT", "us-40000", &["ghafla"])
        .at(not_after("2025-03-10T13:30:00Z"))
        .worth(Worth::AtLeast(40_000.0))
        .shown(Mark::Before, &["13:30", "40,000", "United States", "ghafla.co.ke"]),
    row("39,021, US, 10:00 EDT", "us-peak-39021", &["livemint"])
        .at(exactly("2025-03-10T14:00:00Z"))
        .worth(Worth::Exactly(39_021.0))
        .shown(Mark::Dot, &["14:00", "39,021", "United States", "livemint.com"]),
    row("41,000, 10:00 EDT", "unplaced-peak-41000", &["wordreporterglobel"])
        .at(exactly("2025-03-10T14:00:00Z"))
        .worth(Worth::Exactly(41_000.0))
        .shown(Mark::Dot, &["14:00", "41,000", "wordreporterglobel.blogspot.com"]),
    row("40,893 and more, second outage", "unplaced-40893", &["techbird365"])
        .worth(Worth::AtLeast(40_893.0))
        .shown(Mark::Untimed, &["second outage", "40,893", "techbird365.blogspot.com"]),
    row("28,000 and more, 11:28 EDT", "unplaced-28000", &["soylentnews"])
        .at(exactly("2025-03-10T15:28:00Z"))
        .worth(Worth::AtLeast(28_000.0))
        .shown(Mark::Dot, &["15:28", "28,000", "soylentnews.org"]),
    row("nearly 35,000, after 11:00 EDT", "unplaced-peak-35000", &["ghafla"])
        .at(not_before("2025-03-10T15:00:00Z"))
        .worth(Worth::Nearly(35_000.0))
        .shown(Mark::After, &["after 15:00", "early 35,000", "ghafla.co.ke"]),
    row("25,000 and more, around noon EDT", "unplaced-25000", &["wordreporterglobel"])
        .at(about("2025-03-10T16:00:00Z"))
        .worth(Worth::AtLeast(25_000.0))
        .shown(Mark::About, &["about 16:00", "25,000", "wordreporterglobel.blogspot.com"]),
    row("nearly 12,000, 13:45 EDT", "unplaced-12000", &["ghafla"])
        .at(exactly("2025-03-10T17:45:00Z"))
        .worth(Worth::Nearly(12_000.0))
        .shown(Mark::Dot, &["17:45", "early 12,000", "ghafla.co.ke"]),
    row("about 1,500, US, 17:00 EDT", "us-1500", &["livemint"])
        .at(exactly("2025-03-10T21:00:00Z"))
        .worth(Worth::About(1_500.0))
        .shown(Mark::Dot, &["21:00", "bout 1,500", "United States", "livemint.com"]),
    row("shares of complaints", "downdetector-complaints", &["downdetector-shares"])
        .shown(Mark::Untimed, &["58 %", "31 %", "11 %", "benzinga.com"]),
];

/// Windows of the outages, each as its outlet gave it.
pub(crate) const WINDOWS: &[Row] = &[
    row("first wave, 05:30 EDT, resolved relatively quickly", "first-wave", &["ghafla"])
        .by("first-wave-ghafla")
        .at(exactly("2025-03-10T09:30:00Z"))
        .until(UNSTATED)
        .shown(Mark::OpenBar, &["09:30", "resolved relatively quickly", "ghafla.co.ke"]),
    row("first wave, 05:30 EDT, the other outlet", "first-wave", &["circleid"])
        .by("first-wave-circleid")
        .at(exactly("2025-03-10T09:30:00Z"))
        .shown(Mark::OpenBar, &["09:30", "end not reported", "circleid.com"]),
    row("second wave, 09:30 to about 10:30 EDT", "second-wave", &["ghafla"])
        .by("second-wave-ghafla")
        .at(exactly("2025-03-10T13:30:00Z"))
        .until(about("2025-03-10T14:30:00Z"))
        .shown(Mark::Bar, &["13:30", "about 14:30", "ghafla.co.ke"]),
    row("third wave, shortly after 11:00 EDT, several hours", "third-wave", &["ghafla"])
        .by("third-wave-ghafla")
        .at(not_before("2025-03-10T15:00:00Z").near_it())
        .until(not_before("2025-03-10T17:45:00Z"))
        .shown(Mark::OpenBar, &["shortly after 15:00", "17:45", "end not reported", "ghafla.co.ke"]),
    row("first wave, about 06:00 EDT", "first-wave", &["rud-is", "suggest"])
        .by("first-wave-rud-is")
        .at(about("2025-03-10T10:00:00Z"))
        .shown(Mark::OpenBar, &["about 10:00", "end not reported", "rud.is", "suggest.com"]),
    row("second wave, about 10:00 EDT", "second-wave", &["rud-is"])
        .by("second-wave-rud-is")
        .at(about("2025-03-10T14:00:00Z"))
        .shown(Mark::OpenBar, &["about 14:00", "end not reported", "rud.is"]),
    row("third wave, between 11:00 and 12:00 EDT", "third-wave", &["rud-is"])
        .by("third-wave-rud-is")
        .at(within("2025-03-10T15:00:00Z", "2025-03-10T16:00:00Z"))
        .shown(Mark::OpenBar, &["15:00", "16:00", "end not reported", "rud.is"]),
    row("until about 14:00 EDT", "disrupted", &["suggest"])
        .by("disrupted-suggest")
        .until(about("2025-03-10T18:00:00Z"))
        .shown(Mark::OpenBar, &["about 18:00", "suggest.com"]),
    row("began about 16:30 UTC", "disrupted", &["thistechindustry"])
        .by("disrupted-thistechindustry")
        .at(about("2025-03-10T16:30:00Z"))
        .shown(Mark::OpenBar, &["about 16:30", "t odds with all other", "thistechindustry.com"]),
    row("third outage, around 20:00 EDT", "third-wave", &["techbird365"])
        .by("third-wave-techbird365")
        .at(about("2025-03-11T00:00:00Z"))
        .shown(Mark::OpenBar, &["about 00:00", "t odds with all other", "techbird365.blogspot.com"]),
    row("more than six hours in all", "disrupted", &["multinationalnews"])
        .by("disrupted-multinationalnews")
        .worth(Worth::LongerThanHours(6))
        .told(&["more than 6 hours", "Toker", "multinationalnews.com"]),
];

/// What was said.
pub(crate) const STATEMENTS: &[Row] = &[
    row("Musk on X, the whole post", "musk-post", &["ny-mirror", "musk-on-x"])
        .at(MONDAY_NEW_YORK.and_before("musk-interview"))
        .offered(Offered::None)
        .shown(Mark::Loose, &["There was (still is) a massive cyberattack against X", "No evidence offered"]),
    row("Musk to Larry Kudlow", "musk-interview", &["ny-mirror", "washtimes", "fox-business"])
        .at(MONDAY_NEW_YORK.and_after("musk-post"))
        .offered(Offered::None)
        .shown(Mark::Loose, &["a few hours later", "Larry Kudlow", "IP addresses", "washtimes.com"]),
    row("Dark Storm Team claims it", "dark-storm-claim", &["dark-storm-on-telegram"])
        .at(within("2025-03-10T00:00:00Z", "2025-03-11T00:00:00Z"))
        .offered(Offered::Published)
        .shown(Mark::Loose, &["10 March", "took X offline", "creenshots of connection checks", "unverified"]),
    row("IT Army of Ukraine denies", "it-army-denial", &["washtimes", "it-army-on-telegram"])
        .at(MONDAY_NEW_YORK.and_before("interview-known"))
        .shown(Mark::Loose, &["Monday evening", "no connection to the incident", "becomes known"]),
    row("Beaumont: from all over the world", "beaumont-addresses", &["beaumont-on-bluesky"])
        .at(after("musk-interview"))
        .shown(Mark::Untimed, &["after Elon Musk to Fox Business", "all over the world", "isputes"]),
    row("Liska: compromised machines", "liska-inference", &["ap"])
        .at(after("musk-interview"))
        .shown(Mark::Untimed, &["after Elon Musk to Fox Business", "compromised machines", "isputes"]),
    row("an industry source: little from Ukraine", "industry-source-traffic", &["reuters"])
        .at(within("2025-03-11T04:00:00Z", "2025-03-12T04:00:00Z"))
        .shown(Mark::Span, &["11 March", "Vietnam, Brazil", "insignificant", "benzinga.com", "isputes"]),
    row("Plitsas: no sense before talks", "plitsas-motive", &["new-york-post"])
        .at(MONDAY_NEW_YORK)
        .shown(Mark::Loose, &["Monday", "the day before talks", "isputes"]),
    row("Kelly reports on his visit", "kelly-visit", &["kelly-on-x"])
        .at(within("2025-03-09T05:00:00Z", "2025-03-10T04:00:00Z"))
        .shown(Mark::Span, &["Sunday evening", "his visit to Ukraine"]),
    row("Musk: You are a traitor", "musk-traitor", &["ny-mirror", "musk-to-kelly"])
        .at(MONDAY_NEW_YORK.and_after("kelly-visit"))
        .shown(Mark::Loose, &["You are a traitor"]),
    row("Kelly's answer", "kelly-answer", &["ny-mirror", "kelly-on-x"])
        .at(MONDAY_NEW_YORK.and_after("musk-traitor"))
        .shown(Mark::Loose, &["10 March", "leave it to those of us who do"]),
    row("Kelly to reporters", "kelly-to-press", &["kelly-to-reporters"])
        .at(after("musk-traitor"))
        .shown(Mark::Untimed, &["after", "not a serious guy", "go back to building rockets"]),
];
