//! The same through the desk: what is stored is what the steps said.
