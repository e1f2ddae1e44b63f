//! Bad days: the database locked, slow, away or full, clocks that jump, and updates that break the program.

mod away;
