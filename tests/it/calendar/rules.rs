//! Each rule of the calendar on its own.
