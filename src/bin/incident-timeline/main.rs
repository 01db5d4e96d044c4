//! The command-line tool `incident-timeline`.

mod args;
mod convert;
mod export;
mod io;
mod publish;
mod render;
mod report;
mod schema;
mod source;
mod validate;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};

fn main() -> ExitCode {
    match Args::parse().command {
        Command::Validate(args) => validate::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Convert(args) => convert::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Render(args) => render::run(&args),
        Command::Publish(args) => publish::run(&args),
    }
}
