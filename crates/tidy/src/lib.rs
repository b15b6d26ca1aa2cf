//! The repository's own rules live in `tests/`; this library is empty on purpose.
