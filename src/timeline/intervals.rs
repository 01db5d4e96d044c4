//! Items by their stated bounds, sorted once, so that a window finds its own without looking at the others.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::View;
use super::pack::{cluster, gap_ms};
use crate::small::sort_by;

#[cfg(test)]
mod tests;

/// What is stated of an item's time, Unix milliseconds; either bound may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    /// The item: any number by which the caller knows it.
    pub item: u32,
    /// Not before this.
    pub earliest_ms: Option<i64>,
    /// Not after this.
    pub latest_ms: Option<i64>,
}

/// Items in the order of their first stated bound, called the anchor, and what else a window asks for.
#[derive(Debug, Default)]
pub struct Intervals {
    /// Rising; of equal ones, what has an extent comes last, since a window ends before it and after the others.
    anchors_ms: Vec<f64>,
    /// The items in the order of their anchors.
    anchored: Vec<u32>,
    /// Items with one bound, or with two that are the same.
    points: Vec<(f64, u32)>,
    /// Items with two bounds that differ, by the first of them.
    extents: Extents,
    /// The second bounds of those, rising, each with its item.
    ends: Vec<(f64, u32)>,
    /// Items with a latest bound alone, by it.
    befores: Vec<(f64, u32)>,
    /// Items with an earliest bound alone, by it.
    afters: Vec<(f64, u32)>,
    /// Items without any bound, in the order given.
    untimed: Vec<u32>,
    /// The clusters made last: panning asks for the same again and again.
    clusters: Mutex<Option<Clusters>>,
}

/// Where clusters begin, at a least distance in time between any two.
#[derive(Debug, Clone)]
struct Clusters {
    gap_ms: f64,
    starts: Arc<[u32]>,
}

impl Intervals {
    /// Sorts items. Costs O(n log n).
    pub fn new(items: impl IntoIterator<Item = Stated>) -> Self {
        let mut new = Self::default();
        let mut extents: Vec<Extent> = Vec::new();
        for Stated { item, earliest_ms, latest_ms } in items {
            match (earliest_ms.map(|at_ms| at_ms as f64), latest_ms.map(|at_ms| at_ms as f64)) {
                (Some(from_ms), Some(to_ms)) if from_ms != to_ms => extents.push(Extent { from_ms, to_ms, item }),
                (Some(at_ms), Some(_)) => new.points.push((at_ms, item)),
                (Some(at_ms), None) => new.afters.push((at_ms, item)),
                (None, Some(at_ms)) => new.befores.push((at_ms, item)),
                (None, None) => new.untimed.push(item),
            }
        }
        new.points.extend(new.afters.iter().chain(&new.befores));
        for points in [&mut new.points, &mut new.afters, &mut new.befores] {
            sort_by(points, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        }
        sort_by(&mut extents, |a, b| a.from_ms.total_cmp(&b.from_ms).then(a.item.cmp(&b.item)));
        new.ends = extents.iter().map(|extent| (extent.to_ms, extent.item)).collect();
        sort_by(&mut new.ends, |a, b| a.0.total_cmp(&b.0));
        new.anchor(extents);
        new
    }

    /// Merges what is sorted already.
    fn anchor(&mut self, extents: Vec<Extent>) {
        self.anchors_ms.reserve(self.points.len() + extents.len());
        self.anchored.reserve(self.points.len() + extents.len());
        let mut later = extents.iter().peekable();
        for (at_ms, item) in &self.points {
            while let Some(extent) = later.next_if(|extent| extent.from_ms < *at_ms) {
                self.anchors_ms.push(extent.from_ms);
                self.anchored.push(extent.item);
            }
            self.anchors_ms.push(*at_ms);
            self.anchored.push(*item);
        }
        for extent in later {
            self.anchors_ms.push(extent.from_ms);
            self.anchored.push(extent.item);
        }
        self.extents = Extents::new(extents);
    }

    /// The same with only those items that are wanted. Costs O(n), since their order stays.
    #[must_use]
    pub fn only(&self, is_wanted: impl Fn(u32) -> bool) -> Self {
        let wanted = |items: &[(f64, u32)]| items.iter().filter(|(_, item)| is_wanted(*item)).copied().collect();
        let mut new = Self {
            points: wanted(&self.points),
            befores: wanted(&self.befores),
            afters: wanted(&self.afters),
            ends: wanted(&self.ends),
            untimed: self.untimed.iter().filter(|item| is_wanted(**item)).copied().collect(),
            ..Self::default()
        };
        new.anchor(self.extents.all.iter().filter(|extent| is_wanted(extent.item)).copied().collect());
        new
    }

    /// How many items there are, those without any bound among them.
    pub fn len(&self) -> usize {
        self.anchored.len() + self.untimed.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Calls `visit` with each item, those without any bound last.
    pub fn each(&self, visit: &mut dyn FnMut(u32)) {
        self.anchored.iter().chain(&self.untimed).for_each(|item| visit(*item));
    }

    /// The place, in the order of the anchors, of the item of which that is stated and that `is_it` tells from others.
    pub fn place(&self, stated: Stated, is_it: impl Fn(u32) -> bool) -> Option<usize> {
        let anchor_ms = stated.earliest_ms.or(stated.latest_ms)? as f64;
        let from = self.anchors_ms.partition_point(|at_ms| *at_ms < anchor_ms);
        let at_once = self.anchors_ms.iter().skip(from).take_while(|at_ms| **at_ms == anchor_ms);
        let place = self.anchored.iter().skip(from).zip(at_once).position(|(item, _)| is_it(*item))?;
        Some(from + place)
    }

    /// The items at places in the order of the anchors.
    pub fn items(&self, places: Range<usize>) -> &[u32] {
        self.anchored.get(places).unwrap_or_default()
    }

    /// The anchors at places in that order, Unix milliseconds.
    pub fn anchors_ms(&self, places: Range<usize>) -> &[f64] {
        self.anchors_ms.get(places).unwrap_or_default()
    }

    /// The first instant from `from_ms` on that is all that is stated of an item, or the one bound that is.
    pub fn next_point_ms(&self, from_ms: f64) -> Option<f64> {
        let next = self.points.partition_point(|(at_ms, _)| *at_ms < from_ms);
        self.points.get(next).map(|(at_ms, _)| *at_ms)
    }

    /// The places of the items whose anchor lies in the window.
    pub fn within(&self, view: View) -> Range<usize> {
        let from = self.anchors_ms.partition_point(|at_ms| *at_ms < view.from_ms);
        // What only begins at the window's end is not in it, what happened there is.
        let points = self.points.partition_point(|(at_ms, _)| *at_ms <= view.to_ms);
        let extents = self.extents.all.partition_point(|extent| extent.from_ms < view.to_ms);
        from..(points + extents).max(from)
    }

    /// Calls `visit` with each item that began before the window and whose second bound lies in it, and with that bound.
    pub fn each_reaching_in(&self, view: View, visit: &mut impl FnMut(u32, f64)) {
        self.extents.each_across(view.from_ms, &mut |extent| {
            if extent.to_ms <= view.to_ms {
                visit(extent.item, extent.to_ms);
            }
        });
    }

    /// Calls `visit` with each item that has bounds of which none lies in the window, and that may still lie there.
    pub fn each_around(&self, view: View, visit: &mut impl FnMut(u32)) {
        self.extents.each_across(view.from_ms, &mut |extent| {
            if extent.to_ms > view.to_ms {
                visit(extent.item);
            }
        });
        let began = self.afters.partition_point(|(at_ms, _)| *at_ms < view.from_ms);
        self.afters.iter().take(began).for_each(|(_, item)| visit(*item));
        let ended = self.befores.partition_point(|(at_ms, _)| *at_ms <= view.to_ms);
        self.befores.iter().skip(ended).for_each(|(_, item)| visit(*item));
    }

    /// Items without any bound, in the order given.
    pub fn untimed(&self) -> &[u32] {
        &self.untimed
    }

    /// How many items lie before the window, and how many after it, for certain.
    pub fn outside(&self, view: View) -> (usize, usize) {
        let before = |points: &[(f64, u32)]| points.partition_point(|(at_ms, _)| *at_ms < view.from_ms);
        let after = |points: &[(f64, u32)]| points.len() - points.partition_point(|(at_ms, _)| *at_ms <= view.to_ms);
        let ended = self.ends.partition_point(|(at_ms, _)| *at_ms <= view.from_ms);
        let begun = self.extents.all.partition_point(|extent| extent.from_ms < view.to_ms);
        // What is only known to be after an instant may still come, what is only before one may have been long ago.
        let earlier = before(&self.points) - before(&self.afters) + ended;
        (earlier, after(&self.points) - after(&self.befores) + self.ends.len() - begun)
    }

    /// Where the clusters of [`cluster`] begin, by place in the order of the anchors. They are made of all items, not of
    /// those of a window, so that panning changes none; and kept until another zoom asks for others.
    pub fn clusters(&self, ms_per_px: f64, min_gap_px: f64) -> Arc<[u32]> {
        let gap_ms = gap_ms(ms_per_px, min_gap_px);
        let mut known = self.clusters.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.as_ref().filter(|known| known.gap_ms == gap_ms) {
            return Arc::clone(&known.starts);
        }
        let starts = cluster(&self.anchors_ms, ms_per_px, min_gap_px).into_iter().map(|group| group.start as u32);
        let starts: Arc<[u32]> = starts.collect();
        *known = Some(Clusters { gap_ms, starts: Arc::clone(&starts) });
        starts
    }
}

/// An item from one stated bound to another, Unix milliseconds.
#[derive(Debug, Clone, Copy)]
struct Extent {
    from_ms: f64,
    to_ms: f64,
    item: u32,
}

/// Extents by their first bound, with the last of the second ones over each block of them, over each block of blocks, and
/// so on.
#[derive(Debug, Default)]
struct Extents {
    all: Vec<Extent>,
    /// From the blocks of extents up to a single one of all.
    last_ms: Vec<Vec<f64>>,
}

/// Extents in a block, blocks in a block of blocks.
const BLOCK: usize = 16;

impl Extents {
    fn new(all: Vec<Extent>) -> Self {
        let mut last_ms: Vec<Vec<f64>> = Vec::new();
        let last = |ends: &mut dyn Iterator<Item = f64>| ends.fold(f64::NEG_INFINITY, f64::max);
        let mut level: Vec<f64> =
            all.chunks(BLOCK).map(|block| last(&mut block.iter().map(|extent| extent.to_ms))).collect();
        while level.len() > 1 {
            let above = level.chunks(BLOCK).map(|block| last(&mut block.iter().copied())).collect();
            last_ms.push(std::mem::replace(&mut level, above));
        }
        last_ms.push(level);
        Self { all, last_ms }
    }

    /// Calls `visit` with each extent that begins before an instant and ends after it. Costs O(log n) each.
    fn each_across(&self, at_ms: f64, visit: &mut impl FnMut(&Extent)) {
        let begun = self.all.partition_point(|extent| extent.from_ms < at_ms);
        if begun > 0 {
            self.descend(self.last_ms.len() - 1, 0, (at_ms, begun), visit);
        }
    }

    /// Walks a block of a level, as far as it was begun.
    fn descend(&self, level: usize, block: usize, (at_ms, begun): (f64, usize), visit: &mut impl FnMut(&Extent)) {
        let ends_after =
            self.last_ms.get(level).and_then(|last_ms| last_ms.get(block)).is_some_and(|last| *last > at_ms);
        let first = block * BLOCK.pow(level as u32 + 1);
        if !ends_after || first >= begun {
            return;
        }
        match level.checked_sub(1) {
            Some(below) => {
                (block * BLOCK..(block + 1) * BLOCK).for_each(|part| self.descend(below, part, (at_ms, begun), visit));
            }
            None => {
                let extents = self.all.get(first..begun.min(first + BLOCK)).unwrap_or_default();
                extents.iter().filter(|extent| extent.to_ms > at_ms).for_each(visit);
            }
        }
    }
}
