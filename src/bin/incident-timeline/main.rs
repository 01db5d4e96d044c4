//! The command-line tool `incident-timeline`.

mod args;
mod io;
mod publish;
mod render;
mod source;
mod validate;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};

fn main() -> ExitCode {
    match Args::parse().command {
        Command::Validate(args) => validate::run(&args),
        Command::Render(args) => render::run(&args),
        Command::Publish(args) => publish::run(&args),
    }
}
