//! Who gave which response, where only the responses themselves tell.

/// For each response the person who gave it, or none: of all ways to pair them off, one in which as few as can be are left
/// over of the responses and of the people who must have given one. `fits` says for each person and each response whether
/// they could belong together.
pub fn pair(fits: &[Vec<bool>], must: &[bool], responses: usize) -> Vec<Option<usize>> {
    let mut given_by = vec![None; responses];
    for person in (0..fits.len()).filter(|person| must[*person]) {
        find_response(fits, person, &mut given_by, &mut vec![false; responses]);
    }
    for response in 0..responses {
        if given_by[response].is_none() {
            find_person(fits, response, &mut given_by, &mut vec![false; fits.len()]);
        }
    }
    given_by
}

/// Gives a person a response, if need be one whose giver takes another.
fn find_response(
    fits: &[Vec<bool>],
    person: usize,
    given_by: &mut [Option<usize>],
    tried: &mut [bool],
) -> bool {
    for response in 0..given_by.len() {
        if !fits[person][response] || std::mem::replace(&mut tried[response], true) {
            continue;
        }
        let is_free =
            given_by[response].is_none_or(|other| find_response(fits, other, given_by, tried));
        if is_free {
            given_by[response] = Some(person);
            return true;
        }
    }
    false
}

/// Gives a response a person, if need be one whose response takes another.
fn find_person(
    fits: &[Vec<bool>],
    response: usize,
    given_by: &mut [Option<usize>],
    tried: &mut [bool],
) -> bool {
    for person in 0..fits.len() {
        if !fits[person][response] || std::mem::replace(&mut tried[person], true) {
            continue;
        }
        let theirs = given_by.iter().position(|other| *other == Some(person));
        if theirs.is_none_or(|theirs| find_person(fits, theirs, given_by, tried)) {
            given_by[response] = Some(person);
            return true;
        }
    }
    false
}

#[test]
fn nobody_is_left_without_a_response_for_taking_the_first_that_fits() {
    // The first fits both responses, the second one of them, the third need not have given any.
    let fits = [vec![true, true], vec![true, false], vec![true, true]];
    assert_eq!(pair(&fits, &[true, true, false], 2), [Some(1), Some(0)]);
    assert_eq!(pair(&fits, &[false, true, false], 2), [Some(1), Some(0)]);
    assert_eq!(pair(&[vec![false]], &[true], 1), [None]);
}
