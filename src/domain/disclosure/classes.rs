//! Who is asked a later question, by what was said to an earlier one.

use crate::domain::{QuestionNo, Requirement, Round, Row};

/// The later questions that would be asked of others if two outcomes of `earlier` were swapped. `from` and `to` are places
/// among its rows; one beyond them is a way of not answering. Where both are the same, somebody ticks or does not.
pub(super) fn asked_otherwise(
    round: &Round,
    earlier: QuestionNo,
    rows: &[Row],
    (from, to): (usize, usize),
) -> Vec<QuestionNo> {
    let differs = |requirement: &Requirement| {
        let meets =
            |place: usize| rows.get(place).map_or(Some(false), |row| meets(requirement, *row));
        from == to || meets(from).is_none() || meets(from) != meets(to)
    };
    let later = round.questions().filter(|(_, question)| {
        let mut conditions = question.show_if.iter().filter(|one| one.question == earlier);
        conditions.any(|condition| differs(&condition.requirement))
    });
    later.map(|(no, _)| no).collect()
}

/// Whether an answer in this row meets a requirement; `None` where it depends.
fn meets(requirement: &Requirement, row: Row) -> Option<bool> {
    match (requirement, row) {
        (Requirement::AnyOf(wanted), Row::Choice(no)) => Some(wanted.contains(&no)),
        (Requirement::Between { at_least, at_most }, Row::Point(point)) => {
            let point = f64::from(point);
            Some(
                at_least.is_none_or(|least| point >= least)
                    && at_most.is_none_or(|most| point <= most),
            )
        }
        (Requirement::Between { .. }, Row::Band { .. }) => None,
        _ => Some(false),
    }
}
