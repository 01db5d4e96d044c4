//! Ticks at the boundaries of clock and calendar in a zone, across changes of its offset.

mod step;
#[cfg(test)]
mod tests;

use super::View;
use super::view::FAR_MS;
use crate::document::Zones;
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use step::{DAY_MS, HOUR_MS};
pub use step::{Step, Unit};

/// No axis has room for more, and no window may cost more.
const MAX_TICKS: f64 = 500.0;

/// No zone is known to have changed its offset twice in so short a time.
const PROBE_MS: i64 = DAY_MS / 2;

/// One tick of the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// Where it stands, Unix milliseconds.
    pub at_ms: i64,
    /// Civil time there, in the zone asked for.
    pub civil: NaiveDateTime,
    /// Whether something begins here that a label in the unit of the step leaves out: a day over clock times, a month over
    /// days and weeks, a year over months, a round number over years.
    pub major: bool,
    /// Whether clocks, set back, show this civil time for the second time: its label wants the offset.
    pub repeated: bool,
}

/// The ticks of a window, rising.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticks {
    /// From one to the next.
    pub step: Step,
    /// Those that lie in the window.
    pub ticks: Vec<Tick>,
}

/// Chooses the shortest step whose ticks are at least `min_gap_px` apart where `view` is `width_px` wide (CSS pixels), and
/// gives its ticks in `zone`. A gap as wide as the widest label keeps labels apart; a smaller one gives finer gridlines. A
/// zone that is not known is read as UTC. Never more than some five hundred, and none without a width.
pub fn ticks(view: View, width_px: f64, min_gap_px: f64, zone: &str, zones: &dyn Zones) -> Ticks {
    // The fields of a view are open: one that holds no numbers must not get further.
    let view = View::new(view.from_ms, view.to_ms);
    let shortest_ms = view.span_ms() / MAX_TICKS;
    let gap_ms = if width_px > 0.0 { (view.span_ms() / width_px * min_gap_px).max(shortest_ms) } else { f64::MAX };
    let step = Step::at_least(gap_ms);
    if width_px.is_nan() || width_px <= 0.0 {
        return Ticks { step, ticks: Vec::new() };
    }
    // A little more than is seen, so that what is left out does not depend on where the window begins.
    let around_ms = 2.0 * step.nominal_ms() as f64;
    let from_ms = (view.from_ms - around_ms).max(-FAR_MS).ceil() as i64;
    let to_ms = (view.to_ms + around_ms).min(FAR_MS).floor() as i64;
    let clock = Clock { zone, zones, from_ms, to_ms };
    let ticks = match step.clock_ms() {
        Some(step_ms) => clock.clock_ticks(step_ms),
        None => clock.calendar_ticks(step),
    };
    let mut ticks = thin(ticks, gap_ms);
    ticks.retain(|tick| view.contains(tick.at_ms as f64));
    Ticks { step, ticks }
}

/// Leaves out what stands too near: a change of offset may push two ticks together, or a whole day out of the calendar. Of
/// two the major one stays, else the first.
fn thin(ticks: Vec<Tick>, gap_ms: f64) -> Vec<Tick> {
    let mut kept: Vec<Tick> = Vec::with_capacity(ticks.len());
    for tick in ticks {
        match kept.last_mut() {
            Some(last) if ((tick.at_ms - last.at_ms) as f64) < gap_ms => {
                if tick.major && !last.major {
                    *last = tick;
                }
            }
            _ => kept.push(tick),
        }
    }
    kept
}

/// A stretch of time in which a zone keeps its offset.
struct Stretch {
    from_ms: i64,
    /// Not included.
    to_ms: i64,
    offset_ms: i64,
}

/// A zone's clock, over a window with both edges included.
struct Clock<'a> {
    zone: &'a str,
    zones: &'a dyn Zones,
    from_ms: i64,
    to_ms: i64,
}

impl Clock<'_> {
    /// Ticks at multiples of a step that divides the day, counted from midnight. Hours that clocks skip have none. Hours
    /// that they repeat have one, for the first; shorter steps tick on through the second as well.
    fn clock_ticks(&self, step_ms: i64) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let mut shown_until_ms: Option<i64> = None;
        for stretch in self.stretches() {
            let start_ms = stretch.from_ms + stretch.offset_ms;
            let mut civil_ms =
                (stretch.from_ms.max(self.from_ms) + stretch.offset_ms - 1).div_euclid(step_ms) * step_ms + step_ms;
            let skips_midnight =
                shown_until_ms.is_some_and(|until_ms| (until_ms - 1).div_euclid(DAY_MS) < start_ms.div_euclid(DAY_MS));
            if skips_midnight && stretch.from_ms >= self.from_ms && stretch.from_ms <= self.to_ms {
                // The day begins late, and this is where.
                ticks.extend(self.tick(stretch.from_ms, stretch.offset_ms, true, false));
                civil_ms += if civil_ms == start_ms { step_ms } else { 0 };
            }
            let end_ms = stretch.to_ms.min(self.to_ms + 1) + stretch.offset_ms;
            while civil_ms < end_ms {
                let repeated = shown_until_ms.is_some_and(|until_ms| civil_ms < until_ms);
                if !repeated || step_ms < HOUR_MS {
                    let major = civil_ms % DAY_MS == 0 && !repeated;
                    ticks.extend(self.tick(civil_ms - stretch.offset_ms, stretch.offset_ms, major, repeated));
                }
                civil_ms += step_ms;
            }
            shown_until_ms = shown_until_ms.max(Some(stretch.to_ms + stretch.offset_ms));
        }
        ticks
    }

    /// Ticks where days, weeks, months or years begin.
    fn calendar_ticks(&self, step: Step) -> Vec<Tick> {
        let mut ticks: Vec<Tick> = Vec::new();
        let mut next =
            self.civil(self.from_ms, self.offset_ms(self.from_ms)).and_then(|civil| step.floor(civil.date()));
        while let Some(date) = next {
            let at_ms = self.start_of_day(date);
            if at_ms > self.to_ms {
                break;
            }
            if at_ms >= self.from_ms {
                ticks.extend(self.tick(at_ms, self.offset_ms(at_ms), step.is_major(date), false));
            }
            next = step.next(date);
        }
        ticks
    }

    /// The first instant of a civil day, Unix milliseconds: midnight, the first of two, or where clocks skip it the instant
    /// they were set forward.
    fn start_of_day(&self, date: NaiveDate) -> i64 {
        let civil_ms = date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
        let before_ms = civil_ms - self.offset_ms(civil_ms - DAY_MS);
        let after_ms = civil_ms - self.offset_ms(civil_ms + DAY_MS);
        for at_ms in [before_ms, after_ms] {
            if self.offset_ms(at_ms) == civil_ms - at_ms {
                return at_ms;
            }
        }
        self.change(after_ms, before_ms)
    }

    /// The window and the day before it, which tells what the window repeats, cut where the offset changes.
    fn stretches(&self) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let mut at_ms = self.from_ms - DAY_MS;
        let (mut from_ms, mut offset_ms) = (at_ms, self.offset_ms(at_ms));
        while at_ms < self.to_ms {
            let probe_ms = (at_ms + PROBE_MS).min(self.to_ms);
            let probed_ms = self.offset_ms(probe_ms);
            if probed_ms != offset_ms {
                let to_ms = self.change(at_ms, probe_ms);
                stretches.push(Stretch { from_ms, to_ms, offset_ms });
                (from_ms, offset_ms) = (to_ms, probed_ms);
            }
            at_ms = probe_ms;
        }
        stretches.push(Stretch { from_ms, to_ms: self.to_ms + 1, offset_ms });
        stretches
    }

    /// When the offset changes between two times at which it differs.
    fn change(&self, before_ms: i64, after_ms: i64) -> i64 {
        let old_ms = self.offset_ms(before_ms);
        let (mut before_ms, mut after_ms) = (before_ms, after_ms);
        while after_ms - before_ms > 1 {
            let middle_ms = before_ms + (after_ms - before_ms) / 2;
            if self.offset_ms(middle_ms) == old_ms {
                before_ms = middle_ms;
            } else {
                after_ms = middle_ms;
            }
        }
        after_ms
    }

    fn offset_ms(&self, at_ms: i64) -> i64 {
        i64::from(self.zones.offset_s(self.zone, at_ms.div_euclid(1000)).unwrap_or(0)) * 1000
    }

    fn civil(&self, at_ms: i64, offset_ms: i64) -> Option<NaiveDateTime> {
        DateTime::from_timestamp_millis(at_ms + offset_ms).map(|civil| civil.naive_utc())
    }

    fn tick(&self, at_ms: i64, offset_ms: i64, major: bool, repeated: bool) -> Option<Tick> {
        Some(Tick { at_ms, civil: self.civil(at_ms, offset_ms)?, major, repeated })
    }
}
