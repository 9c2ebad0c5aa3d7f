//! The tables of the job board, each with one attribute of the panel more than the last.
//!
//! Read them in this order: `currency`, `tag`, `location`, `job_posting_tag`, `board_user`,
//! `company`, `application`, `interview`, `applicant`, `job_posting`.

#![expect(unreachable_pub, reason = "SeaORM's macros write `pub`, and a binary exports nothing")]

pub mod applicant;
pub mod application;
pub mod board_user;
pub mod company;
pub mod currency;
pub mod interview;
pub mod job_posting;
pub mod job_posting_tag;
pub mod location;
pub mod tag;
