//! `convert`: a document out of a file of another format.

use std::process::ExitCode;

use crate::args::Convert;

pub fn run(_args: &Convert) -> ExitCode {
    ExitCode::from(2)
}
