//! Whoever writes of something hard is met kindly, wherever they write, and nothing of it lies in a queue.

mod meeting;
