//! A question by two variables at once.

use super::grid::Grid;
use super::plan::Together;

pub(super) fn protect(
    grids: &mut [Grid],
    two: usize,
    _ones: [usize; 2],
    _together: [&Together; 2],
) {
    grids[two].gone = true;
}
