//! Requests of persons, retention, work in the background and other keys, on both databases.

mod erasure;
mod keys;
mod retention;
mod work;
mod world;
