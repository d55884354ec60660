//! Files of labelled documents, one module a format, reader and writer side by side.

pub mod glossator;
